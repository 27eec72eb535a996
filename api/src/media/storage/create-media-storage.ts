import type { Config } from '../../config/config.js';
import { LocalMediaStorage } from './local-media-storage.js';
import type { MediaStorage } from './media-storage.js';
import { S3MediaStorage } from './s3-media-storage.js';

/**
 * The storage that MEDIA_STORAGE names.
 * @throws InvalidSetting when the store refuses what the settings say
 */
export async function createMediaStorage(config: Config): Promise<MediaStorage> {
  if (config.media.kind === 'local') return new LocalMediaStorage(config.dataDir);
  const storage = new S3MediaStorage(config.media);
  await storage.check();
  return storage;
}
