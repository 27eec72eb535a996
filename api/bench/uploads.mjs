// Uploads a photo many times in other bytes, away from whoever measures: uploads.mjs URL TOKEN AT_ONCE COUNT FILE
import { readFileSync } from 'node:fs';
import { member } from './member.mjs';

const [url, token, atOnce, count, file] = process.argv.slice(2);
const { upload } = await member(url, token);
const photo = readFileSync(file);
let next = 0;
const worker = async () => {
  // what one person uploads twice would not be processed again
  while (next < Number(count)) await upload(Buffer.concat([photo, Buffer.from(`photo ${next++}`)]));
};
const start = performance.now();
await Promise.all(Array.from({ length: Number(atOnce) }, worker));
console.log(JSON.stringify({ seconds: (performance.now() - start) / 1000 }));
