import { DomainError } from '../common/errors/domain-error.js';

/** 404 */
export class CommentNotFound extends DomainError {
  constructor() {
    super('comment_not_found', 'This comment does not exist.');
  }
}

/** 403 */
export class CannotDeleteComment extends DomainError {
  constructor() {
    super('cannot_delete_comment', 'Only its author and the author of the post may delete a comment.');
  }
}
