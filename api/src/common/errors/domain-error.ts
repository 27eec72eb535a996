import type { SecurityEvent } from '../security-events.js';
import type { ErrorCode } from './error-codes.js';

/** What is wrong with one field of a request. */
export interface FieldError {
  /** JSON Pointer (RFC 6901) as a URI fragment: `#/email`. */
  pointer: string;
  /** A sentence for people. */
  detail: string;
  /** Machine-readable reason, e.g. `too_short`. */
  code: string;
}

/**
 * Base of everything the product refuses on purpose. Features derive short classes from it; the problem filter turns
 * them into RFC 9457 answers.
 */
export abstract class DomainError extends Error {
  /** What this is to those who watch over the server; null for everyday refusals. */
  readonly securityEvent: SecurityEvent | null = null;
  /** The account that it is about, where that is not the viewer. */
  readonly accountId: number | null = null;
  /** What the answer holds besides (RFC 9457, section 3.2). */
  readonly members: Readonly<{ ticket?: string }> = {};

  /**
   * @param code decides the HTTP status, see `STATUS_BY_CODE`
   * @param detail a sentence for the person who sees it; never holds a secret
   * @param errors one entry for each wrong field, where fields are to blame
   * @param headers extra response headers, e.g. `Retry-After`
   */
  constructor(
    readonly code: ErrorCode,
    detail: string,
    readonly errors?: readonly FieldError[],
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(detail);
    this.name = new.target.name;
  }
}
