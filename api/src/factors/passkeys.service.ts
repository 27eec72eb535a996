import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { Database } from '../database/database.js';
import { isTaken } from '../database/database-errors.js';
import type { ChallengePurpose } from '../database/entities/auth-challenge.entity.js';
import { Passkey } from '../database/entities/passkey.entity.js';
import { AuthChallenges } from './auth-challenges.js';
import { PasskeyNotFound, PasskeyRefused, TooManyPasskeys } from './factors.errors.js';
import type { RelyingParty } from './relying-party.js';

const MOST = 20;

/** What its owner sees of a passkey. */
export type PasskeyInfo = Pick<Passkey, 'id' | 'name' | 'createdAt' | 'lastUsedAt'>;

/** What a browser comes back with: as `@simplewebauthn/browser` and `PublicKeyCredential.toJSON()` make it. */
export interface PasskeyAnswer {
  readonly ticket: string;
  readonly response: AuthenticationResponseJSON;
}

/** What a browser is to do with a passkey, and the ticket to come back with. */
export interface PasskeyTask<Options> {
  readonly ticket: string;
  readonly options: Options;
}

/**
 * Passkeys (Web Authentication Level 3). A device proves that it holds the key and that its owner is there, by finger, face or PIN: two
 * factors in one. They are found by the site alone, so that nobody has to type who they are.
 */
@Injectable()
export class PasskeysService {
  constructor(
    private readonly challenges: AuthChallenges,
    private readonly database: Database,
  ) {}

  /** Oldest first. */
  async list(userId: number): Promise<PasskeyInfo[]> {
    return this.allOf(userId);
  }

  /** @throws TooManyPasskeys */
  async beginAdding(
    person: { id: number; username: string; name: string },
    site: RelyingParty,
  ): Promise<PasskeyTask<PublicKeyCredentialCreationOptionsJSON>> {
    const known = await this.allOf(person.id);
    if (known.length >= MOST) throw new TooManyPasskeys(MOST);
    const { generateRegistrationOptions } = await library();
    const options = await generateRegistrationOptions({
      rpName: 'Lightwell',
      rpID: site.id,
      userID: new TextEncoder().encode(String(person.id)),
      userName: person.username,
      userDisplayName: person.name || person.username,
      excludeCredentials: known.map(descriptorOf),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    const ticket = await this.challenges.begin('passkey_add', {
      userId: person.id,
      challenge: options.challenge,
    });
    return { ticket, options };
  }

  /** @throws TicketInvalid, PasskeyRefused */
  async add(
    userId: number,
    { ticket, name, response }: { ticket: string; name: string; response: RegistrationResponseJSON },
    site: RelyingParty,
  ): Promise<PasskeyInfo> {
    const begun = await this.challenges.attempt(ticket, 'passkey_add');
    await this.challenges.finish(ticket, 'passkey_add');
    if (begun.userId !== userId) throw new PasskeyRefused(userId);
    const { verifyRegistrationResponse } = await library();
    const { registrationInfo } = await refusedUnless(userId, () =>
      verifyRegistrationResponse({
        response,
        expectedChallenge: begun.challenge,
        expectedOrigin: site.origin,
        expectedRPID: site.id,
        requireUserVerification: true,
      }),
    );
    if (!registrationInfo) throw new PasskeyRefused(userId);
    const { id, publicKey, counter, transports = [] } = registrationInfo.credential;
    const passkey = {
      userId,
      credentialHash: hash(id),
      credentialId: id,
      publicKey: Buffer.from(publicKey).toString('base64url'),
      counter,
      transports: transports.join(',').slice(0, 100),
      name,
      lastUsedAt: null,
    };
    try {
      return await this.passkeys.save({ ...passkey, createdAt: new Date() });
    } catch (error) {
      throw isTaken(error, 'passkeys', 'credential') || isTaken(error, 'passkeys', 'credential_hash')
        ? new PasskeyRefused(userId)
        : error;
    }
  }

  /** @param userId whose it has to be, when that is known */
  async beginUsing(
    purpose: ChallengePurpose,
    site: RelyingParty,
    userId: number | null = null,
  ): Promise<PasskeyTask<PublicKeyCredentialRequestOptionsJSON>> {
    const known = userId === null ? [] : await this.allOf(userId);
    const { generateAuthenticationOptions } = await library();
    const options = await generateAuthenticationOptions({
      rpID: site.id,
      userVerification: 'required',
      allowCredentials: known.map(descriptorOf),
    });
    return {
      ticket: await this.challenges.begin(purpose, { userId, challenge: options.challenge }),
      options,
    };
  }

  /**
   * @param by who has to have begun it, when that is known
   * @returns whose passkey it is
   * @throws TicketInvalid, PasskeyRefused
   */
  async use(
    purpose: ChallengePurpose,
    { ticket, response }: PasskeyAnswer,
    site: RelyingParty,
    by: number | null = null,
  ): Promise<number> {
    const begun = await this.challenges.attempt(ticket, purpose);
    await this.challenges.finish(ticket, purpose);
    const passkey = await this.passkeys.findOneBy({ credentialHash: hash(String(response.id)) });
    const owner = passkey?.userId ?? null;
    if (!passkey || begun.userId !== by || (by !== null && owner !== by)) throw new PasskeyRefused(owner);
    const { verifyAuthenticationResponse } = await library();
    const { verified, authenticationInfo } = await refusedUnless(owner, () =>
      verifyAuthenticationResponse({
        response,
        expectedChallenge: begun.challenge,
        expectedOrigin: site.origin,
        expectedRPID: site.id,
        credential: {
          id: passkey.credentialId,
          publicKey: new Uint8Array(Buffer.from(passkey.publicKey, 'base64url')),
          counter: passkey.counter,
        },
        requireUserVerification: true,
      }),
    );
    if (!verified) throw new PasskeyRefused(passkey.userId);
    await this.passkeys.update(
      { id: passkey.id },
      { counter: authenticationInfo.newCounter, lastUsedAt: new Date() },
    );
    return passkey.userId;
  }

  /** @throws PasskeyNotFound */
  async rename(userId: number, id: number, name: string): Promise<PasskeyInfo> {
    await this.passkeys.update({ id, userId }, { name });
    const passkey = await this.passkeys.findOneBy({ id, userId });
    if (!passkey) throw new PasskeyNotFound();
    return passkey;
  }

  /** @throws PasskeyNotFound */
  async remove(userId: number, id: number): Promise<void> {
    if ((await this.passkeys.delete({ id, userId })).affected !== 1) throw new PasskeyNotFound();
  }

  async removeAllOf(userId: number): Promise<void> {
    await this.passkeys.delete({ userId });
  }

  private async allOf(userId: number): Promise<Passkey[]> {
    return this.passkeys.find({ where: { userId }, order: { id: 'ASC' } });
  }

  private get passkeys() {
    return this.database.manager.getRepository(Passkey);
  }
}

/** Loaded when it is first needed: it takes half a second and 26 MB. */
const library = () => import('@simplewebauthn/server');

const hash = (credentialId: string): string => createHash('sha256').update(credentialId).digest('base64url');

const descriptorOf = ({ credentialId, transports }: Passkey) => ({
  id: credentialId,
  transports: transports === '' ? [] : transports.split(','),
});

/** The library throws what is wrong with an answer, and what is no answer at all. */
async function refusedUnless<T>(accountId: number | null, verify: () => Promise<T>): Promise<T> {
  try {
    return await verify();
  } catch {
    throw new PasskeyRefused(accountId);
  }
}
