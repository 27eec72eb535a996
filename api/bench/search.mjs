import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import mysql from 'mysql2/promise';
import { withPrivateServer } from '../scripts/private-server.mjs';
import { latencies, percentile } from './latencies.mjs';

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

/**
 * A million people and 200,000 hashtags, searched by beginnings of one letter and more. On SQLite; with DATABASE_URL on an
 * empty database of that server, which keeps the rows.
 */
export async function benchSearch() {
  const remote = process.env.DATABASE_URL;
  await withPrivateServer(
    async ({ url, folder }) => {
      const database = remote ? await openMysql(remote) : openSqlite(join(folder, 'lightwell.db'));
      const token = await signUp(url);
      await fill(database);
      await database.close();
      console.log(`${PEOPLE} people, ${HASHTAGS} hashtags, ${remote ? new URL(remote).protocol : 'SQLite'}`);
      const search = (q) => () =>
        fetch(`${url}/api/v1/search?q=${encodeURIComponent(q)}&limit=20`, {
          headers: { Authorization: `Bearer ${token}` },
        }).then(async (answer) => {
          if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
          return answer.json();
        });
      const queries = [
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
      for (const q of queries) await latencies(search(q), 20); // warm up
      const all = [];
      for (const q of queries) {
        const taken = await latencies(search(q), REQUESTS);
        all.push(...taken);
        report(q, taken);
      }
      report('all', all);
    },
    remote ? { DATABASE_URL: remote } : {},
  );
}

const report = (name, taken) => {
  const ms = (percent) => `${percentile(taken, percent).toFixed(1)} ms`;
  console.log(`  ${name.padEnd(12)} p50 ${ms(50)}, p95 ${ms(95)}, p99 ${ms(99)}`);
};

async function signUp(url) {
  const answer = await fetch(`${url}/api/v1/auth/signup`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ username: 'bench', email: 'bench@example.org', password: 'bench-password-1' }),
  });
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  return (await answer.json()).accessToken;
}

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
