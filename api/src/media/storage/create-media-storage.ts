import type { Config, S3Bucket } from '../../config/config.js';
import { LocalMediaStorage } from './local-media-storage.js';
import type { MediaStorage } from './media-storage.js';
import type { S3MediaStorage } from './s3-media-storage.js';

/** The storage that MEDIA_STORAGE names. */
export async function createMediaStorage(config: Pick<Config, 'media' | 'dataDir'>): Promise<MediaStorage> {
  return config.media.kind === 's3' ? openBucket(config.media) : new LocalMediaStorage(config.dataDir);
}

/**
 * Asks the store that MEDIA_STORAGE names, before anything is started, whether the settings are right.
 * @throws InvalidSetting naming the setting that it refuses
 */
export async function checkMediaStorage({ media }: Pick<Config, 'media'>): Promise<void> {
  if (media.kind === 's3') await (await openBucket(media)).check();
}

async function openBucket(bucket: S3Bucket): Promise<S3MediaStorage> {
  const { S3MediaStorage } = await import('./s3-media-storage.js'); // the SDK takes memory that a folder can do without
  return new S3MediaStorage(bucket);
}
