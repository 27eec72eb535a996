import 'reflect-metadata';
import { parseId } from '../common/http/id.pipe.js';
import type { VisibilityState } from '../database/entities/columns.js';
import { PostsModule } from '../posts/posts.module.js';
import { PostStatesService } from '../posts/post-states.service.js';
import { inContext } from './in-context.js';
import { runCommand, UsageError } from './run-command.js';

const USAGE = 'Say which, as in its address /p/ID: npm run posts -- hide ID, or show ID.';

const STATES: Record<string, VisibilityState> = { hide: 'hidden', show: 'visible' };

/** `npm run posts -- hide|show ID`: hides a post from everybody but its author, or shows it again. */
await runCommand(async () => {
  const [verb = '', id, ...more] = process.argv.slice(2);
  const state = STATES[verb];
  if (!state || id === undefined || more.length > 0) throw new UsageError(USAGE);
  const changed = await inContext([PostsModule], (context) =>
    context.get(PostStatesService).setState(parseId(id), state),
  );
  console.log(`Post ${id} is ${changed ? '' : 'already '}${state}.`);
});
