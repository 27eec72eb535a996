import { DomainError } from '../common/errors/domain-error.js';

/** 422 */
export class CannotFollowSelf extends DomainError {
  constructor() {
    super('cannot_follow_self', 'You cannot follow yourself.');
  }
}
