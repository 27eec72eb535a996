import { DomainError } from '../common/errors/domain-error.js';
import { ValidationFailed } from '../common/errors/request.errors.js';

/** 404 */
export class CommentNotFound extends DomainError {
  constructor() {
    super('comment_not_found', 'This comment does not exist.');
  }
}

/** 422: what a comment should reply to is unknown, deleted, or stands under another post. */
export class CannotReply extends ValidationFailed {
  constructor() {
    const detail = 'The comment to reply to does not exist under this post.';
    super([{ pointer: '#/replyTo', detail, code: 'comment_not_found' }]);
  }
}

/** 403 */
export class CannotDeleteComment extends DomainError {
  override readonly securityEvent = 'authz_fail';

  constructor() {
    super('cannot_delete_comment', 'Only its author and the author of the post may delete a comment.');
  }
}
