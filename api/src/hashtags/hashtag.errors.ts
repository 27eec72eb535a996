import { DomainError } from '../common/errors/domain-error.js';

/** 404: no post has or ever had it. */
export class HashtagNotFound extends DomainError {
  constructor() {
    super('hashtag_not_found', 'No post has this hashtag.');
  }
}
