import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import mysql from 'mysql2/promise';
import { withPrivateServer } from '../scripts/private-server.mjs';
import { findServer, ThrowAwayServer } from '../test/support/database-servers.mjs';

/** What a server that is there for many people is given. */
const FLAGS = ['--innodb-buffer-pool-size=2G'];
const ROWS_AT_ONCE = 5000;

/**
 * Measures a server of ours with an empty database of each kind, one after the other.
 * @param {string[]} kinds which of `sqlite`, `mariadb` and `mysql`; without any all that are installed
 * @param {(server: { name: string, url: string, pid: number, database: object, databasePid: number | null }) => Promise<void>} measure
 * gets the server's address and process, its database to fill, and the process of that, unless it is the same
 */
export async function onEachDatabase(kinds, measure) {
  const wanted = kinds.length > 0 ? kinds : ['sqlite', 'mariadb', 'mysql'].filter(isInstalled);
  for (const kind of wanted) await (kind === 'sqlite' ? onSqlite(measure) : onServer(kind, measure));
}

const isInstalled = (kind) => kind === 'sqlite' || findServer(kind) !== null;

function onSqlite(measure) {
  return withPrivateServer(async ({ url, folder, pid }) => {
    const database = openSqlite(join(folder, 'lightwell.db'));
    try {
      await measure({ name: 'SQLite', url, pid, database, databasePid: null });
    } finally {
      database.close();
    }
  });
}

async function onServer(kind, measure) {
  const server = new ThrowAwayServer(kind, ...FLAGS);
  try {
    await server.start();
    const address = await server.createDatabase('lightwell');
    const settings = { DATABASE_URL: address };
    await withPrivateServer(async ({ url, pid }) => {
      const database = await openServer(address);
      try {
        await measure({ name: kind, url, pid, database, databasePid: server.pid });
      } finally {
        await database.close();
      }
    }, settings);
  } finally {
    server.stop();
  }
}

/** Calls `work` with the places from 0 to `count`, some thousands at a time. */
export async function inBatches(count, work) {
  for (let from = 0; from < count; from += ROWS_AT_ONCE) {
    await work(Array.from({ length: Math.min(ROWS_AT_ONCE, count - from) }, (_, place) => from + place));
  }
}

function openSqlite(file) {
  const connection = new DatabaseSync(file, { timeout: 10_000 });
  connection.exec('PRAGMA synchronous = OFF');
  return {
    insert(into, rows) {
      const insert = connection.prepare(`INSERT INTO ${into} VALUES (${rows[0].map(() => '?').join(', ')})`);
      connection.exec('BEGIN');
      for (const row of rows) insert.run(...row);
      connection.exec('COMMIT');
    },
    run: (sql) => connection.exec(sql),
    row: (sql) => connection.prepare(sql).get(),
    statements: () => NaN, // each process would have to count its own
    analyze: () => connection.exec('ANALYZE'),
    close: () => connection.close(),
  };
}

async function openServer(url) {
  const connection = await mysql.createConnection(url.replace(/^mariadb:/, 'mysql:'));
  const row = async (sql) => (await connection.query(sql))[0][0];
  let looks = 0;
  return {
    insert: (into, rows) => connection.query(`INSERT INTO ${into} VALUES ?`, [rows]),
    run: (sql) => connection.query(sql),
    row,
    /** How many all clients have sent: both servers count what is executed, and not that it was prepared. */
    async statements() {
      looks++; // is counted, too
      return Number((await row("SHOW GLOBAL STATUS LIKE 'Questions'")).Value) - looks;
    },
    analyze: (...tables) => connection.query(`ANALYZE TABLE ${tables.join(', ')}`),
    close: () => connection.end(),
  };
}
