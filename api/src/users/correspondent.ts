import type { User } from '../database/entities/user.entity.js';

/** By what letters find their way: an account, and its addresses. */
export type Correspondent = Pick<
  User,
  'id' | 'username' | 'name' | 'email' | 'loginEmail' | 'newEmail' | 'emailVerifiedAt' | 'state'
>;

/** What can become of an account's addresses. */
export type EmailChanges = Partial<Pick<User, 'email' | 'loginEmail' | 'newEmail' | 'emailVerifiedAt'>>;
