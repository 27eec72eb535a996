import { DomainError } from '../common/errors/domain-error.js';

/** 404: it does not exist, or the viewer may not see it. */
export class PostNotFound extends DomainError {
  constructor() {
    super('post_not_found', 'This post does not exist.');
  }
}

/** 403 */
export class NotAuthor extends DomainError {
  constructor() {
    super('not_author', 'Only its author may do this.');
  }
}
