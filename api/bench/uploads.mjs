// Lets several members upload a photo many times in other bytes, away from whoever measures: uploads.mjs URL MEMBERS COUNT FILE
import { readFileSync } from 'node:fs';
import { member } from './member.mjs';

const [url, members, count, file] = process.argv.slice(2);
const photo = readFileSync(file);
let next = 0;
const worker = async ({ upload }) => {
  // what one person uploads twice would not be processed again
  while (next < Number(count)) await upload(Buffer.concat([photo, Buffer.from(`photo ${next++}`)]));
};
const people = await Promise.all(
  Array.from({ length: Number(members) }, (_, index) => member(url, `bench${index}_${Date.now()}`)),
);
const start = performance.now();
await Promise.all(people.map(worker));
console.log(JSON.stringify({ seconds: (performance.now() - start) / 1000 }));
