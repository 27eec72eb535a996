import { DomainError } from '../common/errors/domain-error.js';

/** 422: the link of a letter is not, or no longer, good. */
export class TokenInvalid extends DomainError {
  constructor() {
    const detail = 'This link has been used, or is too old. Ask for a new one.';
    super('token_invalid', detail, [{ pointer: '#/token', detail, code: 'token_invalid' }]);
  }
}

/** 501: whoever runs the server has set no SMTP_URL. */
export class MailUnavailable extends DomainError {
  constructor() {
    super('mail_unavailable', 'This Lightwell sends no mail; ask an administrator.');
  }
}
