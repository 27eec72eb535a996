// Runs API and client with reload, the client's requests proxied to the API. Both end together.
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
const apiUrl = `http://127.0.0.1:${process.env.PORT || 3000}`;

apiStamp.remove();
const codes = await Promise.all([
  // With a shell in between, the server would outlive its watcher.
  serve('api', [bin('@nestjs/cli', 'nest'), 'start', '--watch', '--no-shell', '--preserveWatchOutput']),
  serve('app', [bin('@angular/cli', 'ng'), 'serve'], {
    cwd: at('client'),
    // PORT is the API's; ng would take it for its own.
    env: { ...ngEnvironment, PORT: '', API_URL: apiUrl },
  }),
]);
process.exitCode = Math.max(...codes);
