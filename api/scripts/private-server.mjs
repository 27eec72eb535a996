import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../test/support/database-servers.mjs';
import { at, node, serverFlags } from './paths.mjs';

const startTimeout = 30_000;
const stopTimeout = 10_000;

/**
 * Starts the built server for one test suite: an empty embedded database in a folder of its own, no limits, a free port.
 *
 * @param {(server: { url: string, folder: string, pid: number }) => Promise<T>} use gets the address, the folder and the process, which all end with it
 * @param {Record<string, string>} changes settings that differ from those of tests
 * @returns {Promise<T>} what `use` gave
 * @template T
 */
export async function withPrivateServer(use, changes = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'lightwell-test-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let log = '';
  const server = spawn(node, [...serverFlags, at('api/dist/main.js')], {
    // Away from the checkout, whose .env is not meant for tests.
    cwd: folder,
    env: { ...process.env, ...settings, DATA_DIR: folder, ...changes, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (text) => (log += text));
  const ended = new Promise((resolve) => server.once('close', resolve));
  try {
    await ready(url, server).catch((error) => {
      throw new Error(`${error.message}\n${log}`);
    });
    return await use({ url, folder, pid: server.pid });
  } finally {
    server.kill();
    const late = setTimeout(() => server.kill('SIGKILL'), stopTimeout);
    await ended;
    clearTimeout(late);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Whatever the shell has set, tests mean the defaults; an empty variable counts as not set. */
const settings = {
  NODE_ENV: 'test',
  HOST: '127.0.0.1',
  DATABASE_URL: '',
  REDIS_URL: '',
  MEDIA_STORAGE: 'local',
  JWT_SECRET: '',
  PUBLIC_BROWSING: 'on',
  PUBLIC_URL: '',
  CORS_ORIGINS: '',
  DEMO: 'off',
  RATE_LIMITS: 'off',
  LOG_LEVEL: 'warn',
  FETCH_ALLOW_PRIVATE: 'on',
  FETCH_PORTS: 'any',
  TRUST_PROXY: 'off',
};

async function ready(url, server) {
  const deadline = Date.now() + startTimeout;
  while (Date.now() < deadline) {
    if (server.exitCode !== null) throw new Error('The server ended while it started:');
    const answer = await fetch(`${url}/health/live`).catch(() => null);
    if (answer?.ok) return;
    await sleep(100);
  }
  throw new Error(`The server did not answer within ${startTimeout / 1000} s:`);
}
