import { DomainError } from '../common/errors/domain-error.js';

/** 400 */
export class InvalidIdempotencyKey extends DomainError {
  constructor() {
    super(
      'invalid_idempotency_key',
      'An Idempotency-Key has 1 to 255 visible ASCII characters, e.g. a UUID.',
    );
  }
}

/** 400: the route makes nothing that could be made twice, or answers with secrets that are not kept. */
export class IdempotencyKeyUnsupported extends DomainError {
  constructor() {
    super('idempotency_key_unsupported', 'This request takes no Idempotency-Key. Send it without one.');
  }
}

/** 422: the key has already been used, for something else. */
export class IdempotencyKeyReused extends DomainError {
  constructor() {
    super('idempotency_key_reused', 'This Idempotency-Key was used for another request. Take a new one.');
  }
}
