import { randomBytes, randomUUID } from 'node:crypto';
import { Media } from '../../src/database/entities/media.entity.js';
import type { MediaStorage } from '../../src/media/storage/media-storage.js';
import type { TestApp } from '../support/test-app.js';
import type { Member } from './members.js';
import { jpeg } from './posts.js';

/** A photo that nobody has sent before: the same bytes would share their files. */
export const newPhoto = (width = 64): Promise<Buffer> =>
  jpeg(width, width, `#${randomBytes(3).toString('hex')}`);

/** Uploads a photo, whatever the answer is. Sent again under the same key it is the same upload. */
export const sendPhoto = (app: TestApp, member: Member, file: Buffer, key: string = randomUUID()) =>
  app.as(member).post('/media').set('Idempotency-Key', key).attach('file', file, 'lake.jpg');

/** The keys of all that is stored, sorted. */
export async function storedKeys(storage: MediaStorage): Promise<string[]> {
  const keys = [];
  for await (const { key } of storage.list()) keys.push(key);
  return keys.sort();
}

/** The keys that rows refer to, sorted. */
export async function knownKeys(app: TestApp): Promise<string[]> {
  const rows = await app.dataSource.manager.find(Media);
  return rows.map(({ storageKey }) => storageKey).sort();
}
