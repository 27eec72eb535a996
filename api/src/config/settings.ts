import {
  anything,
  bytes,
  mailbox,
  matching,
  oneOf,
  onOff,
  origins,
  ports,
  proxies,
  type Read,
  webAddress,
  wholeNumber,
} from './readers.js';

/** An environment variable. What README.md and .env.example say of it is made from this (`npm run settings`). */
type Setting = {
  readonly read: Read<unknown>;
  /** What it is for: one line of Markdown, without a full stop. */
  readonly text: string;
} & (
  | { /** As it is written. */ readonly default: string }
  | { /** What is the case while there is no value, in words. */ readonly unset: string }
);

/** The environment variables that Lightwell knows. */
export const SETTINGS = {
  HOST: {
    read: anything,
    default: '127.0.0.1',
    text: 'where the server listens; `0.0.0.0` lets other machines in',
  },
  PORT: { read: wholeNumber(0, 65535), default: '3000', text: 'at which port it listens' },
  DATA_DIR: {
    read: anything,
    default: './data',
    text: 'the folder of the embedded database, the photos and generated secrets',
  },
  DATABASE_URL: {
    read: matching(/^(sqlite|mysql|mariadb):\/\//, 'begin with sqlite://, mysql:// or mariadb://'),
    unset: 'SQLite in `DATA_DIR`',
    text: '`sqlite:///path/to/file.db`, `mysql://user:password@host:3306/database` or `mariadb://…`',
  },
  MEDIA_STORAGE: {
    read: oneOf('local', 's3'),
    default: 'local',
    text: 'where photos are kept: `local` in `DATA_DIR`, `s3` in the [bucket](#photos-in-s3) that `S3_…` name',
  },
  MEDIA_QUOTA_MB: {
    read: wholeNumber(0),
    default: '2000',
    text: 'megabytes that the photos of each person may take together, with all their sizes; `0`: no limit',
  },
  S3_ENDPOINT: { read: webAddress, unset: 'AWS', text: 'the store, such as `https://s3.example.org`' },
  S3_REGION: { read: anything, default: 'us-east-1', text: 'its region' },
  S3_BUCKET: {
    read: matching(/^[\w.-]{3,63}$/, 'be the name of a bucket'),
    unset: 'none',
    text: 'a bucket that exists, for this Lightwell alone',
  },
  S3_ACCESS_KEY_ID: {
    read: anything,
    unset: 'none',
    text: 'the key, which may list, read, write and delete in the bucket',
  },
  S3_SECRET_ACCESS_KEY: { read: anything, unset: 'none', text: 'the secret of the key' },
  S3_PUBLIC_URL: {
    read: webAddress,
    unset: 'the app serves them',
    text: 'where browsers find the photos of a public bucket: its own address or that of a CDN in front',
  },
  REDIS_URL: {
    read: matching(/^rediss?:\/\//, 'begin with redis:// or rediss://'),
    unset: 'none',
    text: 'carries live events and counts limits over several processes; such as `redis://localhost:6379`',
  },
  JWT_SECRET: {
    read: bytes(32),
    unset: 'generated into `DATA_DIR`',
    text: 'signs access tokens; required in production, at least 32 bytes (`openssl rand -base64 32`)',
  },
  VAPID_PRIVATE_KEY: {
    read: matching(/^[\w-]{43}$/, 'be 32 bytes in base64url'),
    unset: 'generated into `DATA_DIR`',
    text: 'signs [push notifications](#push-notifications), and a new one turns off everybody’s; 32 bytes in base64url',
  },
  VAPID_SUBJECT: {
    read: matching(/^(https:\/\/[^/\s]|mailto:[^@\s]+@[^@\s])/, 'begin with https:// or mailto:'),
    unset: '`PUBLIC_URL`',
    text: 'whom push services write to: `mailto:you@example.org` or an https address',
  },
  SMTP_URL: {
    read: matching(/^smtps?:\/\//, 'begin with smtp:// or smtps://'),
    unset: 'letters go to the log in development, and are not sent in production',
    text: 'the server that [letters](#mail) are handed to: `smtp://user:password@host:587` or `smtps://…`',
  },
  MAIL_FROM: {
    read: mailbox,
    unset: 'none',
    text: 'whom letters come from, such as `Lightwell <photos@example.org>`; required with `SMTP_URL`',
  },
  EMAIL_VERIFICATION: {
    read: oneOf('required', 'optional', 'off'),
    default: 'optional',
    text: 'whether new people must confirm their [addresses](#mail) before they take part, or some time; needs `SMTP_URL`',
  },
  PUBLIC_URL: {
    read: webAddress,
    unset: '`http://HOST:PORT`',
    text: 'the address that people type; https makes cookies `__Secure-`',
  },
  PUBLIC_BROWSING: {
    read: onOff,
    default: 'on',
    text: '`off` closes everything to people without an account',
  },
  CORS_ORIGINS: {
    read: origins,
    unset: 'none',
    text: 'other origins whose pages may call the API, separated by commas',
  },
  TRUST_PROXY: {
    read: proxies,
    default: 'off',
    text: 'how many reverse proxies are in front, or their addresses separated by commas',
  },
  DEMO: {
    read: onOff,
    unset: '`on` for SQLite in `DATA_DIR` outside production',
    text: '`on` or `off`: a small demo community in a new, empty database',
  },
  RATE_LIMITS: { read: onOff, default: 'on', text: '`off` for load tests only' },
  FETCH_ALLOW_PRIVATE: {
    read: onOff,
    default: 'off',
    text: '`on` lets `imageUrl` and push services be at private addresses; for tests and intranets',
  },
  FETCH_PORTS: {
    read: ports,
    default: '80,443',
    text: 'ports that `imageUrl` may name, separated by commas, or `any`',
  },
  LOG_LEVEL: {
    read: oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'),
    default: 'info',
    text: '`fatal`, `error`, `warn`, `info`, `debug`, `trace` or `silent`',
  },
  NODE_ENV: {
    read: oneOf('development', 'production', 'test'),
    default: 'development',
    text: '`production` requires `JWT_SECRET` and leaves out the demo community',
  },
} satisfies Record<string, Setting>;

type Value<S extends Setting> = ReturnType<S['read']> | (S extends { default: string } ? never : undefined);

/** Their values. */
export type Settings = {
  readonly [Name in keyof typeof SETTINGS]: Value<(typeof SETTINGS)[Name]>;
};

/** A setting that cannot be used. The message names the variable; the process ends with it and exit code 1. */
export class InvalidSetting extends Error {}

/**
 * Reads them, each by itself. White space around a value is none of it, and an empty one counts as not set.
 * @throws InvalidSetting
 */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const values = Object.entries<Setting>(SETTINGS).map(([name, setting]) => {
    const written = environment[name]?.trim() ?? '';
    const text = written || ('default' in setting ? setting.default : '');
    const must = (what: string): never => {
      throw new InvalidSetting(`${name} must ${what}.`);
    };
    return [name, text ? setting.read(text, must) : undefined];
  });
  return Object.fromEntries(values) as Settings;
}
