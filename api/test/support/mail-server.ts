import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import type { MailTarget } from '../../src/config/config.js';
import { eventually } from './eventually.js';

/** A letter as it came. */
export interface ReceivedLetter {
  /** Whom the server was told to bring it to. */
  readonly to: string;
  /** The same as it stands in the letter. */
  readonly headTo: string;
  readonly from: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly messageId: string;
  /** By their names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  /** As it was sent. */
  readonly raw: string;
}

/**
 * What the server does with letters: refuses the recipient for now (`451`) or for good (`550`), or the sender (`sender`), refuses the
 * log-in (`535`), takes the letter and dies before it says so (`drop`), or keeps its answer to itself until it `works()` again (`hang`).
 */
export type MailFault = '451' | '550' | 'sender' | '535' | 'drop' | 'hang';

/** The log-in that it asks for. */
export const LOGIN = { user: 'lightwell', password: 'p@ss/word' } as const;

/** An SMTP server on this machine, which keeps what it is sent. */
export class MailServer {
  /** Everything that was taken, oldest first. */
  readonly letters: ReceivedLetter[] = [];
  /** How often a letter was begun, also where it was refused. */
  attempts = 0;
  private fault: MailFault | null = null;
  private readonly hanging: (() => void)[] = [];
  private readonly sockets = new Set<Socket>();
  private server!: SMTPServer;
  private port: number;

  private constructor(port: number) {
    this.port = port;
  }

  /** Starts one, at a free port if none is given. */
  static async start(port = 0): Promise<MailServer> {
    const mail = new MailServer(port);
    await mail.listen();
    return mail;
  }

  /** For `TestApp.start({ mail: mail.target })`. */
  get target(): MailTarget & { kind: 'smtp' } {
    return { kind: 'smtp', url: this.url, from: 'Lightwell <photos@example.org>' };
  }

  /** For SMTP_URL. */
  get url(): string {
    const password = encodeURIComponent(LOGIN.password);
    return `smtp://${LOGIN.user}:${password}@127.0.0.1:${String(this.port)}`;
  }

  /** How many letters wait for the answer that it keeps to itself. */
  get held(): number {
    return this.hanging.length;
  }

  /** What was taken for an address, oldest first. */
  lettersTo(address: string): ReceivedLetter[] {
    return this.letters.filter(({ to }) => to === address);
  }

  /** Waits until so many were taken for an address. @returns the newest */
  async letterTo(address: string, count = 1): Promise<ReceivedLetter> {
    await eventually(`a letter to ${address}`, () =>
      Promise.resolve(this.lettersTo(address).length >= count),
    );
    return this.lettersTo(address).at(-1)!;
  }

  /** Where the button of a letter leads. */
  linkIn({ text }: ReceivedLetter): string {
    const link = /^https?:\/\/\S+$/m.exec(text)?.[0];
    if (!link) throw new Error(`There is no link in this letter:\n${text}`);
    return link;
  }

  /** Forgets what was taken. */
  forget(): void {
    this.letters.length = 0;
  }

  /** From now on it does not work. */
  fails(fault: MailFault): void {
    this.fault = fault;
  }

  /** From now on it works, and answers those who wait. */
  works(): void {
    this.fault = null;
    for (const answer of this.hanging.splice(0)) answer();
  }

  /** Goes away; connections end, and new ones are refused. */
  async stop(): Promise<void> {
    const closed = new Promise<void>((done) => this.server.close(done));
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  /** Comes back at the same address. */
  async comeBack(): Promise<void> {
    await this.listen();
  }

  private async listen(): Promise<void> {
    this.server = new SMTPServer({
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      disableReverseLookup: true,
      logger: false,
      onAuth: ({ username, password }, _session, answer) => {
        const right = username === LOGIN.user && password === LOGIN.password;
        if (right && this.fault !== '535') answer(null, { user: LOGIN.user });
        else answer(refusal(535, '5.7.8 Not with this password'));
      },
      onMailFrom: ({ address }, _session, answer) => {
        this.attempts++;
        answer(this.fault === 'sender' ? refusal(550, `5.7.1 ${address} is not yours`) : null);
      },
      onRcptTo: ({ address }, _session, answer) => {
        if (this.fault === '451') answer(refusal(451, `4.3.0 ${address}: try again later`));
        else if (this.fault === '550') answer(refusal(550, `5.1.1 ${address} is unknown here`));
        else answer();
      },
      onData: (stream, session, answer) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const to = session.envelope.rcptTo.map(({ address }) => address).join(', ');
          void this.take(to, Buffer.concat(chunks)).then(() => answer(null, 'queued'));
        });
      },
    });
    this.server.on('error', () => undefined); // connections that break
    this.server.server.on('connection', (socket: Socket) => {
      this.sockets.add(socket);
      socket.once('close', () => this.sockets.delete(socket));
    });
    this.server.listen(this.port, '127.0.0.1');
    await once(this.server.server, 'listening');
    this.port = (this.server.server.address() as AddressInfo).port;
  }

  private async take(to: string, raw: Buffer): Promise<void> {
    const { fault } = this;
    if (fault === 'hang') await new Promise<void>((go) => this.hanging.push(go));
    const email = await PostalMime.parse(raw);
    const { name, address = '' } = email.from ?? { name: '' };
    this.letters.push({
      to,
      headTo: (email.to ?? []).map((one) => one.address).join(', '),
      from: { name, address },
      subject: email.subject ?? '',
      text: email.text ?? '',
      html: email.html ?? '',
      messageId: email.messageId ?? '',
      headers: new Map(email.headers.map(({ key, value }) => [key, value])),
      raw: raw.toString(),
    });
    if (fault === 'drop') for (const socket of this.sockets) socket.destroy();
  }
}

const refusal = (responseCode: number, words: string) => Object.assign(new Error(words), { responseCode });
