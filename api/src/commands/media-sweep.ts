import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { MediaModule } from '../media/media.module.js';
import { MediaSweep } from '../media/media-sweep.js';
import { inContext } from './in-context.js';
import { runCommand } from './run-command.js';

/** `npm run media:sweep [-- --dry-run]`: removes uploads that nobody used and files that nothing refers to. */
await runCommand(async () => {
  const { values } = parseArgs({ options: { 'dry-run': { type: 'boolean', default: false } } });
  const dryRun = values['dry-run'];
  const { unused, orphans } = await inContext([MediaModule], (context) =>
    context.get(MediaSweep).run({ dryRun }),
  );
  const found = `${String(unused)} unused uploads and ${String(orphans)} photos that nothing refers to`;
  console.log(dryRun ? `Would remove ${found}.` : `Removed ${found}.`);
});
