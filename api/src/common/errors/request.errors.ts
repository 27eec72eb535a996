import { DomainError, type FieldError } from './domain-error.js';

/** 422: the request is well-formed, but fields of it are wrong. */
export class ValidationFailed extends DomainError {
  constructor(errors: readonly FieldError[]) {
    super('validation_failed', errors.map((error) => error.detail).join(' '), errors);
  }
}

/** 400: a body that is not JSON (RFC 8259). */
export class MalformedJson extends DomainError {
  constructor() {
    super('malformed_json', 'The body is not valid JSON.');
  }
}

/** 400: a `cursor` that this API never handed out. */
export class InvalidCursor extends DomainError {
  constructor() {
    super('invalid_cursor', 'The cursor is not one that this API handed out.', [
      { pointer: '#/cursor', detail: 'Not a cursor of this API.', code: 'invalid_cursor' },
    ]);
  }
}

/** 401 with `WWW-Authenticate: Bearer` (RFC 6750, section 3). */
export class Unauthenticated extends DomainError {
  constructor(tokenWasSent: boolean) {
    super(
      'unauthenticated',
      tokenWasSent ? 'The access token is invalid or has expired.' : 'Log in to do this.',
      undefined,
      { 'WWW-Authenticate': tokenWasSent ? 'Bearer error="invalid_token"' : 'Bearer' },
    );
  }
}

/** 403: a page of another site may not do this with the viewer's cookie. */
export class ForeignOrigin extends DomainError {
  override readonly securityEvent = 'malicious_cors';

  constructor() {
    super('foreign_origin', 'Pages of other sites may not do this.');
  }
}

/** 429 with `Retry-After` in seconds (RFC 9110, section 10.2.3). */
export class RateLimited extends DomainError {
  override readonly securityEvent = 'excess_rate_limit_exceeded';

  constructor(retryAfterSeconds: number) {
    super(
      'rate_limited',
      `Too many requests. Try again in ${String(retryAfterSeconds)} seconds.`,
      undefined,
      {
        'Retry-After': String(retryAfterSeconds),
      },
    );
  }
}
