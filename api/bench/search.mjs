import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import mysql from 'mysql2/promise';
import { withPrivateServer } from '../scripts/private-server.mjs';
import { findServer, ThrowAwayServer } from '../test/support/database-servers.mjs';
import { latencies, percentile } from './latencies.mjs';
import { member } from './member.mjs';

const PEOPLE = 1_000_000;
const HASHTAGS = 200_000;
const ROWS_AT_ONCE = 5000;
const REQUESTS = 400;

const FIRST =
  `anna ben carla david emma felix greta hugo ida jonas kira leo mia noah olga paul quinn rosa sam tara uma
  vera will xenia yuki zoe alice bob amir ana marie jose li wei fatima omar`.split(/\s+/);
const LAST =
  `abel baker costa diaz evans fischer garcia haas ito jensen kim lopez meyer novak okafor perez quist rossi
  silva tanaka ueda vogel weber xu young ziegler andersson alvarez ahmed arnaud`.split(/\s+/);

/** What a server that is there for many people is given. */
const DATABASE_FLAGS = ['--innodb-buffer-pool-size=2G'];

const QUERIES = [
  'a',
  'an',
  'anna',
  'anna1234',
  'anna silva',
  'an si',
  'zoe zi',
  '@w',
  '#t',
  '#tag777',
  'zzz',
];

/**
 * A million people and 200,000 hashtags, searched by beginnings of one letter and more: on SQLite, and on MariaDB and MySQL where a
 * server is installed.
 * @param {string[]} kinds which of `sqlite`, `mariadb` and `mysql`; without any all that there are
 */
export async function benchSearch(kinds) {
  const wanted = kinds.length > 0 ? kinds : ['sqlite', 'mariadb', 'mysql'].filter(isHere);
  for (const kind of wanted) await (kind === 'sqlite' ? benchSqlite() : benchServer(kind));
}

const isHere = (kind) => kind === 'sqlite' || findServer(kind) !== null;

function benchSqlite() {
  return withPrivateServer(({ url, folder }) =>
    measure('SQLite', url, openSqlite(join(folder, 'lightwell.db'))),
  );
}

async function benchServer(kind) {
  const server = new ThrowAwayServer(kind, ...DATABASE_FLAGS);
  try {
    await server.start();
    const address = await server.createDatabase('lightwell');
    await withPrivateServer(async ({ url }) => measure(kind, url, await openMysql(address)), {
      DATABASE_URL: address,
    });
  } finally {
    server.stop();
  }
}

async function measure(name, url, database) {
  const { send } = await member(url);
  await fill(database);
  await database.close();
  console.log(`${name}, ${PEOPLE} people, ${HASHTAGS} hashtags`);
  const search = (q) => () => send(`/search?q=${encodeURIComponent(q)}&limit=20`);
  for (const q of QUERIES) await latencies(search(q), 20); // warm up
  const all = [];
  for (const q of QUERIES) {
    const taken = await latencies(search(q), REQUESTS);
    all.push(...taken);
    report(q, taken);
  }
  report('all', all);
}

const report = (name, taken) => {
  const ms = (percent) => `${percentile(taken, percent).toFixed(1)} ms`;
  console.log(`  ${name.padEnd(12)} p50 ${ms(50)}, p95 ${ms(95)}, p99 ${ms(99)}`);
};

/** Few are followed by many, as it is. */
const popularity = (place) => Math.floor(PEOPLE / (1 + ((place * 7919) % PEOPLE)));

async function fill(database) {
  const now = '2026-01-01 00:00:00.000';
  await inBatches(PEOPLE, async (places) => {
    const people = places.map((place) => ({
      id: place + 10,
      first: FIRST[place % FIRST.length],
      last: LAST[Math.floor(place / FIRST.length) % LAST.length],
      place,
    }));
    await database.insert(
      'users (id, username, email, password_hash, name, bio, follower_count, created_at)',
      people.map(({ id, first, last, place }) => {
        const username = `${first}${place}`;
        return [id, username, `${username}@example.org`, '', `${first} ${last}`, '', popularity(place), now];
      }),
    );
    await database.insert(
      'user_words (word, user_id)',
      people.flatMap(({ id, first, last, place }) => [
        [first, id],
        [`${first}${place}`, id],
        [last, id],
      ]),
    );
  });
  await inBatches(HASHTAGS, (places) =>
    database.insert(
      'hashtags (name, post_count)',
      places.map((place) => [`tag${place}`, popularity(place)]),
    ),
  );
  await database.analyze();
}

async function inBatches(count, work) {
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
    analyze: () => connection.exec('ANALYZE'),
    close: () => connection.close(),
  };
}

async function openMysql(url) {
  const connection = await mysql.createConnection(url.replace(/^mariadb:/, 'mysql:'));
  return {
    insert: (into, rows) => connection.query(`INSERT INTO ${into} VALUES ?`, [rows]),
    analyze: () => connection.query('ANALYZE TABLE users, user_words, hashtags'),
    close: () => connection.end(),
  };
}
