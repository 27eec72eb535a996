import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { node } from '../scripts/paths.mjs';
import { withPrivateServer } from '../scripts/private-server.mjs';
import { latencies, percentile } from './latencies.mjs';
import { ResidentMemory } from './resident-memory.mjs';

const PHOTOS = 20;
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
    const twelve = photo12 ? readFileSync(photo12) : await paint(4000, 3000);
    const sixteen = photo16 ? readFileSync(photo16) : await paint(4900, 3266);
    const files = Array.from({ length: PHOTOS }, (_, index) => {
      const file = join(folder, `${index}.jpg`);
      writeFileSync(file, distinct(twelve, index));
      return file;
    });
    console.log(
      `${PHOTOS} JPEGs of 12 MP (${mb(twelve.length)} each) to all variants, ${availableParallelism()} cores`,
    );
    const plain = await plainly(files);
    const server = await withPrivateServer(({ url, pid }) => throughServer(url, pid, files));
    console.log(
      `  plain sharp   ${plain.perSecond.toFixed(2)} photos/s, peak ${mb(plain.peakBytes)}  (${plain.how})`,
    );
    console.log(
      `  the server    ${server.perSecond.toFixed(2)} photos/s, peak ${mb(server.peakBytes)} in all its processes`,
    );
    console.log(`  ratio         ${(server.perSecond / plain.perSecond).toFixed(2)}`);
    await withPrivateServer(({ url, pid }) => feedMeanwhile(url, pid, sixteen));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The same encodes in one script, in the faster of the two ways to use the cores. */
async function plainly(files) {
  const ways = [
    { how: 'one photo at a time, libvips threads', atOnce: 1, threads: availableParallelism() },
    { how: 'a photo per core', atOnce: availableParallelism(), threads: 1 },
  ];
  const results = [];
  for (const { how, atOnce, threads } of ways) {
    const script = spawn(
      node,
      [fileURLToPath(new URL('plain-sharp.mjs', import.meta.url)), atOnce, threads, ...files],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    let text = '';
    for await (const piece of script.stdout) text += piece;
    results.push({ how, ...JSON.parse(text) });
  }
  return results.sort((a, b) => b.perSecond - a.perSecond)[0];
}

async function throughServer(url, pid, files) {
  const { upload } = await member(url);
  await upload(await paint(400, 300)); // starts a worker
  const memory = new ResidentMemory(pid);
  const start = performance.now();
  await inParallel(files, (file) => upload(readFileSync(file)));
  const seconds = (performance.now() - start) / 1000;
  return { perSecond: files.length / seconds, peakBytes: memory.stop() };
}

async function feedMeanwhile(url, pid, photo) {
  const { upload, send } = await member(url);
  for (let index = 0; index < 20; index++) {
    const { id } = await upload(distinct(await paint(600, 400), index));
    await send('/posts', { mediaIds: [id], caption: `Post ${index}` });
  }
  const readFeed = () => send('/feed');
  await latencies(readFeed, 300); // warm
  await sleep(21_000); // idle workers go
  const idle = await latencies(readFeed, FEED_REQUESTS);
  const memory = new ResidentMemory(pid);
  let uploading = true;
  const photos = Array.from({ length: PARALLEL * 2 }, (_, index) => distinct(photo, index));
  const uploads = inParallel(photos, upload).finally(() => (uploading = false));
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
}

/** Somebody with an account, and what they do. */
async function member(url) {
  const send = async (path, body, token) => {
    const form = body instanceof FormData;
    const answer = await fetch(`${url}/api/v1${path}`, {
      method: body ? 'POST' : 'GET',
      headers: {
        ...(token && { Authorization: `Bearer ${token}` }),
        ...(body && !form && { 'Content-Type': 'application/json' }),
      },
      body: form ? body : body && JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  const { accessToken } = await send('/auth/signup', {
    username: 'bench',
    email: 'bench@example.org',
    password: 'bench-password-1',
  });
  return {
    send: (path, body) => send(path, body, accessToken),
    upload: (file) => {
      const form = new FormData();
      form.set('file', new Blob([file]), 'photo.jpg');
      return send('/media', form, accessToken);
    },
  };
}

async function inParallel(items, work) {
  const waiting = [...items];
  const worker = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: PARALLEL }, worker));
}

/** Something like a photograph: soft shapes and fine grain. */
async function paint(width, height) {
  const grain = { type: 'gaussian', mean: 128, sigma: 40 };
  const soft = await sharp({
    create: { width: 48, height: 36, channels: 3, background: '#777', noise: { ...grain, sigma: 90 } },
  })
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

/** The same photo in other bytes: what one person uploads twice would not be processed again. */
const distinct = (photo, index) => Buffer.concat([photo, Buffer.from(`photo ${index}`)]);

const mb = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
const ms = (milliseconds) => `${milliseconds.toFixed(1)} ms`;
