import 'reflect-metadata';
import { parseId } from '../common/http/id.pipe.js';
import { PostsModule } from '../posts/posts.module.js';
import { PostStatesService } from '../posts/post-states.service.js';
import { inContext } from './in-context.js';
import { readStateChange } from './state-change.js';
import { runCommand } from './run-command.js';

const USAGE = 'Say which, as in its address /p/ID: npm run posts -- hide ID, or show ID.';

/** `npm run posts -- hide|show ID`: hides a post from everybody but its author, or shows it again. */
await runCommand(async () => {
  const { state, of } = readStateChange(process.argv.slice(2), USAGE);
  const changed = await inContext([PostsModule], (context) =>
    context.get(PostStatesService).setState(parseId(of), state),
  );
  console.log(`Post ${of} is ${changed ? '' : 'already '}${state}.`);
});
