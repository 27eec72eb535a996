import { DomainError } from '../common/errors/domain-error.js';

/** 422: what was begun is over, finished, or was tried too often. */
export class TicketInvalid extends DomainError {
  constructor() {
    const detail = 'This took too long, or was tried too often. Begin again.';
    super('ticket_invalid', detail, [{ pointer: '#/ticket', detail, code: 'ticket_invalid' }]);
  }
}

/** 403: the code of the second factor is wrong. */
export class WrongCode extends DomainError {
  override readonly securityEvent = 'authn_login_fail';

  /** @param accountId whose it was to be, for the log alone */
  constructor(override readonly accountId: number | null = null) {
    const detail = 'That code is wrong, or was used already. Wait for the next one.';
    super('wrong_code', detail, [{ pointer: '#/code', detail, code: 'wrong_code' }]);
  }
}

/** 403: what an authenticator says is not what was asked for, or nobody knows it here. */
export class PasskeyRefused extends DomainError {
  override readonly securityEvent = 'authn_login_fail';

  constructor(override readonly accountId: number | null = null) {
    super('passkey_refused', 'This passkey was not accepted. Try again, or log in another way.');
  }
}

/** 404 */
export class PasskeyNotFound extends DomainError {
  constructor() {
    super('passkey_not_found', 'You have no such passkey.');
  }
}

/** 409 */
export class TooManyPasskeys extends DomainError {
  constructor(most: number) {
    super(
      'too_many_passkeys',
      `You have ${String(most)} passkeys already. Remove one that you no longer use.`,
    );
  }
}

/** 409 */
export class SecondFactorOn extends DomainError {
  constructor() {
    super('second_factor_on', 'An authenticator app is set up already. Remove it first.');
  }
}

/** 409 */
export class SecondFactorOff extends DomainError {
  constructor() {
    super('second_factor_off', 'No authenticator app is set up.');
  }
}
