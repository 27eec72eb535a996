// The encodes of the photo pipeline in one plain script, to compare with: plain-sharp.mjs AT_ONCE THREADS COUNT FILE
import sharp from 'sharp';

const [atOnce, threads, count, file] = process.argv.slice(2);
sharp.concurrency(Number(threads));
sharp.cache(false);

async function develop() {
  const { data, info } = await sharp(file)
    .autoOrient()
    .resize({ width: 2048, height: 4096, fit: 'inside', withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true });
  for (const width of [320, 640, 1080, 1440, 2048]) {
    await sharp(data, { raw: info })
      .resize({ width })
      .avif({ quality: 65, effort: 0, chromaSubsampling: '4:2:0' })
      .toBuffer();
    await sharp(data, { raw: info }).resize({ width }).webp({ quality: 82, effort: 2 }).toBuffer();
  }
  await sharp(data, { raw: info }).resize({ width: 1200 }).jpeg({ quality: 82, mozjpeg: true }).toBuffer();
}

const start = performance.now();
let next = 0;
const worker = async () => {
  while (next++ < Number(count)) await develop();
};
await Promise.all(Array.from({ length: Number(atOnce) }, worker));
const seconds = (performance.now() - start) / 1000;
const peakBytes = process.resourceUsage().maxRSS * 1024;
console.log(JSON.stringify({ perSecond: Number(count) / seconds, peakBytes }));
