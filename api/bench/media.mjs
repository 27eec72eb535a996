import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { node } from '../scripts/paths.mjs';
import { withPrivateServer } from '../scripts/private-server.mjs';
import { latencies, percentile } from './latencies.mjs';
import { member } from './member.mjs';
import { ResidentMemory } from './resident-memory.mjs';

const PHOTOS = 40;
const PARALLEL = 10;
const FEED_REQUESTS = 1500;

/**
 * Photographs of 12 megapixels through the server, against the same encodes in one plain script; then ten of 16 megapixels
 * at once while somebody reads their feed.
 * @param {string[]} args paths of photographs to use instead of painted ones: one of 12 and one of 16 megapixels
 */
export async function benchMedia([photo12, photo16]) {
  const folder = mkdtempSync(join(tmpdir(), 'lightwell-bench-'));
  try {
    const twelve = await photo(folder, 'twelve.jpg', photo12, 4000, 3000);
    const sixteen = await photo(folder, 'sixteen.jpg', photo16, 4900, 3266);
    await throughput(twelve);
    await feedMeanwhile(sixteen);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function throughput(file) {
  console.log(`${PHOTOS} JPEGs of 12 MP to all variants, ${availableParallelism()} cores`);
  const plain = await plainly(file);
  await withPrivateServer(async ({ url, pid }) => {
    await script('uploads.mjs', url, availableParallelism(), availableParallelism(), file); // starts workers
    const memory = new ResidentMemory(pid);
    const { seconds } = await script('uploads.mjs', url, PARALLEL, PHOTOS, file);
    const perSecond = PHOTOS / seconds;
    console.log(
      `  plain sharp   ${plain.perSecond.toFixed(2)} photos/s, peak ${mb(plain.peakBytes)}  (${plain.how})`,
    );
    console.log(
      `  the server    ${perSecond.toFixed(2)} photos/s, peak ${mb(memory.stop())} in all its processes`,
    );
    console.log(`  ratio         ${(perSecond / plain.perSecond).toFixed(2)}`);
  });
}

/** The same encodes in one script, in the faster of the two ways to use the cores. */
async function plainly(file) {
  const cores = availableParallelism();
  const ways = [
    { how: 'one photo at a time, libvips threads', atOnce: 1, threads: cores },
    { how: 'a photo per core', atOnce: cores, threads: 1 },
  ];
  const results = [];
  for (const { how, atOnce, threads } of ways) {
    results.push({ how, ...(await script('plain-sharp.mjs', atOnce, threads, PHOTOS, file)) });
  }
  return results.sort((a, b) => b.perSecond - a.perSecond)[0];
}

async function feedMeanwhile(file) {
  await withPrivateServer(async ({ url, pid }) => {
    const { upload, send } = await member(url);
    for (let index = 0; index < 20; index++) {
      const { id } = await upload(Buffer.concat([await paint(600, 400), Buffer.from(String(index))]));
      await send('/posts', { mediaIds: [id], caption: `Post ${index}` });
    }
    const readFeed = () => send('/feed');
    await latencies(readFeed, 500); // warm
    const idle = await latencies(readFeed, FEED_REQUESTS);
    const memory = new ResidentMemory(pid);
    let uploading = true;
    const uploads = script('uploads.mjs', url, PARALLEL, PARALLEL * 3, file);
    void uploads.finally(() => (uploading = false)).catch(() => undefined);
    const busy = await latencies(readFeed, Infinity, () => uploading);
    await uploads;
    const [idle99, busy99] = [percentile(idle, 99), percentile(busy, 99)];
    console.log(`\n${PARALLEL} uploads of 16 MP at once, and somebody who reads their feed`);
    console.log(`  feed when idle    p50 ${ms(percentile(idle, 50))}, p99 ${ms(idle99)}`);
    console.log(
      `  feed meanwhile    p50 ${ms(percentile(busy, 50))}, p99 ${ms(busy99)}  (${busy.length} requests)`,
    );
    console.log(`  p99 ratio         ${(busy99 / idle99).toFixed(2)}`);
    console.log(`  peak memory       ${mb(memory.stop())} in all its processes`);
  });
}

/** Runs a script of this folder. @returns what it wrote, which is JSON */
async function script(name, ...args) {
  const child = spawn(node, [fileURLToPath(new URL(name, import.meta.url)), ...args.map(String)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  for await (const piece of child.stdout) text += piece;
  return JSON.parse(text);
}

async function photo(folder, name, given, width, height) {
  const file = join(folder, name);
  writeFileSync(file, given ? readFileSync(given) : await paint(width, height));
  return file;
}

/** Something like a photograph: soft shapes and fine grain. */
async function paint(width, height) {
  const grain = { type: 'gaussian', mean: 128, sigma: 40 };
  const shapes = { width: 48, height: 36, channels: 3, background: '#777', noise: { ...grain, sigma: 90 } };
  const soft = await sharp({ create: shapes })
    .resize(width, height, { kernel: 'cubic', fit: 'fill' })
    .png({ compressionLevel: 1 })
    .toBuffer();
  const fine = await sharp({ create: { width, height, channels: 3, background: '#777', noise: grain } })
    .blur(1.2)
    .png({ compressionLevel: 1 })
    .toBuffer();
  return sharp(soft)
    .composite([{ input: fine, blend: 'soft-light' }])
    .jpeg({ quality: 88 })
    .toBuffer();
}

const mb = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
const ms = (milliseconds) => `${milliseconds.toFixed(1)} ms`;
