import { randomBytes } from 'node:crypto';
import { Agent, request } from 'node:http';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { JwtService } from '@nestjs/jwt';
import sharp from 'sharp';
import { io } from 'socket.io-client';
import { withPrivateServer } from '../scripts/private-server.mjs';
import { latencies, report } from './latencies.mjs';
import { member } from './member.mjs';
import { residentBytes } from './resident-memory.mjs';

const PEOPLE = 2000;
const CONNECTING_AT_ONCE = 50;
const EVENTS_PER_SECOND = 200;
const SECONDS = 30;
/** How long something that was said may be under way before it counts as lost. */
const PATIENCE_MS = 10_000;

/**
 * 2,000 people, each with a socket at one process on SQLite, like each other's posts 200 times a second: what a socket costs in
 * memory, and how long it takes from sending a like until its notification is there.
 */
export async function benchRealtime() {
  const secret = randomBytes(32).toString('hex');
  await withPrivateServer(
    async ({ url, folder, pid }) => {
      const founder = await member(url);
      await publishPhoto(founder);
      const people = populate(join(folder, 'lightwell.db'), new JwtService({ secret }));
      await latencies(() => founder.send('/feed'), 200); // warm up
      const before = residentBytes(pid);
      const arrivals = new Arrivals();
      await connectAll(url, people, arrivals);
      await sleep(3000); // what connecting left behind is collected
      const each = (residentBytes(pid) - before) / people.length;
      console.log(`${people.length} sockets: ${Math.round(each / 1000)} kB each`);
      const answered = await likeEachOther(url, people, arrivals);
      await arrivals.all(PATIENCE_MS);
      report('like answered', answered);
      report('notification there', arrivals.taken);
      console.log(
        `  lost ${arrivals.missing}; resident at the end ${Math.round(residentBytes(pid) / 1e6)} MB`,
      );
      for (const { socket } of people) socket.disconnect();
    },
    { JWT_SECRET: secret },
  );
}

async function publishPhoto({ send, upload }) {
  const image = sharp({ create: { width: 600, height: 400, channels: 3, background: 'teal' } });
  const { id } = await upload(await image.jpeg().toBuffer());
  await send('/posts', { mediaIds: [id], caption: 'The first' });
}

/** Copies the one account there is, with its session and its post. */
function populate(file, tokens) {
  const database = new DatabaseSync(file, { timeout: 10_000 });
  const copy = (table, changes) => {
    const row = { ...database.prepare(`SELECT * FROM ${table} ORDER BY id LIMIT 1`).get(), ...changes };
    const names = Object.keys(row);
    const marks = names.map(() => '?').join(', ');
    database
      .prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${marks})`)
      .run(...Object.values(row));
  };
  database.exec('BEGIN');
  const people = Array.from({ length: PEOPLE }, (_, place) => {
    const id = place + 1000;
    copy('users', { id, username: `person${id}`, email: `person${id}@example.org` });
    copy('sessions', { id, user_id: id });
    copy('posts', { id, author_id: id });
    copy('media', { id, uploader_id: id, post_id: id, storage_key: `bench${id}`.padEnd(22, '_') });
    return { id: String(id), token: tokenOf(tokens, id), socket: null };
  });
  database.exec('COMMIT');
  database.close();
  return people;
}

const tokenOf = (tokens, id) =>
  tokens.sign(
    { sid: String(id) },
    {
      subject: String(id),
      issuer: 'lightwell',
      audience: 'lightwell-api',
      algorithm: 'HS256',
      expiresIn: 900,
    },
  );

async function connectAll(url, people, arrivals) {
  for (let from = 0; from < people.length; from += CONNECTING_AT_ONCE) {
    await Promise.all(
      people.slice(from, from + CONNECTING_AT_ONCE).map(
        (person) =>
          new Promise((resolve, reject) => {
            person.socket = io(url, {
              path: '/realtime',
              transports: ['websocket'],
              auth: { token: person.token },
              forceNew: true,
            });
            person.socket.once('connect', resolve).once('connect_error', reject);
            person.socket.on('notification', ({ actor }) => arrivals.arrived(actor.id, person.id));
          }),
      ),
    );
  }
}

/** Sends at a steady rate, whether or not answers come. @returns how long the answers took */
async function likeEachOther(url, people, arrivals) {
  const start = performance.now();
  const answers = [];
  for (let event = 0; event < EVENTS_PER_SECOND * SECONDS; event++) {
    const due = start + (event * 1000) / EVENTS_PER_SECOND - performance.now();
    if (due > 1) await sleep(due);
    const actor = people[event % people.length];
    const author = people[(event + 1 + Math.floor(event / people.length)) % people.length];
    arrivals.expect(actor.id, author.id);
    answers.push(latencies(() => like(url, actor, author), 1));
  }
  const taken = (await Promise.all(answers)).flat();
  const rate = taken.length / ((performance.now() - start) / 1000);
  console.log(`  ${taken.length} likes, ${rate.toFixed(0)} a second`);
  return taken;
}

/** Few connections, as behind a proxy; what finds none free waits. */
const agent = new Agent({ keepAlive: true, maxSockets: 50 });

function like(url, actor, author) {
  return new Promise((resolve, reject) => {
    const headers = { Authorization: `Bearer ${actor.token}` };
    const sent = request(`${url}/api/v1/posts/${author.id}/like`, { method: 'PUT', headers, agent });
    sent.on('error', reject).on('response', (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`The like was answered with ${answer.statusCode}`));
      answer.on('end', resolve).resume();
    });
    sent.end();
  });
}

/** What is under way, by who liked whose post. */
class Arrivals {
  taken = [];
  #sent = new Map();
  #done = () => undefined;

  get missing() {
    return this.#sent.size;
  }

  expect(actorId, authorId) {
    this.#sent.set(`${actorId}:${authorId}`, performance.now());
  }

  arrived(actorId, authorId) {
    const sent = this.#sent.get(`${actorId}:${authorId}`);
    if (sent === undefined) throw new Error('A notification came twice, or of nothing');
    this.#sent.delete(`${actorId}:${authorId}`);
    this.taken.push(performance.now() - sent);
    if (this.#sent.size === 0) this.#done();
  }

  /** Waits until everything is there, but not longer than that. */
  async all(patienceMs) {
    if (this.#sent.size === 0) return;
    await Promise.race([new Promise((resolve) => (this.#done = resolve)), sleep(patienceMs)]);
  }
}
