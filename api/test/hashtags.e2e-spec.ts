import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CommentDto } from '../src/comments/comment.dto.js';
import { Database } from '../src/database/database.js';
import { Comment } from '../src/database/entities/comment.entity.js';
import { Hashtag } from '../src/database/entities/hashtag.entity.js';
import { HashtagFollow } from '../src/database/entities/hashtag-follow.entity.js';
import { PostHashtag } from '../src/database/entities/post-hashtag.entity.js';
import { Post } from '../src/database/entities/post.entity.js';
import type { HashtagDto } from '../src/hashtags/hashtag.dto.js';
import type { PostDto } from '../src/posts/post.dto.js';
import { HashtagsService } from '../src/hashtags/hashtags.service.js';
import { TextsService } from '../src/texts/texts.service.js';
import { type Member, PASSWORD, signUp, signUpAll } from './factories/members.js';
import { insertPhotos } from './factories/photos.js';
import { publishWithoutFiles as publish } from './factories/posts.js';
import { TestApp } from './support/test-app.js';
import { walk } from './support/walk.js';

describe('hashtags and mentions', () => {
  let app: TestApp;
  let alice: Member;
  let bob: Member;
  beforeAll(async () => {
    app = await TestApp.start();
    [alice, bob] = await signUpAll(app, 'alice', 'bob.b');
  });
  afterAll(() => app.stop());

  const page = async (name: string, limit = 100, viewer: Member | null = null) =>
    (await walk(app, viewer, `/hashtags/${encodeURIComponent(name)}/posts`, limit)).map(({ id }) => id);
  const count = async (name: string) =>
    (await app.api.get(`/hashtags/${encodeURIComponent(name)}`).expect(200)).body.counts.posts as number;
  const edit = (member: Member, id: string, caption: string) =>
    app.as(member).patch(`/posts/${id}`).send({ caption });
  const follow = (member: Member, name: string) => app.as(member).put(`/hashtags/${name}/follow`);

  /** Publishes without a photo, straight into the table and through the product's own filing. */
  async function insertPost(member: { id: string }, caption: string, at?: Date): Promise<string> {
    const texts = app.get(TextsService);
    const database = app.get(Database);
    return database.transaction(async () => {
      const text = await texts.understand(null, caption);
      const { entities } = text;
      const row = { authorId: Number(member.id), caption, entities, editedAt: null };
      const id = await database.insert(Post, row, { at });
      await app.get(HashtagsService).setOfPost(id, text.hashtags);
      return String(id);
    });
  }

  describe('in captions and comments', () => {
    it('are shown with their places, and mentions only of people who exist', async () => {
      const caption = '🏔️ #Sunset by @Bob.B. and @nobody.here, #Größe!';
      const { entities } = await publish(app, alice, caption);
      const expected = [
        { type: 'hashtag', start: 4, end: 11, name: 'sunset' },
        { type: 'mention', start: 15, end: 21, username: 'bob.b' },
        { type: 'hashtag', start: 41, end: 47, name: 'größe' },
      ];
      expect(entities).toEqual(expected);
      expect(entities.map(({ start, end }) => caption.slice(start, end))).toEqual([
        '#Sunset',
        '@Bob.B',
        '#Größe',
      ]);
      const [listed] = await walk<PostDto>(app, null, '/users/alice/posts', 1);
      expect(listed?.entities).toEqual(expected);
    });

    it('are found again when a caption changes', async () => {
      const { id } = await publish(app, alice, '#before @bob.b #kept');
      const { body } = await edit(alice, id, '#kept #after');
      expect(body.entities).toEqual([
        { type: 'hashtag', start: 0, end: 5, name: 'kept' },
        { type: 'hashtag', start: 6, end: 12, name: 'after' },
      ]);
      expect([await page('before'), await page('kept'), await page('after')]).toEqual([[], [id], [id]]);
      expect([await count('before'), await count('kept'), await count('after')]).toEqual([0, 1, 1]);
      expect((await edit(alice, id, '')).body.entities).toEqual([]);
      expect([await count('kept'), await count('after')]).toEqual([0, 0]);
    });

    it('are marked up in comments, which are on no hashtag page', async () => {
      const { id } = await publish(app, alice);
      const { body } = await app
        .as(bob)
        .post(`/posts/${id}/comments`)
        .send({ body: ' #onlyhere @alice ' })
        .expect(201);
      const entities = [
        { type: 'hashtag', start: 0, end: 9, name: 'onlyhere' },
        { type: 'mention', start: 10, end: 16, username: 'alice' },
      ];
      expect((body as CommentDto).entities).toEqual(entities);
      const [listed] = await walk<CommentDto>(app, null, `/posts/${id}/comments`, 5);
      expect(listed?.entities).toEqual(entities);
      await app.api.get('/hashtags/onlyhere').expect(404);
    });

    it('are none in what was written before they were noted', async () => {
      const id = await insertPost(alice, 'old #old');
      await app.dataSource.manager.update(Post, { id: Number(id) }, { entities: null });
      expect((await app.api.get(`/posts/${id}`)).body.entities).toEqual([]);
      await app.as(bob).post(`/posts/${id}/comments`).send({ body: '#old' }).expect(201);
      await app.dataSource.manager.update(Comment, { postId: Number(id) }, { entities: null });
      expect((await app.api.get(`/posts/${id}/comments`)).body.items[0].entities).toEqual([]);
    });

    it('say whom a new version mentions for the first time', async () => {
      const texts = app.get(TextsService);
      const first = await texts.understand(null, '@alice @Alice and @nobody.here');
      expect(first.newlyMentioned).toEqual([Number(alice.id)]);
      const second = await texts.understand(null, '@bob.b @alice', first.entities);
      expect(second.newlyMentioned).toEqual([Number(bob.id)]);
    });
  });

  describe('pages', () => {
    it('answer in any spelling, and not for what no post ever had', async () => {
      const { id } = await publish(app, alice, '#Cafe\u0301');
      for (const name of ['café', 'CAFÉ', 'Cafe\u0301']) {
        const { body } = await app.api.get(`/hashtags/${encodeURIComponent(name)}`).expect(200);
        expect(body).toEqual({ name: 'café', counts: { posts: 1 }, viewer: { following: false } });
        expect(await page(name)).toEqual([id]);
      }
      await app.as(alice).delete(`/posts/${id}`).expect(204);
      expect(await count('café')).toBe(0);
      expect(await page('café')).toEqual([]);
      for (const name of ['never', '123', '%23', '%', 'a b', 'x'.repeat(300)]) {
        for (const rest of ['', '/posts']) {
          const { body } = await app.api.get(`/hashtags/${encodeURIComponent(name)}${rest}`).expect(404);
          expect(body.code).toBe('hashtag_not_found');
        }
        expect((await follow(alice, encodeURIComponent(name))).status).toBe(404);
      }
    });

    it('answer for the longest names of any script', async () => {
      const name = '夕'.repeat(100);
      const { id } = await publish(app, alice, `#${name}`);
      expect(await page(name)).toEqual([id]);
    });

    it.each([1, 7, 25])('are walked with limit=%i, newest first', async (limit) => {
      const name = `walk${String(limit)}`;
      const ids: string[] = [];
      for (let place = 0; place < 25; place++) {
        ids.unshift(await insertPost(place % 2 ? alice : bob, `#${name} #Walk #${name}`));
        await insertPost(alice, 'something else');
      }
      expect(await page(name, limit)).toEqual(ids);
      expect(await count(name)).toBe(25);
    });

    it('refuse a cursor that is none, and tell members what they follow', async () => {
      await publish(app, alice, '#told');
      await app.api.get('/hashtags/told/posts?cursor=x').expect(400);
      await app.api.put('/hashtags/told/follow').expect(401);
      for (let times = 0; times < 2; times++) {
        expect((await follow(bob, 'TOLD').expect(200)).body.viewer).toEqual({ following: true });
      }
      expect((await app.as(alice).get('/hashtags/told')).body.viewer).toEqual({ following: false });
      for (let times = 0; times < 2; times++) {
        const { body } = await app.as(bob).delete('/hashtags/told/follow').expect(200);
        expect((body as HashtagDto).viewer).toEqual({ following: false });
      }
    });
  });

  it('are counted exactly while many write, change and delete', async () => {
    const people = await signUpAll(app, 'busy_a', 'busy_b', 'busy_c', 'busy_d');
    const write = async (person: Member, caption: string) => {
      const mediaIds = await insertPhotos(app, person, 1); // of uploads there are only three at once
      const { body } = await app.as(person).post('/posts').send({ mediaIds, caption }).expect(201);
      return body as PostDto;
    };
    const captions = ['#x1 #x2 #x3', '#x3 #x2 #x1 #new', '#x2', '', '#x3 #x4 #x1'];
    const posts = await Promise.all(
      people.flatMap((person) => captions.map((caption) => write(person, caption))),
    );
    const changes = posts.flatMap((post, place) => {
      const author = people.find(({ id }) => id === post.author.id) ?? alice;
      const caption = captions[(place * 3 + 1) % captions.length] ?? '';
      return [
        edit(author, post.id, caption),
        edit(author, post.id, '#x4 #x1'),
        ...(place % 3 ? [] : [app.as(author).delete(`/posts/${post.id}`)]),
      ];
    });
    const leaving = app.as(people[3]).delete('/users/me').send({ password: PASSWORD });
    const answers = await Promise.all([...changes, leaving]);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    for (const name of ['x1', 'x2', 'x3', 'x4', 'new']) {
      expect([name, await count(name)]).toEqual([name, (await page(name)).length]);
    }
    const { manager } = app.dataSource;
    const hashtags = await manager.find(Hashtag);
    for (const { id, postCount } of hashtags) {
      expect(await manager.countBy(PostHashtag, { hashtagId: id })).toBe(postCount);
    }
  }, 60_000);

  it('lose the posts and follows of an account that goes', async () => {
    const [leaver] = await signUpAll(app, 'tag_leaver');
    const stays = await publish(app, alice, '#shared');
    await publish(app, leaver, '#shared #mine');
    await publish(app, leaver, '#shared');
    await follow(leaver, 'shared').expect(200);
    await app.as(leaver).delete('/users/me').send({ password: PASSWORD }).expect(204);
    expect([await count('shared'), await count('mine')]).toEqual([1, 0]);
    expect(await page('shared')).toEqual([stays.id]);
    expect(await app.dataSource.manager.countBy(HashtagFollow, { userId: Number(leaver.id) })).toBe(0);
  });

  describe('in the feed', () => {
    const feed = async (member: Member, limit: number) =>
      (await walk(app, member, '/feed', limit)).map(({ id }) => id);

    it.each([1, 2, 7, 100])(
      'are merged with people, exactly and each post once, with limit=%i',
      async (limit) => {
        const l = String(limit);
        const [viewer, friend, stranger] = await signUpAll(app, `v_${l}`, `f_${l}`, `s_${l}`);
        await app.as(viewer).put(`/users/f_${l}/follow`).expect(200);
        const tags = Array.from({ length: 6 }, (_, place) => `t${l}x${String(place)}`);
        await insertPost(stranger, tags.map((tag) => `#${tag}`).join(' '));
        for (const tag of tags) await follow(viewer, tag).expect(200);
        const expected = [(await page(tags[0] ?? ''))[0]];
        for (let place = 0; place < 25; place++) {
          await insertPost(stranger, `#other${l}`);
          const author = [stranger, friend, viewer][place % 3] ?? stranger;
          // the newest post of several sources at once, of one, and of one hashtag many
          const caption = tags.slice(place % 4, 1 + (place % 7)).map((tag) => `#${tag}`);
          if (author === stranger && caption.length === 0) caption.push(`#${tags[5] ?? ''}`);
          expected.unshift(await insertPost(author, caption.join(' ')));
        }
        expect(await feed(viewer, limit)).toEqual(expected);
        for (const tag of tags) await app.as(viewer).delete(`/hashtags/${tag}/follow`).expect(200);
        expect((await feed(viewer, limit)).length).toBe(16);
      },
      60_000,
    );

    it('are there for those who follow more people than are merged, too', async () => {
      const [viewer, stranger] = await signUpAll(app, 'wide_viewer', 'wide_stranger');
      const ids = [await insertPost(stranger, '#wide'), await insertPost(viewer, '#wide')];
      await follow(viewer, 'wide').expect(200);
      await app.dataSource.query(`UPDATE users SET following_count = 2000 WHERE id = ${viewer.id}`);
      expect(await feed(viewer, 1)).toEqual(ids.reverse());
    });
  });

  describe('that trend', () => {
    it('are those of the most people in the last seven days', async () => {
      const people = await signUpAll(app, 'trend_a', 'trend_b', 'trend_c');
      const long = new Date(Date.now() - 8 * 24 * 60 * 60 * 1000);
      for (const person of people) await insertPost(person, '#bygone', long);
      for (const person of people) await insertPost(person, '#trend3');
      for (let times = 0; times < 3; times++) await insertPost(people[0], '#spam');
      for (const person of people.slice(1)) await insertPost(person, '#trend2');
      const { body } = await app.api.get('/hashtags?limit=100').expect(200);
      const items = body.items as HashtagDto[];
      const names = items.map(({ name }) => name);
      expect(names).not.toContain('bygone');
      const places = ['trend3', 'trend2', 'spam'].map((name) => names.indexOf(name));
      expect(places).toEqual([...places].sort((one, other) => one - other));
      expect(places[0]).toBeGreaterThanOrEqual(0);
      expect(items.find(({ name }) => name === 'trend3')).toMatchObject({ counts: { posts: 3 } });
      expect((await app.api.get('/hashtags?limit=1')).body.items).toHaveLength(1);
      await app.api.get('/hashtags?limit=0').expect(422);
    });
  });
});

describe('hashtags behind a log-in', () => {
  it('are closed to people without an account when browsing is off', async () => {
    const app = await TestApp.start({ publicBrowsing: false });
    const member = await signUp(app, 'member');
    await publish(app, member, '#inside');
    for (const path of ['/hashtags', '/hashtags/inside', '/hashtags/inside/posts', '/hashtags/nothing']) {
      await app.api.get(path).expect(401);
    }
    expect((await app.as(member).get('/hashtags/inside').expect(200)).body.name).toBe('inside');
    await app.stop();
  });
});
