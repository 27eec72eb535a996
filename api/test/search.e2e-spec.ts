import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Hashtag } from '../src/database/entities/hashtag.entity.js';
import { UserWord } from '../src/database/entities/user-word.entity.js';
import { User } from '../src/database/entities/user.entity.js';
import type { HashtagDto } from '../src/hashtags/hashtag.dto.js';
import type { SearchResultDto } from '../src/search/search.dto.js';
import type { PersonDto } from '../src/users/user.dto.js';
import { type Member, PASSWORD, signUp, signUpAll } from './factories/members.js';
import { publishWithoutFiles as publish } from './factories/posts.js';
import { TestApp } from './support/test-app.js';

describe('search', () => {
  let app: TestApp;
  let viewer: Member;
  beforeAll(async () => {
    app = await TestApp.start();
    viewer = await signUp(app, 'searcher');
  });
  afterAll(() => app.stop());

  const search = async (q: string, limit = 20, member = viewer) => {
    const answer = await app.as(member).get('/search').query({ q, limit }).expect(200);
    return answer.body as SearchResultDto;
  };
  const people = async (q: string, limit?: number) =>
    (await search(q, limit)).users.map(({ username }) => username);
  const hashtags = async (q: string, limit?: number) =>
    (await search(q, limit)).hashtags.map(({ name }) => name);
  const rename = (member: Member, name: string) => app.as(member).patch('/users/me').send({ name });

  it('finds people by their usernames and the words of their names', async () => {
    const [zoe, neil] = await signUpAll(app, 'zoe_k', 'n.ivers');
    await rename(zoe, 'Zoë Kravičová-Smith').expect(200);
    await rename(neil, 'O’Neil 山田').expect(200);
    for (const q of [
      'zoe',
      'ZOË',
      'zoe_',
      'krav',
      'Kravičová',
      'smi',
      'zoe smith',
      'smith zo',
      '@zoe',
      ' zoe ',
    ]) {
      expect([q, await people(q)]).toEqual([q, ['zoe_k']]);
    }
    for (const q of ["o'neil", 'ONEIL', '山', 'n.iv', 'n.ivers 山田']) {
      expect([q, await people(q)]).toEqual([q, ['n.ivers']]);
    }
    for (const q of ['ravi', 'zoe neil', 'kravicovax', 'ivers', '#zoe', '!!!', '@', '@ ']) {
      expect([q, await people(q)]).toEqual([q, []]);
    }
  });

  it('follows a change of names at once, and forgets accounts that are deleted', async () => {
    const [changer] = await signUpAll(app, 'changer');
    await rename(changer, 'Quentin Quux').expect(200);
    expect(await people('quux')).toEqual(['changer']);
    await rename(changer, 'Quentin').expect(200);
    expect([await people('quux'), await people('quen')]).toEqual([[], ['changer']]);
    await app.as(changer).patch('/users/me').send({ bio: 'quux' }).expect(200);
    expect([await people('quux'), await people('chang')]).toEqual([[], ['changer']]);
    await app.as(changer).delete('/users/me').send({ password: PASSWORD }).expect(204);
    expect(await people('quen')).toEqual([]);
    expect(await app.dataSource.manager.countBy(UserWord, { userId: Number(changer.id) })).toBe(0);
  });

  it('takes no character for more than itself', async () => {
    await signUpAll(app, 'under_score', 'underxscore', 'per.cent');
    expect(await people('under_')).toEqual(['under_score']);
    for (const q of ['%', 'per%', 'un%e', '\\', "'", '"', ';--', '*', '[a-z]']) await search(q);
    expect(await people('%cent')).toEqual([]);
    expect(await people('unde_')).toEqual([]);
  });

  it('puts the exact username first, then followees, then the popular', async () => {
    const members = await signUpAll(app, 'rank', 'ranked', 'ranker', 'rankest', 'rankle');
    const fans = await signUpAll(app, 'fan_1', 'fan_2');
    for (const fan of fans) await app.as(fan).put('/users/rankest/follow').expect(200);
    await app.as(fans[0]).put('/users/rankle/follow').expect(200);
    await app.as(viewer).put('/users/ranker/follow').expect(200);
    const expected = ['rank', 'ranker', 'rankest', 'rankle', 'ranked'];
    expect(await people('rank')).toEqual(expected);
    expect(await people('@RANK', 3)).toEqual(expected.slice(0, 3));
    const { users } = await search('ranker');
    expect(users).toMatchObject([
      { id: members[2].id, viewer: { self: false, following: true, followedBy: false } },
    ] satisfies Partial<PersonDto>[]);
  });

  it('finds hashtags by their beginnings: the exact one, followed ones, then those with the most posts', async () => {
    await publish(app, viewer, '#sun #sunny #sunset #sundown #2024trip');
    await publish(app, viewer, '#sunset #sundown');
    await publish(app, viewer, '#SUNDOWN');
    await app.as(viewer).put('/hashtags/sunny/follow').expect(200);
    expect(await hashtags('sun')).toEqual(['sun', 'sunny', 'sundown', 'sunset']);
    expect(await hashtags('#Su', 2)).toEqual(['sunny', 'sundown']);
    expect(await hashtags('2024')).toEqual(['2024trip']);
    expect(await hashtags('@sun')).toEqual([]);
    expect(await hashtags('%')).toEqual([]);
    const [sundown] = (await search('#sundown')).hashtags;
    const expected: HashtagDto = { name: 'sundown', counts: { posts: 3 }, viewer: { following: false } };
    expect(sundown).toEqual(expected);
  });

  it('leaves hashtags out that no post has any more', async () => {
    const { id } = await publish(app, viewer, '#shortlived');
    await app.as(viewer).delete(`/posts/${id}`).expect(204);
    expect(await hashtags('shortl')).toEqual([]);
  });

  it.each(['', '?q=', '?q=%20', `?q=${'x'.repeat(101)}`, '?q=a&limit=0', '?q=a&limit=101', '?q=a&q=b'])(
    'refuses %j',
    async (query) => {
      const { body } = await app.as(viewer).get(`/search${query}`).expect(422);
      expect(body.errors).toHaveLength(1);
    },
  );

  it('needs a log-in', async () => {
    await app.api.get('/search?q=a').expect(401);
  });

  describe('among many', () => {
    const MANY = 6000;
    const FIRST_ID = 100_000;
    beforeAll(async () => {
      const { manager } = app.dataSource;
      for (let from = 0; from < MANY; from += 500) {
        const range = Array.from({ length: 500 }, (_, place) => from + place);
        await manager.insert(
          User,
          range.map((place) => ({
            id: FIRST_ID + place,
            username: `many${String(place)}`,
            email: `many${String(place)}@example.org`,
            passwordHash: '',
            name: 'Many',
            bio: '',
            followerCount: place % 700,
            createdAt: new Date(),
          })),
        );
        await manager.insert(
          UserWord,
          range.flatMap((place) => [
            { word: `many${String(place)}`, userId: FIRST_ID + place },
            { word: 'many', userId: FIRST_ID + place },
          ]),
        );
        await manager.insert(
          Hashtag,
          range.map((place) => ({ name: `tag${String(place)}`, postCount: 1 + (place % 700) })),
        );
      }
      const tables = ['users', 'user_words', 'hashtags', 'hashtag_follows', 'follows'];
      if (process.env.TEST_DATABASE_SERVER_URL)
        await app.dataSource.query(`ANALYZE TABLE ${tables.join(', ')}`);
      else await app.dataSource.query('ANALYZE');
    }, 60_000);

    it('puts the popular first, although hardly any of the matches are read', async () => {
      const { users } = await search('many', 5);
      const { users: byTwoWords } = await search('many man', 5);
      for (const found of [users, byTwoWords]) {
        expect(found).toHaveLength(5);
        for (const { username } of found) expect(Number(username.slice(4)) % 700).toBe(699);
      }
      expect(await people('many4321')).toEqual(['many4321']);
      expect((await hashtags('tag', 3)).map((name) => Number(name.slice(3)) % 700)).toEqual([699, 699, 699]);
      expect(await hashtags('tag4321')).toEqual(['tag4321']);
    });

    it('reads indexes, and no whole table', async () => {
      const asked: [sql: string, parameters: unknown[]][] = [];
      const { logger } = app.dataSource;
      const logQuery = logger.logQuery.bind(logger);
      logger.logQuery = (sql, parameters) => void asked.push([sql, (parameters ?? []) as unknown[]]);
      await search('many man', 20);
      logger.logQuery = logQuery;
      const searches = asked.filter(([sql]) => sql.includes('ranked'));
      expect(searches).toHaveLength(2);
      for (const [sql, parameters] of searches) {
        const plan = process.env.TEST_DATABASE_SERVER_URL
          ? await app.dataSource.query<{ table: string; type: string; rows: number }[]>(
              `EXPLAIN ${sql}`,
              parameters,
            )
          : await app.dataSource.query<{ detail: string }[]>(`EXPLAIN QUERY PLAN ${sql}`, parameters);
        expect(wholeTables(plan)).toEqual([]);
      }
    });
  });
});

/** Steps of SQLite's plans that read a table, by its name or alias, from its beginning to its end. */
const WHOLE_TABLE = /^SCAN (users|user_words|hashtags|hashtag_follows|follows|[uhwt])\b(?!.* USING )/;

/** The steps of a plan that read a whole table, intermediate results aside. */
function wholeTables(plan: ({ detail: string } | { table: string | null; type: string })[]) {
  return plan.filter((step) =>
    'detail' in step
      ? WHOLE_TABLE.test(step.detail)
      : step.type === 'ALL' && !(step.table ?? '<').startsWith('<'),
  );
}
