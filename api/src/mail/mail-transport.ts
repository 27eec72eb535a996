import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';
import { Injectable, Logger } from '@nestjs/common';
import ipaddr from 'ipaddr.js';
import { createTransport } from 'nodemailer';
import { Config } from '../config/config.js';
import type { Letter } from './letter.js';
import { LetterPrinter } from './letter-printer.js';
import { inOneLine } from './plain-text.js';
import { UnusableAddress } from './smtp-failure.js';

/** How long a server may take to connect, to greet, and to answer. */
const TIMEOUTS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };
/** For all of a letter, however slowly the server reads it. */
const LETTER_MS = 120_000;

/** What parameters of SMTP_URL must not change: the client's log would hold letters and the log-in. */
const FIXED = ['logger', 'debug', 'transactionLog', 'pool', 'url', 'disableFileAccess', 'disableUrlAccess'];

/** So that nobody's absence note answers (RFC 3834, section 5, and Exchange's own word for it). */
const HEADERS = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' };

/** One address: without white space, control characters and what ends or begins another one. */
const ONE_ADDRESS = /^[^\s\p{Cc}<>,;:"]+@[^\s\p{Cc}<>,;:"@]+$/u;

type Smtp = ReturnType<typeof connectionsTo>;

/** Hands letters to the SMTP server of the settings. Without one they go to the log, where a developer finds the links in them. */
@Injectable()
export class MailTransport {
  private readonly logger = new Logger(MailTransport.name);
  private readonly printer: LetterPrinter;
  private readonly closing = new AbortController();
  private readonly from: string = '';
  private readonly smtp: Smtp | null = null;

  constructor({ mail, publicUrl }: Config) {
    this.printer = new LetterPrinter(publicUrl);
    if (mail.kind !== 'smtp') return;
    this.from = mail.from;
    this.smtp = connectionsTo(mail.url);
  }

  /**
   * Sends a letter; takes two minutes at most.
   * @param id makes it the same letter when it is sent again
   * @returns what the server answered
   * @throws UnusableAddress, or whatever goes wrong on the way
   */
  async send(letter: Letter, id?: string): Promise<string> {
    if (!ONE_ADDRESS.test(letter.to)) throw new UnusableAddress();
    const { html, text } = this.printer.print(letter);
    const subject = inOneLine(letter.subject);
    if (!this.smtp) {
      this.logger.log(`A letter to ${letter.to}: ${subject}\n\n${text}`);
      return '';
    }
    const { response } = await this.smtp.sendMail({
      from: this.from,
      to: { name: '', address: letter.to },
      subject,
      text,
      html,
      headers: HEADERS,
      messageId: id && `<${id}@${hostOf(this.from)}>`,
      signal: AbortSignal.any([this.closing.signal, AbortSignal.timeout(LETTER_MS)]),
    });
    return response;
  }

  /** Cuts off what is under way. */
  close(): void {
    this.closing.abort();
    this.smtp?.close();
  }
}

/**
 * Connections that serve several letters. STARTTLS is used wherever it is offered, and a password does not leave this machine without it
 * unless `requireTLS=false` stands in the address.
 */
function connectionsTo(address: string) {
  const url = new URL(address);
  for (const name of FIXED) url.searchParams.delete(name);
  const hasLogin = url.username !== '' || url.password !== '';
  return createTransport({
    pool: true,
    url: url.href,
    requireTLS: url.protocol === 'smtp:' && hasLogin && !isLoopback(url.hostname),
    disableFileAccess: true,
    disableUrlAccess: true,
    ...TIMEOUTS,
  });
}

function isLoopback(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').toLowerCase();
  return host === 'localhost' || (isIP(host) !== 0 && ipaddr.process(host).range() === 'loopback');
}

/** The domain of `Lightwell <photos@example.org>`. */
const hostOf = (from: string) => domainToASCII(/@([^@>]+)>?$/.exec(from)?.[1] ?? '');
