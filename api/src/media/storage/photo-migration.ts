import type { MediaStorage } from './media-storage.js';
import { isPhotoKey } from './photo-files.js';
import { causeOf } from './storage.errors.js';

/** Photos copied at the same time: most of the time goes into waiting for a store. */
const AT_ONCE = 4;
/** A storage that fails so often in a row is gone, and asking it for thousands more helps nobody. */
const GIVE_UP_AFTER = 10;

/** How many photos were copied, lay there already, or could not be copied. */
export type MigrationCounts = Record<'copied' | 'present' | 'failed', number>;

/** A photo that could not be copied, and what its cause is called. */
export interface MigrationFailure {
  readonly key: string;
  readonly cause: string;
}

/** What arrived is not what was sent. */
class CopyDiffers extends Error {
  override readonly name = 'CopyDiffers';
}

/**
 * Copies all photos from one storage to another and compares every copy with its original, byte by byte. What is there
 * already and the same is left alone, so an interrupted migration is resumed by running it again. Nothing is ever deleted.
 * Photos that come or go meanwhile do no harm: a second run brings what the first one missed.
 * @param onPhoto called after each photo
 */
export async function migratePhotos(
  from: MediaStorage,
  to: MediaStorage,
  onPhoto: (counts: MigrationCounts, failure?: MigrationFailure) => void,
): Promise<MigrationCounts> {
  const counts = { copied: 0, present: 0, failed: 0 };
  let failedInARow = 0;
  const photos = from.list();
  const work = async () => {
    for await (const { key } of photos) {
      if (!isPhotoKey(key)) continue; // what an interrupted upload left
      try {
        const outcome = await copyPhoto(from, to, key);
        if (outcome) counts[outcome]++;
        failedInARow = 0;
        onPhoto(counts);
      } catch (error) {
        counts.failed++;
        onPhoto(counts, { key, cause: causeOf(error) });
        if (++failedInARow >= GIVE_UP_AFTER) break;
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return counts;
}

/** @returns null when the photo was deleted meanwhile */
async function copyPhoto(from: MediaStorage, to: MediaStorage, key: string) {
  const originals = await readFiles(from, key);
  if (originals.size === 0) return null;
  if (holds(await readFiles(to, key), originals)) return 'present';
  await to.put(key, originals);
  if (!holds(await readFiles(to, key), originals)) throw new CopyDiffers();
  return 'copied';
}

async function readFiles(storage: MediaStorage, key: string): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for (const name of await storage.filesOf(key)) {
    const file = await storage.open(key, name);
    if (file) files.set(name, Buffer.concat(await file.stream.toArray()));
  }
  return files;
}

function holds(files: ReadonlyMap<string, Buffer>, originals: ReadonlyMap<string, Buffer>): boolean {
  return [...originals].every(([name, data]) => files.get(name)?.equals(data));
}
