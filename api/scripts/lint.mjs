// "npm run lint": everything about the code that can be checked without running it.
import { checkClient, checkPostman } from './generated.mjs';
import { at, bin, node } from './paths.mjs';
import { capture, interruptedBy } from './processes.mjs';

const api = { cwd: at('api') };
const client = { cwd: at('client') };

const ignored = ['.gitignore', 'api/.prettierignore', 'client/.prettierignore'].flatMap((file) => [
  '--ignore-path',
  file,
]);

/** Longest first: two run at a time. */
const steps = [
  ['eslint api', () => capture(node, [bin('eslint'), '--max-warnings=0', '.'], api)],
  ['eslint client', () => capture(node, [bin('eslint'), '--max-warnings=0', '.'], client)],
  [
    'types of client',
    () =>
      capture(node, [bin('@angular/compiler-cli', 'ngc'), '-p', 'tsconfig.spec.json', '--noEmit'], client),
  ],
  ['types of api', () => capture(node, [bin('typescript', 'tsc'), '-p', 'tsconfig.json'], api)],
  ['types of browser tests', () => capture(node, [bin('typescript', 'tsc'), '-p', 'e2e'], client)],
  ['prettier', () => capture(node, [bin('prettier'), '--check', '--log-level=warn', ...ignored, '.'])],
  [
    'spectral',
    () =>
      capture(
        node,
        [
          bin('@stoplight/spectral-cli', 'spectral'),
          'lint',
          'openapi.json',
          '--ruleset=spectral.yaml',
          '--fail-severity=warn',
        ],
        api,
      ),
  ],
  [
    'dependency-cruiser',
    () =>
      capture(node, [
        bin('dependency-cruiser', 'depcruise'),
        '--config',
        'api/dependency-cruiser.config.mjs',
        'api/src',
        'api/demo',
        'client/src/app',
      ]),
  ],
  ['knip', () => capture(node, [bin('knip'), '--config', 'api/knip.config.js', '--no-config-hints'])],
  ['entities against schema', () => capture(node, ['api/dist/commands/check-schema.js'])],
  ['openapi.json against code', () => capture(node, ['api/dist/commands/openapi.js', '--check'])],
  ['settings against README', () => capture(node, ['api/dist/commands/settings.js', '--check'])],
  ['client against openapi.json', checkClient],
  ['collection against openapi.json', checkPostman],
];

const failures = [];

async function work(queue) {
  for (let step = queue.shift(); step && !interruptedBy(); step = queue.shift()) {
    const [name, check] = step;
    const start = Date.now();
    const { code, output } = await check().catch((error) => ({ code: 1, output: error.stack }));
    console.log(
      `${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${((Date.now() - start) / 1000).toFixed(1)} s)`,
    );
    if (code !== 0) failures.push({ name, output });
  }
}

const queue = [...steps];
await Promise.all([work(queue), work(queue)]);
for (const { name, output } of failures) console.error(`\n--- ${name} ---\n${output.trim()}`);
if (failures.length > 0) console.error(`\nlint: ${failures.length} of ${steps.length} checks failed`);
else if (!interruptedBy()) console.log(`lint: ${steps.length} checks passed`);
process.exitCode = failures.length > 0 || interruptedBy() ? 1 : 0;
