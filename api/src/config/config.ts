import { createHash, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import { generatedSecret } from './generated-secret.js';
import { InvalidSetting, readSettings, type Settings } from './settings.js';

export { InvalidSetting };

/** Which database, and where. */
export type DatabaseTarget =
  | { readonly dialect: 'sqlite'; readonly file: string; readonly embedded: boolean }
  | { readonly dialect: 'mysql' | 'mariadb'; readonly url: string };

/** An S3-compatible store, and the bucket in it that holds the photos. */
export interface S3Bucket {
  /** Origin of the store; null for AWS, which knows it from the region. */
  readonly endpoint: string | null;
  readonly region: string;
  readonly bucket: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Where browsers find what lies in the bucket, without a trailing slash; null when the app serves it. */
  readonly publicUrl: string | null;
}

/** Where the files of photos are kept. */
export type MediaTarget = { readonly kind: 'local' } | ({ readonly kind: 's3' } & S3Bucket);

/** How push services know this server (RFC 8292). */
export interface VapidSettings {
  /** P-256 private key, 32 bytes in base64url; null for one that is generated into the data folder. */
  readonly privateKey: string | null;
  /** Where a push service finds whoever runs this server: `https:` or `mailto:`. */
  readonly subject: string;
}

/** Whether new accounts must confirm their address before they take part, shall do so, or are not asked. */
export type EmailVerification = 'required' | 'optional' | 'off';

/** Where letters go: to an SMTP server, to the log, which is for development, or nowhere. */
export type MailTarget =
  | { readonly kind: 'smtp'; readonly url: string; readonly from: string }
  | { readonly kind: 'log' }
  | { readonly kind: 'none' };

/** What the processing of photos may take. */
export interface PhotoLimits {
  /** For how long one may be worked on. */
  readonly seconds: number;
  /** Memory of one process, in 10^6 bytes. */
  readonly megabytes: number;
  /** How many may wait. */
  readonly waiting: number;
  /** How many of one member may wait or be worked on. */
  readonly perMember: number;
}

/** Everything that can be set from outside, read once at start, checked and typed. */
export abstract class Config {
  abstract readonly production: boolean;
  abstract readonly host: string;
  abstract readonly port: number;
  /** Absolute path of the folder for the embedded database, uploads and generated secrets. */
  abstract readonly dataDir: string;
  abstract readonly database: DatabaseTarget;
  abstract readonly media: MediaTarget;
  /** Signs access tokens (HS256). A KeyObject is parsed once, a string on every request. */
  abstract readonly jwtSecret: KeyObject;
  abstract readonly vapid: VapidSettings;
  abstract readonly mail: MailTarget;
  /** Whether addresses count only when they are confirmed; `off` where no letters can be sent. */
  abstract readonly emailVerification: EmailVerification;
  /** How many bytes of photos each person may store; null for no limit. */
  abstract readonly mediaQuotaBytes: number | null;
  /** Whether people without an account may read what is public. */
  abstract readonly publicBrowsing: boolean;
  /** Origin under which browsers reach the app, without a trailing slash. */
  abstract readonly publicUrl: string;
  abstract readonly corsOrigins: readonly string[];
  /** Whether a new, empty database gets the demo community. */
  abstract readonly demo: boolean;
  abstract readonly rateLimits: boolean;
  abstract readonly logLevel: string;
  /** What connects several processes; null while there is one. */
  abstract readonly redisUrl: string | null;
  /** Whether `imageUrl`, and push services, may be at private addresses. */
  abstract readonly fetchAllowPrivate: boolean;
  /** Ports that `imageUrl` may name; null for any. */
  abstract readonly fetchPorts: readonly number[] | null;
  /** Fastify's `trustProxy`. */
  abstract readonly trustProxy: Settings['TRUST_PROXY'];
  /** bcrypt's cost: 2^n rounds. */
  abstract readonly passwordCost: number;
  abstract readonly photoLimits: PhotoLimits;
}

const randomSecret = () => randomBytes(32).toString('base64url');
const S3_REQUIRED = ['S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const;

/**
 * Reads the environment into a `Config`.
 * @throws InvalidSetting
 */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const settings = readSettings(environment);
  const production = settings.NODE_ENV === 'production';
  const dataDir = resolve(settings.DATA_DIR);
  const database = databaseTarget(settings.DATABASE_URL, dataDir);
  const publicUrl = settings.PUBLIC_URL ?? `http://${settings.HOST}:${String(settings.PORT)}`;
  const mail = mailTarget(settings);
  return {
    production,
    host: settings.HOST,
    port: settings.PORT,
    dataDir,
    database,
    media: mediaTarget(settings),
    jwtSecret: jwtSecret(settings, dataDir),
    vapid: {
      privateKey: settings.VAPID_PRIVATE_KEY ?? null,
      subject: settings.VAPID_SUBJECT ?? contactAt(publicUrl),
    },
    mail,
    emailVerification: emailVerification(settings, mail),
    mediaQuotaBytes: settings.MEDIA_QUOTA_MB * 1_000_000 || null,
    publicBrowsing: settings.PUBLIC_BROWSING,
    publicUrl,
    corsOrigins: settings.CORS_ORIGINS ?? [],
    demo: settings.DEMO ?? (!production && database.dialect === 'sqlite' && database.embedded),
    rateLimits: settings.RATE_LIMITS,
    logLevel: settings.LOG_LEVEL,
    redisUrl: settings.REDIS_URL ?? null,
    fetchAllowPrivate: settings.FETCH_ALLOW_PRIVATE,
    fetchPorts: settings.FETCH_PORTS,
    trustProxy: settings.TRUST_PROXY,
    passwordCost: 12,
    photoLimits: { seconds: 120, megabytes: 1500, waiting: 100, perMember: 3 },
  };
}

function databaseTarget(url: string | undefined, dataDir: string): DatabaseTarget {
  if (!url) return { dialect: 'sqlite', file: join(dataDir, 'lightwell.db'), embedded: true };
  if (url.startsWith('sqlite://')) {
    const file = decoded(url.slice('sqlite://'.length));
    if (!file) throw new InvalidSetting('DATABASE_URL must name a file: sqlite:///var/lib/lightwell.db.');
    return { dialect: 'sqlite', file: resolve(file), embedded: false };
  }
  if (!URL.canParse(url) || new URL(url).pathname.length < 2) {
    throw new InvalidSetting('DATABASE_URL must look like mysql://user:password@host:3306/database.');
  }
  return { dialect: url.startsWith('mariadb:') ? 'mariadb' : 'mysql', url };
}

function emailVerification({ EMAIL_VERIFICATION: wanted }: Settings, mail: MailTarget): EmailVerification {
  if (mail.kind === 'smtp') return wanted;
  if (wanted === 'required') throw new InvalidSetting('EMAIL_VERIFICATION=required needs SMTP_URL.');
  return 'off';
}

function mediaTarget(settings: Settings): MediaTarget {
  if (settings.MEDIA_STORAGE === 'local') return { kind: 'local' };
  const {
    S3_BUCKET: bucket,
    S3_ACCESS_KEY_ID: accessKeyId,
    S3_SECRET_ACCESS_KEY: secretAccessKey,
  } = settings;
  if (!bucket || !accessKeyId || !secretAccessKey) {
    const missing = S3_REQUIRED.filter((name) => !settings[name]).join(', ');
    throw new InvalidSetting(`${missing} must be set for photos in S3.`);
  }
  if (settings.S3_PUBLIC_URL && !settings.PUBLIC_BROWSING) {
    throw new InvalidSetting(
      'S3_PUBLIC_URL must not be set with PUBLIC_BROWSING=off: the store does not ask for a log-in.',
    );
  }
  return {
    kind: 's3',
    endpoint: settings.S3_ENDPOINT ?? null,
    region: settings.S3_REGION,
    bucket,
    accessKeyId,
    secretAccessKey,
    publicUrl: settings.S3_PUBLIC_URL ?? null,
  };
}

function mailTarget({ SMTP_URL: url, MAIL_FROM: from, NODE_ENV }: Settings): MailTarget {
  if (!url) return { kind: NODE_ENV === 'production' ? 'none' : 'log' };
  if (!URL.canParse(url) || !new URL(url).hostname) {
    throw new InvalidSetting('SMTP_URL must look like smtp://user:password@host:587, percent-encoded.');
  }
  if (!from) throw new InvalidSetting('MAIL_FROM must be set for letters to be sent by SMTP_URL.');
  return { kind: 'smtp', url, from };
}

/** Undoes percent-encoding; null when it is broken. */
function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

function jwtSecret(settings: Settings, dataDir: string): KeyObject {
  if (settings.JWT_SECRET) return createSecretKey(Buffer.from(settings.JWT_SECRET));
  if (settings.NODE_ENV === 'production') {
    throw new InvalidSetting(
      'JWT_SECRET must be set in production: at least 32 random bytes (openssl rand -base64 32).',
    );
  }
  return createSecretKey(Buffer.from(generatedSecret(dataDir, 'jwt-secret', randomSecret)));
}

/** The app itself, where it has an address that the outside can know. */
function contactAt(publicUrl: string): string {
  return publicUrl.startsWith('https:') ? publicUrl : `mailto:postmaster@${new URL(publicUrl).hostname}`;
}

/** Derives a key for another purpose from the one secret, so that no token is good for two things. */
export function deriveKey(secret: KeyObject, purpose: string): KeyObject {
  return createSecretKey(createHash('sha256').update(purpose).update('\0').update(secret.export()).digest());
}
