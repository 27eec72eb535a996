import { codeOf } from '../common/errors/database-failure.js';

/** What the SMTP client says of an error, as far as it is known. */
interface SmtpError {
  /** What kind of trouble it is, such as `EAUTH`. */
  readonly code?: string;
  /** What the system called it. */
  readonly originalCode?: string;
  /** The command that failed, such as `RCPT TO`. */
  readonly command?: string;
  /** What the server answered, and the number at its beginning. */
  readonly response?: string;
  readonly responseCode?: number;
  readonly message?: string;
}

/** An address that no letter can go to. */
export class UnusableAddress extends Error {
  readonly code = 'EENVELOPE';

  constructor() {
    super('This is not one address.');
    this.name = new.target.name;
  }
}

/** What servers say to a letter when it is the log-in, TLS or the order of commands that they miss. */
const NOT_ABOUT_THE_LETTER = new Set([503, 530, 534, 535, 538]);

/**
 * Whether the server will not take this letter, however often it is asked: 5xx to its sender, its recipient or its text. A
 * refused log-in is not that, nor is trouble with the connection: whoever runs this server can mend it.
 */
export function isRefusal(error: unknown): boolean {
  if (error instanceof UnusableAddress) return true;
  const { code, responseCode } = smtp(error);
  if (code !== 'EENVELOPE' && code !== 'EMESSAGE') return false;
  if (responseCode === undefined) return code === 'EENVELOPE'; // the client itself cannot send it to such an address
  return responseCode >= 500 && !NOT_ABOUT_THE_LETTER.has(responseCode);
}

/** What may stand in a log: the words of servers and of errors can hold addresses. */
export function nameOf(error: unknown): string {
  const { originalCode, responseCode } = smtp(error);
  const name = codeOf(error) || (error instanceof Error ? error.name : typeof error);
  return [name, originalCode, responseCode].filter((part) => part !== undefined).join(' ');
}

/** The same for whoever sets up the server, in one line that ends in the words of the server or the system. */
export function explain(error: unknown): string {
  const { message = '', response = message } = smtp(error);
  return `${reasonOf(smtp(error))}: ${response.replaceAll(/\s+/g, ' ').trim()}`;
}

function reasonOf({ code = '', originalCode = '', command = '', responseCode }: SmtpError): string {
  if (originalCode === 'ECONNREFUSED') return 'Nobody listens at the host and port of SMTP_URL';
  if (code === 'EDNS') return 'The host of SMTP_URL is not known';
  if (code === 'ETIMEDOUT' || originalCode === 'ETIMEDOUT')
    return 'The server of SMTP_URL did not answer in time';
  if (code === 'ETLS' || isTlsTrouble(originalCode)) return 'There is no safe connection (TLS) to the server';
  if (code === 'EAUTH' || NOT_ABOUT_THE_LETTER.has(responseCode ?? 0))
    return 'The server does not accept the log-in of SMTP_URL';
  if (command === 'MAIL FROM') return 'The server refuses letters from MAIL_FROM';
  if (command === 'RCPT TO') return 'The server refuses letters to this address';
  if (command === 'DATA' || code === 'EMESSAGE') return 'The server refuses this letter';
  return 'The connection to the server failed';
}

/** Codes of OpenSSL: `ERR_SSL_WRONG_VERSION_NUMBER`, `DEPTH_ZERO_SELF_SIGNED_CERT`, `UNABLE_TO_VERIFY_LEAF_SIGNATURE` and the like. */
const isTlsTrouble = (code: string) => /SSL|TLS|CERT|SIGNATURE|^EPROTO$/.test(code);

const smtp = (error: unknown) => (error ?? {}) as SmtpError;
