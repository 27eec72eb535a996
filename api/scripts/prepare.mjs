import { compressFiles } from './compress.mjs';
import { Stamp, isInstalled } from './fresh.mjs';
import { at, bin, node } from './paths.mjs';
import { capture } from './processes.mjs';

/** A step that ended in an error; the message is for the terminal and says what to do. */
export class StepFailed extends Error {}

/** What `nest build` leaves in api/dist. */
export const apiStamp = new Stamp('api/dist/.built-from', [
  'api/src',
  'api/tsconfig.json',
  'api/tsconfig.build.json',
  'nest-cli.json',
  'package-lock.json',
]);

/** What `ng build` leaves in client/dist. */
const clientStamp = new Stamp('client/dist/.built-from', [
  'client/src',
  'client/public',
  'client/angular.json',
  'client/tsconfig.json',
  'client/tsconfig.app.json',
  'client/ngsw-config.json',
  'api/scripts/compress.mjs',
  'package-lock.json',
]);

/** Settings for every call of `ng`: it must not ask and must not report. */
export const ngEnvironment = { NG_CLI_ANALYTICS: 'false' };

/** Installs the packages of package-lock.json when they are missing or others. */
export async function install() {
  if (isInstalled()) return;
  await step('Installing packages (about a minute, once)', () => {
    const npm = process.env.npm_execpath;
    const [file, ...first] = npm?.endsWith('npm-cli.js') ? [process.execPath, npm] : ['npm'];
    // With NODE_ENV=production npm would leave out what the build needs.
    return capture(file, [...first, 'ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
  });
  if (!isInstalled()) {
    throw new StepFailed(
      'The packages were installed, but not Node 24 itself: does npm have "ignore-scripts" or "omit" set? ' +
        'Unset them (npm config delete ignore-scripts) and start again.',
    );
  }
}

/** Builds the API into api/dist when it is stale. */
export function buildApi() {
  return build('Building the API', apiStamp, () => capture(node, [bin('@nestjs/cli', 'nest'), 'build']));
}

/** Builds the app into client/dist when it is stale. */
export function buildClient() {
  return build('Building the app', clientStamp, async () => {
    const options = { cwd: at('client'), env: ngEnvironment };
    const built = await capture(node, [bin('@angular/cli', 'ng'), 'build'], options);
    if (built.code === 0) await compressFiles(at('client/dist'));
    return built;
  });
}

async function build(name, stamp, command) {
  const digest = stamp.digest();
  if (stamp.matches(digest)) return;
  stamp.remove();
  await step(name, command);
  stamp.write(digest);
}

async function step(name, command) {
  const start = Date.now();
  console.log(`${name} …`);
  const { code, output } = await command();
  if (code !== 0) throw new StepFailed(`${output.trim()}\n\n${name} failed (exit code ${code}).`);
  console.log(`${name}: done in ${Math.round((Date.now() - start) / 1000)} s`);
}
