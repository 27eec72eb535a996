import 'reflect-metadata';
import type { INestApplicationContext } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { SessionsService } from '../auth/sessions.service.js';
import type { VisibilityState } from '../database/entities/columns.js';
import { EmailService } from '../identity/email.service.js';
import { IdentityModule } from '../identity/identity.module.js';
import { PasswordLetters } from '../identity/password-letters.js';
import { SecondFactorSettings } from '../identity/second-factor-settings.js';
import { UsersService } from '../users/users.service.js';
import { inContext } from './in-context.js';
import { runCommand, UsageError } from './run-command.js';

const USAGE =
  'Say what and whom: npm run accounts -- hide NAME, or show, verify, reset-password, remove-factors, log-out.';

type Verb = (context: INestApplicationContext, username: string) => Promise<string>;

const turn =
  (state: VisibilityState): Verb =>
  async (context, username) => {
    const changed = await context.get(AccountsService).setState(username, state);
    return `@${username} is ${changed ? '' : 'already '}${state}.`;
  };

/**
 * What they do, and what they say afterwards: hide somebody from everybody else or show them again, take their address as confirmed, make a link
 * by which they can set a new password, forget their authenticator app and
 * passkeys, or end their sessions.
 */
const VERBS: Record<string, Verb> = {
  hide: turn('hidden'),
  show: turn('visible'),
  verify: async (context, username) => {
    await context.get(EmailService).confirmFor(username);
    return `The address of @${username} is confirmed.`;
  },
  'reset-password': async (context, username) => {
    const link = await context.get(PasswordLetters).linkFor(username);
    return `Give this to @${username}, and to nobody else. It is good for one hour, and once:\n${link}`;
  },
  'remove-factors': async (context, username) => {
    await context.get(SecondFactorSettings).removeAllOf(username);
    return `@${username} has no authenticator app and no passkeys any more: the password is enough to log in.`;
  },
  'log-out': async (context, username) => {
    const id = await context.get(UsersService).getIdOfAnybody(username);
    await context.get(SessionsService).revokeAllOf(id);
    return `@${username} is logged out everywhere.`;
  },
};

/** `npm run accounts -- VERB NAME`: for those who run the place, when nothing else works. */
await runCommand(async () => {
  const [verb = '', name, ...more] = process.argv.slice(2);
  const run = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
  if (!run || name === undefined || more.length > 0) throw new UsageError(USAGE);
  const username = name.replace(/^@/, '').toLowerCase();
  console.log(await inContext([AccountsModule, IdentityModule], (context) => run(context, username)));
});
