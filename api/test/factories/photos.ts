import { randomBytes } from 'node:crypto';
import { Database } from '../../src/database/database.js';
import { Media } from '../../src/database/entities/media.entity.js';
import type { TestApp } from '../support/test-app.js';
import type { Member } from './members.js';

/**
 * Writes unused photos straight into the table: for what looks at their ids only, an upload each would be slow.
 * @returns their ids
 */
export async function insertPhotos(app: TestApp, uploader: Member, count: number): Promise<string[]> {
  const photo = () => ({
    uploaderId: Number(uploader.id),
    storageKey: randomBytes(16).toString('base64url'),
    width: 64,
    height: 48,
    alt: '',
    blurhash: '',
    variants: [{ width: 64, height: 48, type: 'image/webp' }],
    postId: null,
    position: 0,
    avatarOfId: null,
    createdAt: new Date(),
  });
  const database = app.get(Database);
  // a transaction of the app's own, repeated after a deadlock: tests call this while the same people's posts are written
  const saved = await database.transaction(() =>
    database.manager.save(Media, Array.from({ length: count }, photo)),
  );
  return saved.map(({ id }) => String(id));
}
