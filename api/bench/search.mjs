import { inBatches, onEachDatabase } from './databases.mjs';
import { latencies, report } from './latencies.mjs';
import { member } from './member.mjs';

const PEOPLE = 1_000_000;
const HASHTAGS = 200_000;
const REQUESTS = 400;

const FIRST =
  `anna ben carla david emma felix greta hugo ida jonas kira leo mia noah olga paul quinn rosa sam tara uma
  vera will xenia yuki zoe alice bob amir ana marie jose li wei fatima omar`.split(/\s+/);
const LAST =
  `abel baker costa diaz evans fischer garcia haas ito jensen kim lopez meyer novak okafor perez quist rossi
  silva tanaka ueda vogel weber xu young ziegler andersson alvarez ahmed arnaud`.split(/\s+/);

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
 * A million people and 200,000 hashtags, searched by beginnings of one letter and more.
 * @param {string[]} kinds see {@link onEachDatabase}
 */
export function benchSearch(kinds) {
  return onEachDatabase(kinds, measure);
}

async function measure({ name, url, database }) {
  const { send } = await member(url);
  await fill(database);
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
  await database.analyze('users', 'user_words', 'hashtags');
}
