import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  paginateListObjectsV2,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { Logger } from '@nestjs/common';
import type { S3Bucket } from '../../config/config.js';
import { type ByteRange, MediaStorage, type StoredFile, type StoredPhoto } from './media-storage.js';
import { CACHE_FOR_EVER, photoFileType, photoFolder, PHOTOS_FOLDER } from './photo-files.js';
import { NoStore, refusedSetting } from './s3-refusals.js';
import { causeOf, StorageUnavailable } from './storage.errors.js';

const CONNECTION_TIMEOUT_MS = 3000;
/** Until the answer begins: a store that hangs must not keep people waiting for long. */
const ANSWER_TIMEOUT_MS = 5000;
/** The same where a file has to be sent first, perhaps over a slow line. */
const PUT_TIMEOUT_MS = 30_000;
/** Between two pieces of an answer. */
const IDLE_TIMEOUT_MS = 30_000;
const ATTEMPTS = 3;

/**
 * Photos in a bucket of an S3-compatible store. Whatever it fails with becomes StorageUnavailable; the log has the
 * store's name for it.
 */
export class S3MediaStorage extends MediaStorage {
  private readonly logger = new Logger(S3MediaStorage.name);
  private readonly client: S3Client;
  private readonly bucket: string;

  constructor(target: S3Bucket) {
    super();
    this.bucket = target.bucket;
    this.client = new S3Client({
      region: target.region,
      credentials: { accessKeyId: target.accessKeyId, secretAccessKey: target.secretAccessKey },
      // most stores other than AWS have no host name for each bucket
      ...(target.endpoint !== null && { endpoint: target.endpoint, forcePathStyle: true }),
      maxAttempts: ATTEMPTS,
      requestHandler: {
        connectionTimeout: CONNECTION_TIMEOUT_MS,
        requestTimeout: ANSWER_TIMEOUT_MS,
        throwOnRequestTimeout: true,
        socketTimeout: IDLE_TIMEOUT_MS,
      },
      // AWS's newer checksums are unknown to many stores; Content-MD5, which `put` sends, is understood by all
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    });
  }

  /**
   * Asks the store whether the settings are right. One that cannot be reached is no reason not to start: all that
   * needs no photos works, and the rest will.
   * @throws InvalidSetting naming the setting that the store refuses
   */
  async check(): Promise<void> {
    try {
      const Prefix = `${PHOTOS_FOLDER}/`;
      const command = new ListObjectsV2Command({ Bucket: this.bucket, Prefix, MaxKeys: 1 });
      if ((await this.client.send(command)).Name === undefined) throw new NoStore(); // a web page, for one
    } catch (error) {
      const refused = refusedSetting(error);
      if (refused) throw refused;
      this.logger.warn(`S3_ENDPOINT does not answer (${causeOf(error)}). Photos will fail until it does.`);
    }
  }

  async put(key: string, files: ReadonlyMap<string, Buffer>): Promise<void> {
    const sent = await Promise.allSettled([...files].map(([name, data]) => this.putFile(key, name, data)));
    const failed = sent.find((result) => result.status === 'rejected');
    if (!failed) return;
    // what this leaves when the store is gone, nobody refers to: a sweep takes it
    if (sent.some((result) => result.status === 'fulfilled')) await this.remove(key).catch(() => undefined);
    throw this.unavailable(failed.reason);
  }

  async sizeOf(key: string, name: string): Promise<number | null> {
    const command = new HeadObjectCommand({ Bucket: this.bucket, Key: objectOf(key, name) });
    const found = await this.orNull(this.client.send(command));
    return found?.ContentLength ?? null;
  }

  async open(key: string, name: string, range?: ByteRange): Promise<StoredFile | null> {
    const command = new GetObjectCommand({
      Bucket: this.bucket,
      Key: objectOf(key, name),
      ...(range && { Range: `bytes=${String(range.start)}-${String(range.end)}` }),
    });
    const found = await this.orNull(this.client.send(command));
    if (!found) return null;
    const whole = found.ContentRange?.split('/')[1] ?? found.ContentLength;
    return { stream: found.Body as Readable, size: Number(whole), ...(range && { range }) };
  }

  /** One by one: not every store deletes several at once, and those that do differ in the checksum they want. */
  async remove(key: string): Promise<void> {
    const names = await this.filesOf(key);
    const commands = names.map(
      (name) => new DeleteObjectCommand({ Bucket: this.bucket, Key: objectOf(key, name) }),
    );
    await this.guarded(Promise.all(commands.map((command) => this.client.send(command))));
  }

  async *list(): AsyncGenerator<StoredPhoto> {
    let photo: StoredPhoto | undefined;
    for await (const { name, modifiedAt } of this.objects(`${PHOTOS_FOLDER}/`)) {
      const key = name.split('/')[2] ?? '';
      if (photo && photo.key !== key) yield photo;
      // the files of a photo follow each other; the last to come says how old the photo is
      const newest = photo?.key === key && photo.modifiedAt > modifiedAt ? photo.modifiedAt : modifiedAt;
      photo = { key, modifiedAt: newest };
    }
    if (photo) yield photo;
  }

  async filesOf(key: string): Promise<string[]> {
    const prefix = `${photoFolder(key)}/`;
    const names = [];
    for await (const { name } of this.objects(prefix)) names.push(name.slice(prefix.length));
    return names;
  }

  private async putFile(key: string, name: string, data: Buffer): Promise<void> {
    await this.client.send(
      new PutObjectCommand({
        Bucket: this.bucket,
        Key: objectOf(key, name),
        Body: data,
        ContentMD5: createHash('md5').update(data).digest('base64'),
        ContentType: photoFileType(name) ?? 'application/octet-stream',
        CacheControl: `public, ${CACHE_FOR_EVER}`,
      }),
      { requestTimeout: PUT_TIMEOUT_MS },
    );
  }

  private async *objects(prefix: string): AsyncGenerator<{ name: string; modifiedAt: Date }> {
    const pages = paginateListObjectsV2({ client: this.client }, { Bucket: this.bucket, Prefix: prefix });
    try {
      for await (const { Contents = [] } of pages) {
        for (const { Key, LastModified } of Contents) {
          if (Key && LastModified) yield { name: Key, modifiedAt: LastModified };
        }
      }
    } catch (error) {
      throw this.unavailable(error);
    }
  }

  private async orNull<T>(asked: Promise<T>): Promise<T | null> {
    try {
      return await asked;
    } catch (error) {
      if (isMissing(error)) return null;
      throw this.unavailable(error);
    }
  }

  private async guarded<T>(asked: Promise<T>): Promise<T> {
    try {
      return await asked;
    } catch (error) {
      throw this.unavailable(error);
    }
  }

  /** Logs why, by the store's name for it alone: its messages may hold keys and addresses. */
  private unavailable(error: unknown): StorageUnavailable {
    this.logger.warn(`The photo store failed: ${causeOf(error)}`);
    return new StorageUnavailable();
  }
}

const objectOf = (key: string, name: string): string => `${photoFolder(key)}/${name}`;

/** A file that is not there, asked for with GET or with HEAD; a missing bucket has another name. */
const isMissing = (error: unknown): boolean =>
  error instanceof S3ServiceException && ['NoSuchKey', 'NotFound'].includes(error.name);
