// Runs API and client with reload, the client's requests proxied to the API. Both end together. "npm run dev -- api" or
// "-- app" runs one of them; API_URL says where another API is.
import { existsSync } from 'node:fs';
import { ngEnvironment, apiStamp } from './prepare.mjs';
import { at, bin, node } from './paths.mjs';
import { run, stopAll } from './processes.mjs';

/** Prints what a program writes, line by line behind its name. */
function prefixed(name) {
  let rest = '';
  return (text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop();
    for (const line of lines) console.log(`${name} | ${line}`);
  };
}

async function serve(name, args, options = {}) {
  const env = { ...options.env, ...(process.stdout.isTTY && { FORCE_COLOR: '1' }) };
  const code = await run(node, args, { ...options, env, onOutput: prefixed(name) });
  stopAll();
  return code;
}

if (existsSync('.env')) process.loadEnvFile('.env');

const programs = {
  api() {
    apiStamp.remove();
    // With a shell in between, the server would outlive its watcher.
    return serve('api', [
      bin('@nestjs/cli', 'nest'),
      'start',
      '--watch',
      '--no-shell',
      '--preserveWatchOutput',
    ]);
  },
  app() {
    // PORT is the API's; ng would take it for its own.
    const apiUrl = process.env.API_URL || `http://127.0.0.1:${process.env.PORT || 3000}`;
    return serve('app', [bin('@angular/cli', 'ng'), 'serve'], {
      cwd: at('client'),
      env: { ...ngEnvironment, PORT: '', API_URL: apiUrl },
    });
  },
};

const wanted = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(programs);
const unknown = wanted.find((name) => !Object.hasOwn(programs, name));
if (unknown) {
  console.error(`There is no "${unknown}". There are: ${Object.keys(programs).join(', ')}.`);
  process.exit(2);
}
const codes = await Promise.all(wanted.map((name) => programs[name]()));
process.exitCode = Math.max(...codes);
