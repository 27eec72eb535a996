import { DomainError } from '../../common/errors/domain-error.js';

const RETRY_AFTER_SECONDS = 5;

/** 503 with `Retry-After`: where photos are kept cannot be reached. Why is for the log, not for the answer. */
export class StorageUnavailable extends DomainError {
  constructor() {
    super('storage_unavailable', 'Photos cannot be reached right now. Try again in a moment.', undefined, {
      'Retry-After': String(RETRY_AFTER_SECONDS),
    });
  }
}

/** What a failure is called where it happened, e.g. "ECONNREFUSED", "ENOSPC", "TimeoutError" or "SlowDown". */
export function causeOf(error: unknown): string {
  const { code, name } = error as { code?: unknown; name?: unknown };
  return String(code ?? name);
}
