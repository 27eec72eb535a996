import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Absolute path of the checkout. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** The Node 24 that the `node` package brings along, so that the machine's own may be older. */
export const node = join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** Absolute path of a file of the checkout. */
export function at(...parts) {
  return resolve(root, ...parts);
}

/** The JavaScript file behind a command of an installed package, to be run with {@link node}. */
export function bin(packageName, command = packageName) {
  const folder = at('node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[command]);
}

/**
 * For the server. Collecting young garbage takes 7 % of its time under load with 4 MB, 4 % with 8 and 2 to 3 % with V8's default of 16, which
 * takes up to 100 MB more. The old generation may grow to 1.5 times what is alive before it is collected: V8 itself takes 1.1 to 4 times, by
 * how fast it was filled just then, and would keep 255 MB for 72 that live. Once it has started, the server collects everything of its own
 * accord. (api/Dockerfile has all three, too.)
 */
export const serverFlags = ['--max-semi-space-size=8', '--heap-growing-percent=50', '--expose-gc'];

/** For sources that run as they are: Node leaves the types out. */
export const typescriptFlags = [
  '--no-warnings',
  '--import',
  pathToFileURL(at('api/test/support/typescript-children.mjs')).href,
];
