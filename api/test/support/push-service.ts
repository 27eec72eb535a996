import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PushContent } from '../../src/push/push-message.js';

/** A message as the push service got it: it cannot read it. */
interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** What the service answers with, and the headers of it; null to never answer. */
type Answer = { readonly status: number; readonly headers?: Record<string, string> } | null;

const PATIENCE_MS = 15_000;

/** A push service (RFC 8030) on this machine. */
export class PushService {
  /** Everything that was sent here, oldest first. */
  readonly received: Received[] = [];
  /** Connections that were opened. */
  connections = 0;
  /** What to answer to the next requests for a browser, by its path; then 201. */
  readonly answers = new Map<string, Answer[]>();
  private readonly waiting = new Set<() => void>();

  private constructor(private readonly server: Server) {
    server.on('connection', () => this.connections++);
    server.on('request', (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const answers = this.answers.get(request.url ?? '') ?? [];
        const answer = answers.length > 0 ? answers.shift() : { status: 201 };
        if (answer) response.writeHead(answer.status, answer.headers).end();
        this.received.push({
          path: request.url ?? '',
          headers: request.headers,
          body: Buffer.concat(chunks),
        });
        for (const look of this.waiting) look();
      });
    });
  }

  static async start(): Promise<PushService> {
    const server = createServer();
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    return new PushService(server);
  }

  get origin(): string {
    return `http://127.0.0.1:${String((this.server.address() as AddressInfo).port)}`;
  }

  /** Waits until this many messages came for a browser, or for any. */
  async until(browser: TestBrowser | null, count: number): Promise<Received[]> {
    const theirs = () => this.received.filter(({ path }) => !browser || path === browser.path);
    if (theirs().length < count) {
      await new Promise<void>((done, fail) => {
        const late = setTimeout(() => {
          this.waiting.delete(look);
          fail(new Error(`Of ${String(count)} messages ${String(theirs().length)} came.`));
        }, PATIENCE_MS);
        const look = () => {
          if (theirs().length < count) return;
          clearTimeout(late);
          this.waiting.delete(look);
          done();
        };
        this.waiting.add(look);
      });
    }
    return theirs();
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

/** A browser that subscribed, and alone can read what is sent to it. */
export class TestBrowser {
  readonly path = `/push/${randomBytes(12).toString('base64url')}`;
  private readonly keys = createECDH('prime256v1');
  private readonly auth = randomBytes(16);

  constructor(private readonly service: PushService) {
    this.keys.generateKeys();
  }

  /** What it tells the server. */
  get subscription() {
    return {
      endpoint: this.service.origin + this.path,
      keys: {
        p256dh: this.keys.getPublicKey('base64url'),
        auth: this.auth.toString('base64url'),
      },
    };
  }

  /** Lets the service answer with these to what is sent next; then 201. */
  meets(...answers: Answer[]): void {
    this.service.answers.set(this.path, answers);
  }

  /** The words that came, oldest first, once there are as many as wanted. */
  async reads(count: number): Promise<PushContent[]> {
    const messages = await this.service.until(this, count);
    return messages.map(({ body }) => JSON.parse(this.decrypt(body)) as PushContent);
  }

  /** How many messages came until now. */
  get count(): number {
    return this.service.received.filter(({ path }) => path === this.path).length;
  }

  /** RFC 8291, section 3.4, on RFC 8188, section 2. */
  private decrypt(body: Buffer): string {
    const salt = body.subarray(0, 16);
    const sender = body.subarray(21, 21 + body.readUInt8(20));
    const encrypted = body.subarray(21 + sender.length);
    const info = Buffer.concat([Buffer.from('WebPush: info\0'), this.keys.getPublicKey(), sender]);
    const input = Buffer.from(hkdfSync('sha256', this.keys.computeSecret(sender), this.auth, info, 32));
    const derive = (name: string, length: number) =>
      Buffer.from(hkdfSync('sha256', input, salt, `Content-Encoding: ${name}\0`, length));
    const cipher = createDecipheriv('aes-128-gcm', derive('aes128gcm', 16), derive('nonce', 12));
    cipher.setAuthTag(encrypted.subarray(-16));
    const padded = Buffer.concat([cipher.update(encrypted.subarray(0, -16)), cipher.final()]);
    return padded.subarray(0, padded.lastIndexOf(2)).toString();
  }
}

/** Checks the signature of `Authorization: vapid t=…, k=…` (RFC 8292). @returns the claims and the key it was made with */
export function verifyVapid(authorization = '') {
  const [, token = '', key = ''] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(authorization) ?? [];
  const [header = '', claims = '', signature = ''] = token.split('.');
  const point = Buffer.from(key, 'base64url');
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  };
  const publicKey = createPublicKey({ key: jwk, format: 'jwk' });
  const signed = Buffer.from(`${header}.${claims}`);
  const bytes = Buffer.from(signature, 'base64url');
  if (!verify('sha256', signed, { key: publicKey, dsaEncoding: 'ieee-p1363' }, bytes)) {
    throw new Error('The signature is wrong.');
  }
  const { aud, exp, sub } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as {
    aud: string;
    exp: number;
    sub: string;
  };
  return { aud, exp, sub, key };
}
