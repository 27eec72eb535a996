import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { deriveKey, InvalidSetting, readConfig } from './config.js';
import { SETTINGS } from './settings.js';

const SECRET = 'a secret of thirty-two bytes, or more';

describe('settings', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'lightwell-config-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  const read = (environment: NodeJS.ProcessEnv) => readConfig({ JWT_SECRET: SECRET, ...environment });

  it('work for one machine when nothing is set', () => {
    const { jwtSecret, ...config } = read({});
    expect(jwtSecret.export().toString()).toBe(SECRET);
    expect(config).toEqual({
      production: false,
      host: '127.0.0.1',
      port: 3000,
      dataDir: resolve('data'),
      database: { dialect: 'sqlite', file: resolve('data/lightwell.db'), embedded: true },
      media: { kind: 'local' },
      vapid: { privateKey: null, subject: 'mailto:postmaster@127.0.0.1' },
      mail: { kind: 'log' },
      emailVerification: 'off',
      mediaQuotaBytes: 2_000_000_000,
      publicBrowsing: true,
      publicUrl: 'http://127.0.0.1:3000',
      corsOrigins: [],
      demo: true,
      rateLimits: true,
      logLevel: 'info',
      redisUrl: null,
      fetchAllowPrivate: false,
      fetchPorts: [80, 443],
      trustProxy: false,
      passwordCost: 12,
      photoLimits: { seconds: 120, megabytes: 1500, waiting: 100, perMember: 3 },
    });
  });

  it('take an empty variable, and white space, for one that is not set', () => {
    const names = Object.keys(SETTINGS).filter((name) => name !== 'JWT_SECRET');
    const empty = Object.fromEntries(names.map((name, place) => [name, place % 2 ? '' : '  ']));
    expect({ ...read(empty), jwtSecret: null }).toEqual({ ...read({}), jwtSecret: null });
  });

  it('are read as they are written', () => {
    expect(
      read({
        NODE_ENV: 'production',
        HOST: '0.0.0.0',
        PORT: ' 8080 ',
        DATA_DIR: folder,
        PUBLIC_BROWSING: 'off',
        PUBLIC_URL: 'https://photos.example.org/',
        CORS_ORIGINS: 'https://a.example, http://localhost:4200,',
        RATE_LIMITS: 'off',
        LOG_LEVEL: 'debug',
        MEDIA_QUOTA_MB: '500',
        REDIS_URL: 'rediss://:secret@cache:6380/1',
        FETCH_ALLOW_PRIVATE: 'on',
        FETCH_PORTS: '443, 8443',
        TRUST_PROXY: '10.0.0.0/8, ::1',
      }),
    ).toMatchObject({
      production: true,
      host: '0.0.0.0',
      port: 8080,
      dataDir: folder,
      database: { file: join(folder, 'lightwell.db'), embedded: true },
      publicBrowsing: false,
      publicUrl: 'https://photos.example.org',
      corsOrigins: ['https://a.example', 'http://localhost:4200'],
      rateLimits: false,
      logLevel: 'debug',
      mediaQuotaBytes: 500_000_000,
      fetchAllowPrivate: true,
      fetchPorts: [443, 8443],
      trustProxy: '10.0.0.0/8, ::1',
    });
  });

  it.each([
    [
      'sqlite:///var/lib/my%20photos.db',
      { dialect: 'sqlite', file: '/var/lib/my photos.db', embedded: false },
    ],
    ['mysql://u:p@db:3306/lightwell', { dialect: 'mysql', url: 'mysql://u:p@db:3306/lightwell' }],
    ['mariadb://u@db/lightwell', { dialect: 'mariadb', url: 'mariadb://u@db/lightwell' }],
  ])('name the database: %s', (url, target) => {
    expect(read({ DATABASE_URL: url }).database).toEqual(target);
  });

  it.each([
    [{}, true],
    [{ DEMO: 'off' }, false],
    [{ NODE_ENV: 'production' }, false],
    [{ NODE_ENV: 'production', DEMO: 'on' }, true],
    [{ DATABASE_URL: 'sqlite:///tmp/own.db' }, false],
    [{ DATABASE_URL: 'mysql://u:p@db/lightwell' }, false],
    [{ DATABASE_URL: 'mysql://u:p@db/lightwell', DEMO: 'on' }, true],
  ])('with %j the demo is %s', (environment, demo) => {
    expect(read(environment).demo).toBe(demo);
  });

  it('of 0 MB set no limit to what members store', () => {
    expect(read({ MEDIA_QUOTA_MB: '0' }).mediaQuotaBytes).toBeNull();
  });

  it('name the bucket that photos are kept in', () => {
    const keys = { S3_BUCKET: 'photos', S3_ACCESS_KEY_ID: 'id', S3_SECRET_ACCESS_KEY: 'secret' };
    const aws = {
      kind: 's3',
      endpoint: null,
      region: 'us-east-1',
      bucket: 'photos',
      accessKeyId: 'id',
      secretAccessKey: 'secret',
      publicUrl: null,
    };
    expect(read(keys).media).toEqual({ kind: 'local' });
    expect(read({ ...keys, MEDIA_STORAGE: 's3' }).media).toEqual(aws);
    const elsewhere = {
      S3_ENDPOINT: 'http://127.0.0.1:9000',
      S3_REGION: 'default',
      S3_PUBLIC_URL: 'https://cdn.example.org/media/',
    };
    expect(read({ ...keys, ...elsewhere, MEDIA_STORAGE: 's3' }).media).toEqual({
      ...aws,
      endpoint: 'http://127.0.0.1:9000',
      region: 'default',
      publicUrl: 'https://cdn.example.org/media',
    });
  });

  it.each([
    [{}, /^S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY must be set/],
    [{ S3_BUCKET: 'photos', S3_SECRET_ACCESS_KEY: 'hush' }, /^S3_ACCESS_KEY_ID must be set/],
    [
      {
        S3_BUCKET: 'photos',
        S3_ACCESS_KEY_ID: 'id',
        S3_SECRET_ACCESS_KEY: 'hush',
        S3_PUBLIC_URL: 'https://cdn.example.org',
        PUBLIC_BROWSING: 'off',
      },
      /^S3_PUBLIC_URL must not be set with PUBLIC_BROWSING=off/,
    ],
  ])('for photos in S3 say what is missing or does not fit: %j', (environment, message) => {
    const start = () => read({ ...environment, MEDIA_STORAGE: 's3' });
    expect(start).toThrow(InvalidSetting);
    expect(start).toThrow(message);
    expect(start).not.toThrow('hush');
  });

  it('say where letters go', () => {
    const SMTP_URL = 'smtp://alice:p%40ss@mail.example.org:587?name=photos.example.org';
    const MAIL_FROM = 'Lightwell <photos@example.org>';
    expect(read({}).mail).toEqual({ kind: 'log' });
    expect(read({ NODE_ENV: 'test', MAIL_FROM }).mail).toEqual({ kind: 'log' });
    expect(read({ NODE_ENV: 'production' }).mail).toEqual({ kind: 'none' });
    for (const NODE_ENV of ['development', 'production']) {
      expect(read({ NODE_ENV, SMTP_URL, MAIL_FROM }).mail).toEqual({
        kind: 'smtp',
        url: SMTP_URL,
        from: MAIL_FROM,
      });
    }
    for (const from of [
      'lightwell@localhost',
      '"Photos, of us" <a@example.org>',
      'Zoë e.V. <zoe@example.org>',
    ]) {
      const local = { SMTP_URL: 'smtps://localhost', MAIL_FROM: from };
      expect(read(local).mail).toEqual({ kind: 'smtp', url: 'smtps://localhost', from });
    }
  });

  it('ask for confirmed addresses only where letters can be sent', () => {
    const smtp = { SMTP_URL: 'smtp://localhost', MAIL_FROM: 'a@example.org' };
    expect(read(smtp).emailVerification).toBe('optional');
    expect(read({ ...smtp, EMAIL_VERIFICATION: 'required' }).emailVerification).toBe('required');
    expect(read({ EMAIL_VERIFICATION: 'optional' }).emailVerification).toBe('off');
    expect(() => read({ EMAIL_VERIFICATION: 'required' })).toThrow(
      new InvalidSetting('EMAIL_VERIFICATION=required needs SMTP_URL.'),
    );
  });

  it('need a sender for letters, and never show the password of the server', () => {
    const withoutSender = () => read({ SMTP_URL: 'smtp://alice:hush@mail.example.org' });
    expect(withoutSender).toThrow(InvalidSetting);
    expect(withoutSender).toThrow(/^MAIL_FROM must be set/);
    expect(withoutSender).not.toThrow('hush');
    const unreadable = () => read({ SMTP_URL: 'smtp://alice:hush@mail:port', MAIL_FROM: 'a@example.org' });
    expect(unreadable).toThrow(InvalidSetting);
    expect(unreadable).toThrow(/^SMTP_URL must look like/);
    expect(unreadable).not.toThrow('hush');
  });

  it('believe as many proxies as there are in front', () => {
    const { trustProxy } = read({ TRUST_PROXY: '2' });
    const believes = (hop: number) => typeof trustProxy === 'function' && trustProxy('10.0.0.1', hop);
    expect([0, 1, 2, 3].map(believes)).toEqual([true, true, false, false]);
  });

  it.each([
    ['DATABASE_URL', 'postgres://u:p@db/lightwell'],
    ['DATABASE_URL', 'lightwell.db'],
    ['REDIS_URL', 'cache:6379'],
    ['DATABASE_URL', 'sqlite://'],
    ['DATABASE_URL', 'mysql://db'],
    ['DATABASE_URL', 'mysql://db/'],
    ['DATABASE_URL', 'sqlite:///a%ZZ.db'],
    ['PORT', 'http'],
    ['PORT', '3000.5'],
    ['PORT', '-1'],
    ['PORT', '65536'],
    ['NODE_ENV', 'prod'],
    ['PUBLIC_BROWSING', 'yes'],
    ['RATE_LIMITS', 'true'],
    ['FETCH_ALLOW_PRIVATE', '1'],
    ['FETCH_PORTS', 'all'],
    ['FETCH_PORTS', '443,'],
    ['FETCH_PORTS', '0'],
    ['FETCH_PORTS', '80,65536'],
    ['DEMO', 'maybe'],
    ['LOG_LEVEL', 'loud'],
    ['PUBLIC_URL', 'photos.example.org'],
    ['PUBLIC_URL', 'ftp://photos.example.org'],
    ['CORS_ORIGINS', '*'],
    ['CORS_ORIGINS', 'https://a.example,b.example'],
    ['CORS_ORIGINS', 'https://a.example/path'],
    ['TRUST_PROXY', 'yes'],
    ['TRUST_PROXY', '999.0.0.1'],
    ['TRUST_PROXY', '10.0.0.0/99'],
    ['TRUST_PROXY', '10.0.0.1,'],
    ['MEDIA_QUOTA_MB', '-1'],
    ['MEDIA_QUOTA_MB', 'lots'],
    ['MEDIA_STORAGE', 'S3'],
    ['S3_ENDPOINT', '127.0.0.1:9000'],
    ['S3_BUCKET', 'my/bucket'],
    ['S3_PUBLIC_URL', 'cdn.example.org'],
    ['JWT_SECRET', 'x'.repeat(31)],
    ['SMTP_URL', 'mail.example.org:25'],
    ['SMTP_URL', 'http://mail.example.org'],
    ['SMTP_URL', 'smtp://'],
    ['EMAIL_VERIFICATION', 'on'],
    ['MAIL_FROM', 'Lightwell'],
    ['MAIL_FROM', 'photos@'],
    ['MAIL_FROM', 'Lightwell <photos@example.org'],
    ['MAIL_FROM', 'alice@example.org, bob@example.org'],
    ['MAIL_FROM', 'Alice <alice@example.org>, Bob <bob@example.org>'],
    ['MAIL_FROM', 'Lightwell\r\nBcc: bob@example.org <photos@example.org>'],
    ['MAIL_FROM', 'Light\twell <photos@example.org>'],
    ['VAPID_PRIVATE_KEY', 'x'.repeat(42)],
    ['VAPID_PRIVATE_KEY', `${'x'.repeat(42)}=`],
    ['VAPID_SUBJECT', 'alice@example.org'],
    ['VAPID_SUBJECT', 'http://photos.example.org'],
  ])('say by name that %s=%s cannot be used', (name, value) => {
    const start = () => read({ [name]: value });
    expect(start).toThrow(InvalidSetting);
    expect(start).toThrow(new RegExp(`^${name} .*must`));
  });

  it('need a secret in production, and never show one', () => {
    const start = () => readConfig({ NODE_ENV: 'production', DATA_DIR: folder });
    expect(start).toThrow(InvalidSetting);
    expect(start).toThrow(/^JWT_SECRET must be set in production/);
    expect(() => read({ JWT_SECRET: 'too short a secret' })).not.toThrow('too short a secret');
  });

  it('make a secret once for each installation, readable by its owner alone', () => {
    const dataDir = join(folder, 'new', 'data');
    const secret = (DATA_DIR: string) => readConfig({ DATA_DIR }).jwtSecret.export().toString();
    const first = secret(dataDir);
    expect(Buffer.from(first, 'base64url')).toHaveLength(32);
    const file = join(dataDir, 'jwt-secret');
    expect(readFileSync(file, 'utf8')).toBe(first);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(secret(dataDir)).toBe(first);
    expect(readdirSync(dataDir)).toEqual(['jwt-secret']);
    expect(secret(join(folder, 'other'))).not.toBe(first);
  });

  it('tell push services where this server is, unless told otherwise', () => {
    const subject = (settings: NodeJS.ProcessEnv) => read(settings).vapid.subject;
    expect(subject({ PUBLIC_URL: 'https://photos.example.org/' })).toBe('https://photos.example.org');
    expect(subject({ PUBLIC_URL: 'http://photos.lan' })).toBe('mailto:postmaster@photos.lan');
    expect(subject({ VAPID_SUBJECT: 'mailto:alice@example.org' })).toBe('mailto:alice@example.org');
    expect(read({ VAPID_PRIVATE_KEY: 'k'.repeat(43) }).vapid.privateKey).toBe('k'.repeat(43));
  });

  it('give each purpose a key of its own', () => {
    const { jwtSecret } = read({});
    const keys = [jwtSecret, deriveKey(jwtSecret, 'photos'), deriveKey(jwtSecret, 'others')];
    expect(new Set(keys.map((key) => key.export().toString('hex'))).size).toBe(3);
    expect(deriveKey(jwtSecret, 'photos').equals(keys[1] ?? jwtSecret)).toBe(true);
  });
});
