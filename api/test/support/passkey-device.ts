import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { isoCBOR } from '@simplewebauthn/server/helpers';

const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const ATTESTED = 0x40;

/** What a device does otherwise than asked. */
interface Deviation {
  readonly origin?: string;
  readonly challenge?: string;
  readonly verified?: boolean;
}

interface Key {
  readonly id: string;
  readonly rpId: string;
  readonly privateKey: KeyObject;
  readonly userHandle: string;
}

/** A device that keeps passkeys, with the browser in front of it (Web Authentication Level 3, sections 6 and 7). */
export class PasskeyDevice {
  private readonly keys: Key[] = [];

  /** @param origin of the site that it shows */
  constructor(private readonly origin: string) {}

  /** `navigator.credentials.create()` */
  create(
    options: PublicKeyCredentialCreationOptionsJSON,
    { origin = this.origin, challenge = options.challenge, verified = true }: Deviation = {},
  ): RegistrationResponseJSON {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const id = randomBytes(32).toString('base64url');
    const rpId = String(options.rp.id);
    this.keys.push({ id, rpId, privateKey, userHandle: options.user.id });
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    // RFC 9053: an EC2 key (1: 2) for ES256 (3: -7) on P-256 (-1: 1)
    const cose = new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, bytesOf(x)],
      [-3, bytesOf(y)],
    ]);
    const credential = bytesOf(id);
    const authData = Buffer.concat([
      head(rpId, ATTESTED | flags(verified)),
      Buffer.alloc(16), // no make
      Buffer.from([0, credential.length]),
      credential,
      isoCBOR.encode(cose),
    ]);
    const attestation = new Map<string, unknown>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', new Uint8Array(authData)],
    ]);
    return {
      id,
      rawId: id,
      type: 'public-key',
      clientExtensionResults: {},
      response: {
        clientDataJSON: clientData('webauthn.create', challenge, origin).toString('base64url'),
        attestationObject: Buffer.from(isoCBOR.encode(attestation as never)).toString('base64url'),
        transports: ['internal'],
      },
    };
  }

  /** `navigator.credentials.get()`, with the newest key for the site */
  get(
    options: PublicKeyCredentialRequestOptionsJSON,
    { origin = this.origin, challenge = options.challenge, verified = true }: Deviation = {},
  ): AuthenticationResponseJSON {
    const key = this.keys.findLast(({ rpId }) => rpId === options.rpId);
    if (!key) throw new Error(`There is no passkey for ${String(options.rpId)}.`);
    const authenticatorData = head(key.rpId, flags(verified));
    const clientDataJSON = clientData('webauthn.get', challenge, origin);
    const hashOfClientData = createHash('sha256').update(clientDataJSON).digest();
    const signature = createSign('sha256').update(authenticatorData).update(hashOfClientData);
    return {
      id: key.id,
      rawId: key.id,
      type: 'public-key',
      clientExtensionResults: {},
      response: {
        clientDataJSON: clientDataJSON.toString('base64url'),
        authenticatorData: authenticatorData.toString('base64url'),
        signature: signature.sign(key.privateKey).toString('base64url'),
        userHandle: key.userHandle,
      },
    };
  }
}

const bytesOf = (base64url: string) => new Uint8Array(Buffer.from(base64url, 'base64url'));

const flags = (verified: boolean) => USER_PRESENT | (verified ? USER_VERIFIED : 0);

/** Begins what an authenticator signs: site, flags, and a counter that stays 0, as that of passkeys which are synchronised. */
const head = (rpId: string, flags: number) =>
  Buffer.concat([createHash('sha256').update(rpId).digest(), Buffer.from([flags, 0, 0, 0, 0])]);

const clientData = (type: string, challenge: string, origin: string) =>
  Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
