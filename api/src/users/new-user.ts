/** What a new account is made from. */
export interface NewUser {
  username: string;
  email: string;
  passwordHash: string;
  name: string;
  /** Whether the address counts only when it is confirmed; until then others may give the same. */
  toBeConfirmed?: 'before-taking-part' | 'some-time';
}
