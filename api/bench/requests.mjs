import { createHash } from 'node:crypto';
import { cpuTime } from './cpu-time.mjs';
import { inBatches, onEachDatabase } from './databases.mjs';
import { percentile } from './latencies.mjs';
import { load } from './load.mjs';
import { member } from './member.mjs';
import { residentBytes } from './resident-memory.mjs';

const PEOPLE = 2000;
/** Of those, who is logged in and asks. */
const READERS = 20;
const FOLLOWEES = 100;
const POSTS = 40_000;
const CONNECTIONS = 16;
const SECONDS = 5;
const WARM_UP_SECONDS = 1;

const FIRST_ID = 1000;
/** Of 2021. */
const FIRST_TIME_ID = 2 ** 47;
const NOW = '2026-01-01 00:00:00.000';

/**
 * What each kind of request costs: 2,000 people with 40,000 photos, of whom 20 ask over 16 connections as fast as they are
 * answered. Beside the time there is what the processes computed for a request, and what the database was told, so that a change that
 * costs shows where the machine has enough to hide it.
 * @param {string[]} kinds see {@link onEachDatabase}
 */
export async function benchRequests(kinds) {
  let failed = 0;
  await onEachDatabase(kinds, async (server) => {
    const readers = await signUp(server.url);
    await fill(server.database, readers);
    console.log(
      `${server.name}, ${PEOPLE} people with ${FOLLOWEES} followees each, ${POSTS} posts; ${CONNECTIONS} connections`,
    );
    for (const [name, next] of Object.entries(await scenarios(readers))) {
      const errors = await measure(server, name, next);
      tell(errors);
      failed += errors.length;
    }
    await checkCounter(server.database);
  });
  if (failed > 0) throw new Error(`${failed} requests were not answered as they should be`);
}

/** @returns {Promise<string[]>} what went wrong */
async function measure({ url, pid, database, databasePid }, name, next) {
  const warmUp = await load(url, CONNECTIONS, WARM_UP_SECONDS, next);
  const look = async () => ({
    statements: await database.statements(),
    cpu: cpuTime(pid),
    databaseCpu: cpuTime(databasePid),
  });
  const before = await look();
  const { taken, seconds, errors } = await load(url, CONNECTIONS, SECONDS, next);
  const after = await look();
  const each = (figure, digits) => known((after[figure] - before[figure]) / taken.length, digits);
  const ms = (percent) => percentile(taken, percent).toFixed(1);
  console.log(
    `  ${name.padEnd(16)} ${(taken.length / seconds).toFixed(0).padStart(5)} a second, p50 ${ms(50)} ms, p99 ${ms(99)} ms; ` +
      `each ${each('cpu', 2)} ms of CPU, ${each('databaseCpu', 2)} in the database, ${each('statements', 1)} statements; ` +
      `resident ${known(residentBytes(pid) / 1e6 || NaN, 0)} MB`,
  );
  return [...warmUp.errors, ...errors];
}

const known = (figure, digits) => (Number.isNaN(figure) ? 'n/a' : figure.toFixed(digits));

function tell(errors) {
  for (const [error, { length }] of Map.groupBy(errors, (error) => error)) {
    console.log(`    ${length} × ${error}`);
  }
}

/** What is asked for. Readers take turns. */
async function scenarios(readers) {
  const random = randomFrom(2);
  let turn = 0;
  const somebody = () => readers[turn++ % READERS];
  const somePost = () => `/posts/${postIdAt(Math.floor(random() * POSTS))}`;
  const get = (path, { token } = somebody()) => [{ method: 'GET', path, token }];
  const likes = (post, ...methods) => {
    const { token } = somebody();
    return methods.map((method) => ({ method, path: `${post}/like`, token }));
  };
  const pages = new Map();
  for (const reader of readers) pages.set(reader, (await reader.send('/feed?limit=20')).nextCursor);

  const feed = () => get('/feed?limit=20');
  const feedNextPage = () => {
    const reader = somebody();
    return get(`/feed?limit=20&cursor=${pages.get(reader)}`, reader);
  };
  const post = () => get(somePost());
  const profile = () => get(`/users/${usernameAt(Math.floor(random() * (PEOPLE - READERS)))}`);
  const likeUnlike = () => likes(somePost(), 'PUT', 'DELETE');
  // whoever likes it already takes that back first, so that likes are left to be counted
  const likeHot = () => likes(`/posts/${HOT_POST}`, 'DELETE', 'PUT');
  const comment = () => [
    { method: 'POST', path: `${somePost()}/comments`, token: somebody().token, body: COMMENT },
  ];
  const mix = () => {
    const percent = random() * 95; // a like and its end are two requests: 95 draws make a hundred
    if (percent < 60) return feed();
    if (percent < 75) return post();
    if (percent < 85) return profile();
    return percent < 90 ? likeUnlike() : comment();
  };
  return {
    feed,
    'feed, next page': feedNextPage,
    post,
    profile,
    'like, unlike': likeUnlike,
    'like, one post': likeHot,
    comment,
    mix,
  };
}

