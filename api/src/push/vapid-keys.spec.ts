import { createECDH } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { InvalidSetting, readConfig } from '../config/config.js';
import { VapidKeys } from './vapid-keys.js';

describe('VAPID keys', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'lightwell-vapid-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  const keysIn = (name: string, settings: NodeJS.ProcessEnv = {}) =>
    new VapidKeys(readConfig({ JWT_SECRET: 'x'.repeat(32), DATA_DIR: join(folder, name), ...settings }));

  it('are made once for each installation, readable by their owner alone', () => {
    const keys = keysIn('one');
    const file = join(folder, 'one', 'vapid-private-key');
    expect(readFileSync(file, 'utf8')).toBe(keys.privateKey);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(Buffer.from(keys.publicKey, 'base64url')).toHaveLength(65);
    expect(keysIn('one')).toEqual(keys);
    expect(keysIn('other').publicKey).not.toBe(keys.publicKey);
  });

  it('can be set', () => {
    const pair = createECDH('prime256v1');
    pair.generateKeys();
    const privateKey = Buffer.concat([Buffer.alloc(32), pair.getPrivateKey()]).subarray(-32);
    const keys = keysIn('set', { VAPID_PRIVATE_KEY: privateKey.toString('base64url') });
    expect(keys.publicKey).toBe(pair.getPublicKey('base64url'));
  });

  it('must be keys', () => {
    expect(() => keysIn('none', { VAPID_PRIVATE_KEY: 'A'.repeat(43) })).toThrow(InvalidSetting);
    writeFileSync(join(folder, 'other', 'vapid-private-key'), 'nonsense');
    expect(() => keysIn('other')).toThrow(/^VAPID_PRIVATE_KEY/);
  });
});
