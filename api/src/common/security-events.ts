import { Logger } from '@nestjs/common';
import type { Viewer } from './http/viewer.js';
import { addressRange } from './http/address-range.js';

/** Names from the OWASP Logging Vocabulary Cheat Sheet, where it has one. */
export type SecurityEvent =
  | 'authn_login_fail'
  | 'authn_token_reuse'
  | 'authz_fail'
  | 'excess_rate_limit_exceeded'
  | 'malicious_cors'
  | 'private_address_requested'
  | 'user_deleted';

const logger = new Logger('Security');

/**
 * Logs what those who watch over the server look for (OWASP Logging Cheat Sheet): which account, as far as it is known, and from which
 * network; never what somebody typed, which may be a password in the wrong field.
 * @param accountId where it is not the viewer
 */
export function logSecurityEvent(
  event: SecurityEvent,
  request: { ip: string; viewer?: Viewer },
  accountId: number | null = null,
): void {
  logger.warn({
    event,
    accountId: accountId ?? request.viewer?.id ?? null,
    addressRange: addressRange(request.ip),
    msg: `Security event: ${event}`,
  });
}
