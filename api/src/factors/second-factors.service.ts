import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IsNull, LessThan, Not } from 'typeorm';
import { Secret, TOTP } from 'otpauth';
import { Config, deriveKey } from '../config/config.js';
import { Database } from '../database/database.js';
import { Authenticator } from '../database/entities/authenticator.entity.js';
import { RecoveryCode } from '../database/entities/recovery-code.entity.js';
import { SecondFactorOff, SecondFactorOn, WrongCode } from './factors.errors.js';

const ISSUER = 'Lightwell';
const PERIOD_S = 30;
/** Codes of the step before and after are taken, too: clocks differ (RFC 6238, section 5.2). */
const WINDOW = 1;
const RECOVERY_CODES = 10;

/** Where a code comes from. */
export type CodeKind = 'app' | 'recovery';

/** What somebody's second factor is. */
export interface SecondFactorState {
  /** Whether a code is asked for after the password. */
  readonly on: boolean;
  readonly recoveryCodesLeft: number;
}

/** What an app has to know. */
export interface AuthenticatorSetup {
  /** Base32, to be typed. */
  readonly secret: string;
  /** The same for a QR code. */
  readonly url: string;
}

/** Codes of an authenticator app (TOTP, RFC 6238), and the ten that take its place when it is lost. */
@Injectable()
export class SecondFactorsService {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  async stateOf(userId: number): Promise<SecondFactorState> {
    return { on: await this.isOn(userId), recoveryCodesLeft: await this.codes.countBy({ userId }) };
  }

  async isOn(userId: number): Promise<boolean> {
    return this.authenticators.existsBy({ userId, confirmedAt: Not(IsNull()) });
  }

  /** Makes a new secret, which is asked for nowhere until a code of it was right. @throws SecondFactorOn */
  async begin(userId: number, username: string): Promise<AuthenticatorSetup> {
    const secret = new Secret({ size: 20 });
    await this.database.transaction(async () => {
      if (await this.isOn(userId)) throw new SecondFactorOn();
      await this.authenticators.delete({ userId });
      await this.authenticators.insert({ userId, secret: this.encrypt(secret.base32), confirmedAt: null });
    });
    return { secret: secret.base32, url: totp(secret, username).toString() };
  }

  /** Turns it on by a first code. @returns the recovery codes @throws WrongCode, SecondFactorOn */
  async confirm(userId: number, code: string): Promise<string[]> {
    return this.database.transaction(async () => {
      if (await this.isOn(userId)) throw new SecondFactorOn();
      if (!(await this.takesFromApp(userId, code.replaceAll(/\s/g, '')))) throw new WrongCode(userId);
      await this.authenticators.update({ userId }, { confirmedAt: new Date() });
      return this.renewCodes(userId);
    });
  }

  /** Uses a code up, in the transaction of what it is used for. @returns what it was of; null when it was wrong */
  async take(userId: number, code: string): Promise<CodeKind | null> {
    const plain = code.replaceAll(/[\s-]/g, '').toLowerCase();
    if (/^\d{6}$/.test(plain))
      return (await this.isOn(userId)) && (await this.takesFromApp(userId, plain)) ? 'app' : null;
    const { affected } = await this.codes.delete({ userId, codeHash: hash(plain) });
    return affected === 1 ? 'recovery' : null;
  }

  /** @returns new ones, in place of all others @throws SecondFactorOff */
  async renewCodes(userId: number): Promise<string[]> {
    return this.database.transaction(async () => {
      if (!(await this.isOn(userId))) throw new SecondFactorOff();
      const codes = Array.from({ length: RECOVERY_CODES }, newCode);
      await this.codes.delete({ userId });
      await this.codes.insert(codes.map((code) => ({ userId, codeHash: hash(code.replaceAll('-', '')) })));
      return codes;
    });
  }

  /** From here on no code is asked for. @returns whether one was */
  async turnOff(userId: number): Promise<boolean> {
    return this.database.transaction(async () => {
      const wasOn = await this.isOn(userId);
      await this.authenticators.delete({ userId });
      await this.codes.delete({ userId });
      return wasOn;
    });
  }

  private async takesFromApp(userId: number, code: string): Promise<boolean> {
    const authenticator = await this.authenticators.findOneBy({ userId });
    const secret = authenticator && this.decrypt(authenticator.secret);
    if (!secret) return false;
    const now = Date.now();
    const delta = totp(Secret.fromBase32(secret), '').validate({
      token: code,
      timestamp: now,
      window: WINDOW,
    });
    if (delta === null) return false;
    const step = Math.floor(now / 1000 / PERIOD_S) + delta;
    const taken = await this.authenticators.update({ userId, lastStep: LessThan(step) }, { lastStep: step });
    return taken.affected === 1;
  }

  private encrypt(text: string): string {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.key, iv);
    const bytes = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), bytes]).toString('base64url');
  }

  /** Null when it was encrypted with another JWT_SECRET: then only recovery codes help. */
  private decrypt(text: string): string | null {
    try {
      const bytes = Buffer.from(text, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', this.key, bytes.subarray(0, 12));
      decipher.setAuthTag(bytes.subarray(12, 28));
      return decipher.update(bytes.subarray(28), undefined, 'utf8') + decipher.final('utf8');
    } catch {
      return null;
    }
  }

  private get key() {
    return deriveKey(this.config.jwtSecret, 'authenticators');
  }

  private get authenticators() {
    return this.database.manager.getRepository(Authenticator);
  }

  private get codes() {
    return this.database.manager.getRepository(RecoveryCode);
  }
}

const totp = (secret: Secret, label: string) =>
  new TOTP({ issuer: ISSUER, label, secret, algorithm: 'SHA1', digits: 6, period: PERIOD_S });

const hash = (code: string): string => createHash('sha256').update(code).digest('base64url');

/** 120 random bits in base32, in six groups: so many that a plain hash is enough (OWASP ASVS 6.5.2). */
const newCode = (): string => (new Secret({ size: 15 }).base32.toLowerCase().match(/.{4}/g) ?? []).join('-');
