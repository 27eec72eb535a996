import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { delimiter, dirname } from 'node:path';
import { node, root } from './paths.mjs';

const running = new Set();
let interruption = null;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => interrupt(signal));

// npm puts a shell in between that ends on SIGTERM without a word to its child: its end is the signal then.
if (process.env.npm_lifecycle_event) {
  const shell = process.ppid;
  setInterval(() => process.ppid !== shell && interrupt('SIGTERM'), 300).unref();
}

/** A terminal and npm each deliver the same Ctrl-C: the children hear of it once from here. */
function interrupt(signal) {
  if (interruption) return;
  interruption = signal;
  for (const child of running) child.kill(signal);
}

/** The signal that asked this process to end, or null. */
export function interruptedBy() {
  return interruption;
}

/**
 * Runs a program until it ends. Signals sent to this process are passed on to it.
 *
 * @param {string} file the program
 * @param {string[]} args
 * @param {{ cwd?: string, env?: Record<string, string>, onOutput?: (text: string) => void }} [options] `env` is added to
 *   the environment; with `onOutput` both outputs go there and nothing is read from the terminal
 * @returns {Promise<number>} the exit code, 128 + n when signal n ended it
 */
export function run(file, args, { cwd = root, env = {}, onOutput } = {}) {
  if (interruption) return Promise.resolve(exitCode(null, interruption));
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      cwd,
      env: { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH}`, ...env },
      stdio: onOutput ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    });
    running.add(child);
    for (const stream of onOutput ? [child.stdout, child.stderr] : []) {
      stream.setEncoding('utf8').on('data', onOutput);
    }
    child.on('error', reject);
    child.on('close', (code, signal) => {
      running.delete(child);
      resolve(exitCode(code, signal));
    });
  });
}

/** Runs a program silently: its code and everything it wrote. Options as for {@link run}. */
export async function capture(file, args, options = {}) {
  let output = '';
  const code = await run(file, args, { ...options, onOutput: (text) => (output += text) });
  return { code, output };
}

/** Ends every program started here that still runs. */
export function stopAll() {
  for (const child of running) child.kill('SIGTERM');
}

function exitCode(code, signal) {
  return code ?? 128 + constants.signals[signal];
}
