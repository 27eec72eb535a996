import { DomainError } from '../common/errors/domain-error.js';

/** 404 */
export class UserNotFound extends DomainError {
  constructor() {
    super('user_not_found', 'There is nobody by that name.');
  }
}

/** 409 */
export class UsernameTaken extends DomainError {
  constructor() {
    const detail = 'That username is taken.';
    super('username_taken', detail, [{ pointer: '#/username', detail, code: 'username_taken' }]);
  }
}

/** 409 */
export class EmailTaken extends DomainError {
  constructor() {
    const detail = 'There is an account with that e-mail address already.';
    super('email_taken', detail, [{ pointer: '#/email', detail, code: 'email_taken' }]);
  }
}
