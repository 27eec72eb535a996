import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection, createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import mysql from 'mysql2/promise';

/**
 * The database servers the e2e suite can run on beside SQLite. `variable` names a binary (or a wrapper of one) to use in
 * place of what is installed.
 */
const servers = {
  mariadb: { variable: 'MARIADBD', name: 'mariadbd' },
  mysql: { variable: 'MYSQLD', name: 'mysqld' },
};

/** Where servers are installed, whether or not the PATH of an ordinary user has it. */
const folders = [
  ...(process.env.PATH ?? '').split(delimiter),
  '/usr/sbin',
  '/usr/local/sbin',
  '/usr/libexec',
  '/usr/local/bin',
  '/usr/local/mysql/bin',
  '/opt/homebrew/bin',
];

/** A new MySQL knows root at its socket only. */
const allowRootOverTcp = `CREATE USER IF NOT EXISTS root@'127.0.0.1';
GRANT ALL ON *.* TO root@'127.0.0.1' WITH GRANT OPTION;
`;

/** Stops waiting for a server that neither answers nor ends. */
const startTimeout = 120_000;

/**
 * The server binary of this machine.
 *
 * @param {'mariadb' | 'mysql'} kind
 * @returns {string | null} its path; null when there is none
 */
export function findServer(kind) {
  const { variable, name } = servers[kind];
  const chosen = process.env[variable];
  const candidates = chosen ? [chosen] : folders.map((folder) => join(folder, name));
  return candidates.find((file) => kindOf(file) === kind) ?? null;
}

/** MariaDB installs a "mysqld" too: only the version line tells them apart. */
function kindOf(file) {
  try {
    const version = execFileSync(file, ['--no-defaults', '--version'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return /mariadb/i.test(version) ? 'mariadb' : 'mysql';
  } catch {
    return null;
  }
}

/** A private server with an empty data folder that lasts as long as one test run; user root, no password. */
export class ThrowAwayServer {
  #child = null;
  #folder = mkdtempSync(join(tmpdir(), 'lightwell-db-'));
  #pidFile = join(this.#folder, 'pid');

  /** `mariadb://` or `mysql://` URL without a database name; set by {@link start}. */
  url = '';

  /**
   * @param {'mariadb' | 'mysql'} kind
   * @param {string[]} flags for the server, in place of the defaults
   */
  constructor(kind, ...flags) {
    this.kind = kind;
    this.flags = flags;
    this.binary = findServer(kind);
    if (!this.binary)
      throw new Error(`There is no ${kind} server here; ${servers[kind].variable} can name one.`);
  }

  /** Makes the data folder, starts the server on a free port and waits until it answers. */
  async start() {
    const port = await freePort();
    const data = join(this.#folder, 'data');
    this.#initialise(data);
    const firstWords = join(this.#folder, 'first.sql');
    writeFileSync(firstWords, allowRootOverTcp);
    this.#child = spawn(
      this.binary,
      [
        ...this.#ownership(data),
        `--port=${port}`,
        '--bind-address=127.0.0.1',
        `--socket=${join(this.#folder, 's.sock')}`,
        `--pid-file=${this.#pidFile}`,
        `--init-file=${firstWords}`,
        `--log-error=${join(this.#folder, 'server.log')}`,
        '--character-set-server=utf8mb4',
        '--skip-name-resolve',
        '--performance-schema=0',
        '--skip-log-bin',
        // Nothing has to survive a crash.
        '--innodb-flush-log-at-trx-commit=0',
        '--innodb-doublewrite=OFF',
        '--innodb-buffer-pool-size=128M',
        ...(this.kind === 'mysql' ? ['--mysqlx=OFF'] : []),
        ...this.flags,
      ],
      { stdio: 'ignore' },
    );
    await this.#answering(port);
    this.url = `${this.kind}://root@127.0.0.1:${port}`;
  }

  /** @returns {Promise<string>} the URL of a new, empty database */
  async createDatabase(name) {
    const connection = await mysql.createConnection(this.url.replace(/^mariadb:/, 'mysql:'));
    await connection.query(`CREATE DATABASE ${name}`);
    await connection.end();
    return `${this.url}/${name}`;
  }

  #initialise(data) {
    const options = { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' };
    if (this.kind === 'mysql') {
      execFileSync(this.binary, [...this.#ownership(data), '--initialize-insecure'], options);
    } else {
      execFileSync(
        installerBeside(this.binary),
        [...this.#ownership(data), '--auth-root-authentication-method=normal', '--skip-test-db'],
        options,
      );
    }
  }

  /** Both servers refuse to run as root unless told to. */
  #ownership(data) {
    return ['--no-defaults', `--datadir=${data}`, ...(userInfo().uid === 0 ? ['--user=root'] : [])];
  }

  async #answering(port) {
    const deadline = Date.now() + startTimeout;
    while (!(await answers(port))) {
      if (this.#child.exitCode !== null || Date.now() > deadline) {
        const log = readFileSync(join(this.#folder, 'server.log'), 'utf8');
        this.stop();
        throw new Error(`The ${this.kind} server (${this.binary}) did not start:\n${log}`);
      }
      await sleep(50);
    }
  }

  /** The process of a server that answers: where the binary is a wrapper, that of the server it started. */
  get pid() {
    return Number(readFileSync(this.#pidFile, 'utf8'));
  }

  /** Kills the server and removes its folder. Synchronous, so that it also works while the process is ending. */
  stop() {
    this.#child?.kill('SIGKILL');
    if (existsSync(this.#pidFile)) killQuietly(this.pid);
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  }
}

/** A binary may be a wrapper that started the server as a process of its own. */
function killQuietly(pid) {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}

/** mariadb-install-db lies in another folder than the server on most systems. */
function installerBeside(server) {
  const near = ['..', '../../bin', '../../scripts'].map((folder) =>
    join(server, folder, 'mariadb-install-db'),
  );
  return near.find((file) => existsSync(file)) ?? 'mariadb-install-db';
}

/** A TCP port of this machine that nothing listens on. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** Whether a database greets on the port; an open port alone may still be starting. */
function answers(port) {
  return new Promise((resolve) => {
    const socket = createConnection(port, '127.0.0.1');
    const end = (greeted) => {
      socket.destroy();
      resolve(greeted);
    };
    socket.once('data', () => end(true));
    socket.once('error', () => end(false));
    socket.once('close', () => end(false));
  });
}
