import sharp from 'sharp';
import type { PostDto } from '../../src/posts/post.dto.js';
import type { ServerUnderTest } from '../support/server-under-test.js';
import type { TestApp } from '../support/test-app.js';
import type { Member } from './members.js';
import { insertPhotos } from './photos.js';

/** A small real photograph, in one colour. */
export async function jpeg(width = 64, height = 48, colour = '#4a7'): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: colour } })
    .jpeg()
    .toBuffer();
}

/** Uploads a photo. @returns its id */
export async function uploadPhoto(app: ServerUnderTest, member: Member, file?: Buffer): Promise<string> {
  const answer = await app
    .as(member)
    .post('/media')
    .attach('file', file ?? (await jpeg()), 'photo.jpg');
  if (answer.status !== 201) throw new Error(`The upload failed: ${answer.text}`);
  return (answer.body as { id: string }).id;
}

/** Publishes a post with one photo. */
export async function publish(app: ServerUnderTest, member: Member, caption = ''): Promise<PostDto> {
  const mediaIds = [await uploadPhoto(app, member)];
  const answer = await app.as(member).post('/posts').send({ mediaIds, caption });
  if (answer.status !== 201) throw new Error(`The post failed: ${answer.text}`);
  return answer.body as PostDto;
}

/** Publishes a post with one photo that has no files, which an upload takes its time for. */
export async function publishWithoutFiles(app: TestApp, author: Member, caption = ''): Promise<PostDto> {
  const mediaIds = await insertPhotos(app, author, 1);
  const { body } = await app.as(author).post('/posts').send({ mediaIds, caption }).expect(201);
  return body as PostDto;
}
