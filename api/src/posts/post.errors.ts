import { DomainError } from '../common/errors/domain-error.js';
import { ValidationFailed } from '../common/errors/request.errors.js';

/** 404: it does not exist, or the viewer may not see it. */
export class PostNotFound extends DomainError {
  constructor() {
    super('post_not_found', 'This post does not exist.');
  }
}

/** 403 */
export class NotAuthor extends DomainError {
  override readonly securityEvent = 'authz_fail';

  constructor() {
    super('not_author', 'Only its author may do this.');
  }
}

/** 422: a change that names nothing that can change. */
export class NothingToChange extends ValidationFailed {
  constructor() {
    const detail = 'Send caption, media or both.';
    super(['caption', 'media'].map((field) => ({ pointer: `#/${field}`, detail, code: 'at_least_one' })));
  }
}