const COMMENT = JSON.stringify({ body: 'What a light! It must have lasted no more than a minute.' });

/** Counting and writing down are two things. */
async function checkCounter(database) {
  const { counted, written } = await database.row(
    `SELECT p.like_count AS counted, (SELECT COUNT(*) FROM likes l WHERE l.post_id = p.id) AS written
      FROM posts p WHERE p.id = ${HOT_POST}`,
  );
  if (counted !== written)
    throw new Error(`The post that all like counts ${counted} likes, and has ${written}`);
}

/** In earnest, so that they have sessions; one after the other, since the server refuses a crowd. */
async function signUp(url) {
  const readers = [];
  while (readers.length < READERS) {
    const { token, send } = await member(url, `reader${readers.length}`);
    readers.push({ token, send, id: (await send('/users/me')).id });
  }
  return readers;
}

const usernameAt = (place) => `u${place}`;

/** One a minute. */
const postIdAt = (place) => FIRST_TIME_ID + place * 60_000 * 4096;

/** Neither the first nor the last one. */
const HOT_POST = postIdAt(POSTS / 2);

/** The same numbers from 0 to 1 in every run (mulberry32). */
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** @param {object} database @param {{ id: string }[]} readers who have accounts, and get the rest of what the others have */
async function fill(database, readers) {
  const random = randomFrom(1);
  const others = PEOPLE - READERS;
  const people = [
    ...Array.from({ length: others }, (_, place) => FIRST_ID + place),
    ...readers.map(({ id }) => Number(id)),
  ];
  // few publish much and are followed by most, as it is
  const popular = () => people[Math.floor(PEOPLE * random() ** 2)];

  await inBatches(others, (places) =>
    database.insert(
      'users (id, username, email, password_hash, name, bio, created_at)',
      places.map((place) => [
        people[place],
        usernameAt(place),
        `${usernameAt(place)}@example.org`,
        '',
        `Person ${place}`,
        'Photographs of what is near, mostly in the morning.',
        NOW,
      ]),
    ),
  );
  const follows = people.flatMap((follower) => {
    const followees = new Set();
    while (followees.size < FOLLOWEES) {
      const followee = popular();
      if (followee !== follower) followees.add(followee);
    }
    return [...followees].map((followee) => [follower, followee, NOW]);
  });
  await inBatches(follows.length, (places) =>
    database.insert(
      'follows (follower_id, followee_id, created_at)',
      places.map((place) => follows[place]),
    ),
  );
  await inBatches(POSTS, async (places) => {
    const posts = places.map((place) => ({ place, id: postIdAt(place), author: popular() }));
    await database.insert(
      'posts (id, author_id, caption, entities, created_at)',
      posts.map(({ place, id, author }) => [
        id,
        author,
        `Picture ${place}: the harbour, a while before the first boats came back.`,
        '[]',
        NOW,
      ]),
    );
    await database.insert(
      MEDIA,
      posts.map((post) => photoOf(post.author, { ...post, postId: post.id })),
    );
  });
  // if nobody had one, SQLite would learn that the index of avatars leads to all photos, and read them all instead
  await inBatches(PEOPLE / 2, (places) =>
    database.insert(
      MEDIA,
      places.map((place) =>
        photoOf(people[2 * place], {
          id: FIRST_ID + place,
          place: POSTS + place,
          avatarOfId: people[2 * place],
        }),
      ),
    ),
  );
  await database.run(`UPDATE users SET
    post_count = (SELECT COUNT(*) FROM posts WHERE author_id = users.id),
    follower_count = (SELECT COUNT(*) FROM follows WHERE followee_id = users.id),
    following_count = (SELECT COUNT(*) FROM follows WHERE follower_id = users.id)`);
  await database.analyze('users', 'follows', 'posts', 'media');
}

const MEDIA = `media (id, uploader_id, storage_key, content_hash, bytes, width, height, alt, blurhash, dominant_color,
  variants, post_id, avatar_of_id, created_at)`;

function photoOf(uploaderId, { id, place, postId = null, avatarOfId = null }) {
  const hash = createHash('sha256').update(`photo ${place}`).digest('base64url');
  const colour = `#${(place * 7919).toString(16).padStart(6, '0').slice(-6)}`;
  return [
    id,
    uploaderId,
    hash.slice(0, 22),
    hash,
    900_000,
    1440,
    960,
    'Boats in a harbour at dawn',
    'LEHV6nWB2yk8pyo0adR*.7kCMdnj',
    colour,
    VARIANTS,
    postId,
    avatarOfId,
    NOW,
  ];
}

/** As an upload of 1440 × 960 pixels has them. */
const VARIANTS = JSON.stringify([
  ...['image/avif', 'image/webp'].flatMap((type) =>
    [320, 640, 1080, 1440].map((width) => variant(width, type)),
  ),
  variant(1200, 'image/jpeg'),
]);

function variant(width, type) {
  return { width, height: Math.round((width * 2) / 3), type };
}
