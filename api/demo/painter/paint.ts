// "npm run demo:paint": paints the photos and avatars of the demo's community anew. It takes a minute or two.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { avatarFile, photoFile, readCommunity } from '../../src/demo/community.js';
import { renderAvatar } from './avatar.js';
import { renderPicture, specOf } from './picture.js';

const { people, posts } = readCommunity();

for (const folder of [new URL('.', photoFile('')), new URL('.', avatarFile(''))]) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
}
for (const { username, avatar } of people) {
  await writeFile(avatarFile(username), await renderAvatar(avatar));
}
for (const photo of posts.flatMap(({ photos }) => photos)) {
  await writeFile(photoFile(photo.name), await renderPicture(specOf(photo)));
  console.log(photo.name);
}
