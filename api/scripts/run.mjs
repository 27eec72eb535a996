// Runs one task of package.json ("start", "test", ...) on any Node from 20 up: installs and builds what is missing or
// stale, then hands over to the Node 24 among the installed packages. Needs nothing but Node and npm itself.
import { at, node, root, serverFlags, typescriptFlags } from './paths.mjs';
import { StepFailed, buildApi, buildClient, install } from './prepare.mjs';
import { interruptedBy, run } from './processes.mjs';

const tasks = {
  start: { needs: [buildApi, buildClient], program: 'api/dist/main.js', flags: serverFlags, serves: true },
  dev: { needs: [], program: 'api/scripts/dev.mjs', serves: true },
  build: { needs: [buildApi, buildClient] },
  test: { needs: [], program: 'api/scripts/test.mjs' },
  lint: { needs: [buildApi], program: 'api/scripts/lint.mjs' },
  migrate: { needs: [buildApi], program: 'api/dist/commands/migrate.js' },
  accounts: { needs: [buildApi], program: 'api/dist/commands/accounts.js' },
  posts: { needs: [buildApi], program: 'api/dist/commands/posts.js' },
  'mail:test': { needs: [buildApi], program: 'api/dist/commands/mail-test.js' },
  'media:sweep': { needs: [buildApi], program: 'api/dist/commands/media-sweep.js' },
  'media:migrate': { needs: [buildApi], program: 'api/dist/commands/media-migrate.js' },
  bench: { needs: [buildApi], program: 'api/bench/bench.mjs' },
  'demo:paint': { needs: [], program: 'api/demo/painter/paint.ts', flags: typescriptFlags },
  screenshots: { needs: [buildApi, buildClient], program: 'api/scripts/screenshots.mjs' },
  settings: { needs: [buildApi], program: 'api/dist/commands/settings.js' },
  openapi: { needs: [buildApi], program: 'api/scripts/openapi.mjs' },
};

/** Prepares and runs a task; the exit code of its program. */
async function perform({ needs, program, flags = [], serves }, args) {
  await install();
  await Promise.all(needs.map((build) => build()));
  if (!program) return 0;
  const code = await run(node, [...flags, at(program), ...args]);
  // Ending a server with Ctrl-C is no failure, and npm need not say it was one.
  return serves && interruptedBy() && code > 128 ? 0 : code;
}

const [name, ...args] = process.argv.slice(2);
const task = tasks[name];
if (!task) {
  console.error(`Unknown task "${name ?? ''}". There are: ${Object.keys(tasks).join(', ')}.`);
  process.exit(2);
}
process.chdir(root);
try {
  process.exitCode = await perform(task, args);
} catch (error) {
  if (!(error instanceof StepFailed)) throw error;
  process.exitCode = 1;
  if (!interruptedBy()) console.error(error.message);
}
