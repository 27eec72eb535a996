import type { Config } from '../../config/config.js';
import { LocalMediaStorage } from './local-media-storage.js';
import type { MediaStorage } from './media-storage.js';

/**
 * The storage that MEDIA_STORAGE names.
 * @throws InvalidSetting when the store refuses what the settings say
 */
export async function createMediaStorage(config: Config): Promise<MediaStorage> {
  if (config.media.kind === 'local') return new LocalMediaStorage(config.dataDir);
  const { S3MediaStorage } = await import('./s3-media-storage.js'); // the SDK takes memory that a folder can do without
  const storage = new S3MediaStorage(config.media);
  await storage.check();
  return storage;
}
