import 'reflect-metadata';
import { AccountsModule } from '../accounts/accounts.module.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { inContext } from './in-context.js';
import { readStateChange } from './state-change.js';
import { runCommand } from './run-command.js';

const USAGE = 'Say whom: npm run accounts -- hide NAME, or show NAME.';

/** `npm run accounts -- hide|show NAME`: hides somebody from everybody else, or shows them again. */
await runCommand(async () => {
  const { state, of } = readStateChange(process.argv.slice(2), USAGE);
  const username = of.replace(/^@/, '');
  const changed = await inContext([AccountsModule], (context) =>
    context.get(AccountsService).setState(username, state),
  );
  console.log(`@${username.toLowerCase()} is ${changed ? '' : 'already '}${state}.`);
});
