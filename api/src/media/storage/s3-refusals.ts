import { InvalidSetting } from '../../config/config.js';

/** What an S3-compatible store says, by its error code, and which setting that is about. */
const SETTING_BY_CODE: Partial<Record<string, string>> = {
  InvalidAccessKeyId: 'S3_ACCESS_KEY_ID must be one that the store knows.',
  SignatureDoesNotMatch: 'S3_SECRET_ACCESS_KEY must be the one that belongs to S3_ACCESS_KEY_ID.',
  AccessDenied: 'S3_ACCESS_KEY_ID must be allowed to list, read, write and delete in S3_BUCKET.',
  NoSuchBucket: 'S3_BUCKET must exist in the store.',
  InvalidBucketName: 'S3_BUCKET must be the name of a bucket.',
  AuthorizationHeaderMalformed: 'S3_REGION must be the region of the bucket.',
  PermanentRedirect: 'S3_REGION and S3_ENDPOINT must be those of the bucket.',
  RequestTimeTooSkewed: 'The clock of this machine must be right: the store refuses what it signs.',
};

/** Something answers at S3_ENDPOINT, but in another language. */
export class NoStore extends InvalidSetting {
  constructor() {
    super('S3_ENDPOINT must be the address of an S3-compatible store.');
  }
}

/** The setting that made the store refuse a request; null when it failed for a reason of its own or was not reached. */
export function refusedSetting(error: unknown): InvalidSetting | null {
  if (error instanceof InvalidSetting) return error;
  const { name = '', $metadata } = error as { name?: string; $metadata?: { httpStatusCode?: number } };
  const known = SETTING_BY_CODE[name];
  if (known) return new InvalidSetting(known);
  const status = $metadata?.httpStatusCode ?? 0;
  return status >= 300 && status < 500 && status !== 429 ? new NoStore() : null;
}
