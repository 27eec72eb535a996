import { inBatches, onEachDatabase } from './databases.mjs';
import { latencies, report } from './latencies.mjs';
import { member } from './member.mjs';

const PEOPLE = 20_000;
const POSTS = 1_000_000;
const HASHTAGS = 2000;
const REQUESTS = 300;
const FIRST_ID = 1000;
/** Of 2021. */
const FIRST_TIME_ID = 2 ** 47;

/** Who reads: how many people and how many hashtags they follow. */
const READERS = [
  { followees: 200, hashtags: 0 },
  { followees: 200, hashtags: 20 },
  { followees: 0, hashtags: 20 },
  { followees: 900, hashtags: 100 },
  { followees: 5000, hashtags: 20 },
];

/**
 * Feeds of 20 posts among a million posts of 20,000 people, every other with a hashtag. The first page, and one from further down.
 * @param {string[]} kinds see {@link onEachDatabase}
 */
export function benchFeed(kinds) {
  return onEachDatabase(kinds, async ({ name, url, database }) => {
    await fill(database);
    console.log(`${name}, ${POSTS} posts of ${PEOPLE} people, ${HASHTAGS} hashtags`);
    for (const reader of READERS) await measure(url, database, reader);
  });
}

async function measure(url, database, { followees, hashtags }) {
  const { send } = await member(url);
  const { id } = await send('/users/me');
  const follows = Array.from({ length: followees }, (_, place) => [id, FIRST_ID + place * 3, NOW]);
  if (followees > 0) await database.insert('follows (follower_id, followee_id, created_at)', follows);
  await database.run(`UPDATE users SET following_count = ${followees} WHERE id = ${id}`);
  const tags = Array.from({ length: hashtags }, (_, place) => [id, FIRST_ID + place]);
  if (hashtags > 0) await database.insert('hashtag_follows (user_id, hashtag_id)', tags);
  const first = () => send('/feed?limit=20');
  let { nextCursor } = await first();
  for (let page = 0; page < 20; page++) ({ nextCursor } = await send(`/feed?limit=20&cursor=${nextCursor}`));
  await latencies(first, 30); // warm up
  const name = `${followees} + ${hashtags}`;
  report(name, await latencies(first, REQUESTS));
  report(`${name}, page 22`, await latencies(() => send(`/feed?limit=20&cursor=${nextCursor}`), REQUESTS));
}

const NOW = '2026-01-01 00:00:00.000';

/** Half of the posts have small ids, as those from before ids were times; then there is one every ten seconds. */
const postIdAt = (place) => FIRST_ID + (place < POSTS / 2 ? place : FIRST_TIME_ID + place * 10_000 * 4096);

async function fill(database) {
  await inBatches(PEOPLE, (places) =>
    database.insert(
      'users (id, username, email, password_hash, name, bio, created_at)',
      places.map((place) => [FIRST_ID + place, `u${place}`, `u${place}@example.org`, '', '', '', NOW]),
    ),
  );
  await inBatches(HASHTAGS, (places) =>
    database.insert(
      'hashtags (id, name, post_count)',
      places.map((place) => [FIRST_ID + place, `tag${place}`, POSTS / 2 / HASHTAGS]),
    ),
  );
  // some publish more than others; primes, so that authors and hashtags are not in step
  await inBatches(POSTS, async (places) => {
    await database.insert(
      'posts (id, author_id, caption, created_at)',
      places.map((place) => [
        postIdAt(place),
        FIRST_ID + ((place * 7919) % (place % 3 ? PEOPLE : 500)),
        '',
        NOW,
      ]),
    );
    await database.insert(
      'post_hashtags (hashtag_id, post_id)',
      places
        .filter((place) => place % 2)
        .map((place) => [FIRST_ID + ((place * 104_729) % HASHTAGS), postIdAt(place)]),
    );
  });
  await database.analyze('users', 'posts', 'hashtags', 'post_hashtags');
}
