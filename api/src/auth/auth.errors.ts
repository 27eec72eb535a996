import { DomainError } from '../common/errors/domain-error.js';

/** 401, the same for a wrong password and an unknown account (OWASP Authentication Cheat Sheet). */
export class InvalidCredentials extends DomainError {
  override readonly securityEvent = 'authn_login_fail';

  /** @param accountId of whoever was named, for the log alone */
  constructor(override readonly accountId: number | null) {
    super('invalid_credentials', 'The username or the password is wrong.', undefined, {
      'WWW-Authenticate': 'Bearer',
    });
  }
}

/** 401: no session can be continued with the cookie that was sent, or none was. */
export class InvalidRefreshToken extends DomainError {
  constructor() {
    super('invalid_refresh_token', 'Log in again.', undefined, { 'WWW-Authenticate': 'Bearer' });
  }
}

/** 401: somebody has shown a token that had been replaced, so that there are two who hold one of this session. */
export class RefreshTokenReused extends InvalidRefreshToken {
  override readonly securityEvent = 'authn_token_reuse';

  constructor(override readonly accountId: number) {
    super();
  }
}

/** 404 */
export class SessionNotFound extends DomainError {
  constructor() {
    super('session_not_found', 'You have no such session.');
  }
}

/** 403: the password was right, and now a code is asked for. */
export class SecondFactorRequired extends DomainError {
  override readonly members: { ticket: string };

  constructor(ticket: string) {
    super('second_factor_required', 'Enter the code that your authenticator app shows, or a recovery code.');
    this.members = { ticket };
  }
}

/** 403: what is asked for needs somebody who has just shown who they are. */
export class ReauthenticationRequired extends DomainError {
  constructor() {
    super(
      'reauthentication_required',
      'Confirm that it is you: you have not done so in the last ten minutes.',
    );
  }
}

/** 403: the account is not open yet. */
export class EmailUnconfirmed extends DomainError {
  constructor() {
    super('email_unconfirmed', 'Confirm your e-mail address first: a letter with a link is on its way.');
  }
}

/** 403: the viewer is logged in, but the password that confirms the step is wrong. */
export class WrongPassword extends DomainError {
  override readonly securityEvent = 'authn_login_fail';

  /** @param field that it was in */
  constructor(field = 'password') {
    const detail = 'The password is wrong.';
    super('wrong_password', detail, [{ pointer: `#/${field}`, detail, code: 'wrong_password' }]);
  }
}

/** 503: more people are at the door than can be let in within a few seconds. */
export class TooManyPasswords extends DomainError {
  constructor() {
    super(
      'service_unavailable',
      'Very many people are logging in just now. Try again in a moment.',
      undefined,
      {
        'Retry-After': '5',
      },
    );
  }
}
