import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PersonDto } from '../src/users/user.dto.js';
import { type Member, signUp, signUpAll } from './factories/members.js';
import { TestApp } from './support/test-app.js';
import { walk } from './support/walk.js';

describe('followers', () => {
  let app: TestApp;
  beforeAll(async () => (app = await TestApp.start()));
  afterAll(() => app.stop());

  const follow = (viewer: Member, name: string) => app.as(viewer).put(`/users/${name}/follow`);
  const unfollow = (viewer: Member, name: string) => app.as(viewer).delete(`/users/${name}/follow`);
  const countsOf = async (name: string) => (await app.api.get(`/users/${name}`).expect(200)).body.counts;

  it('follows and unfollows, again and again without another effect', async () => {
    const [anna, bert] = await signUpAll(app, 'idem_anna', 'idem_bert');
    await follow(bert, 'idem_anna').expect(200);
    for (const name of ['idem_bert', 'IDEM_BERT', 'idem_bert']) {
      const { body } = await follow(anna, name).expect(200);
      expect(body).toMatchObject({
        id: bert.id,
        username: 'idem_bert',
        counts: { posts: 0, followers: 1, following: 1 },
        viewer: { self: false, following: true, followedBy: true },
      });
    }
    expect(await countsOf('idem_anna')).toEqual({ posts: 0, followers: 1, following: 1 });
    for (let times = 0; times < 3; times++) {
      const { body } = await unfollow(anna, 'idem_bert').expect(200);
      expect(body).toMatchObject({
        counts: { posts: 0, followers: 0, following: 1 },
        viewer: { self: false, following: false, followedBy: true },
      });
    }
    expect(await countsOf('idem_anna')).toEqual({ posts: 0, followers: 1, following: 0 });
  });

  it('takes back what never was without an effect', async () => {
    const [anna] = await signUpAll(app, 'never_anna', 'never_bert');
    const { body } = await unfollow(anna, 'never_bert').expect(200);
    expect(body).toMatchObject({ counts: { followers: 0 }, viewer: { following: false } });
    expect(await countsOf('never_anna')).toEqual({ posts: 0, followers: 0, following: 0 });
  });

  it('refuses to follow oneself', async () => {
    const me = await signUp(app, 'narcissus');
    for (const send of [follow, unfollow]) {
      const { body, type } = await send(me, 'Narcissus').expect(422);
      expect(type).toBe('application/problem+json');
      expect(body).toMatchObject({ code: 'cannot_follow_self', status: 422 });
    }
    expect(await countsOf('narcissus')).toEqual({ posts: 0, followers: 0, following: 0 });
  });

  it('answers 404 for nobody, and 401 without a log-in', async () => {
    const me = await signUp(app, 'somebody');
    expect((await follow(me, 'nobody.here').expect(404)).body).toMatchObject({ code: 'user_not_found' });
    await unfollow(me, 'nobody.here').expect(404);
    await app.api.get('/users/nobody.here/followers').expect(404);
    await app.api.get('/users/nobody.here/following').expect(404);
    await app.api.put('/users/somebody/follow').expect(401);
    await app.api.delete('/users/somebody/follow').expect(401);
    await app.api.get('/users/me/suggestions').expect(401);
  });

  describe('lists', () => {
    let star: Member;
    let crowd: Member[];
    beforeAll(async () => {
      star = await signUp(app, 'star');
      crowd = await signUpAll(app, ...Array.from({ length: 25 }, (_, place) => `crowd_${String(place)}`));
      for (const [place, member] of crowd.entries()) {
        await follow(member, 'star').expect(200);
        if (place % 5 === 0) await follow(star, member.username).expect(200);
      }
    });

    const newestFirst = (people: Member[]) => people.map(({ username }) => username).reverse();
    const names = (people: PersonDto[]) => people.map(({ username }) => username);

    it.each([1, 5, 24, 25, 100])('are walked with limit=%i, nobody lost and nobody twice', async (limit) => {
      expect(names(await walk<PersonDto>(app, null, '/users/star/followers', limit))).toEqual(
        newestFirst(crowd),
      );
      expect(names(await walk<PersonDto>(app, star, '/users/Star/following', limit))).toEqual(
        newestFirst(crowd.filter((_, place) => place % 5 === 0)),
      );
    });

    it('keep their place when people come and go between two pages', async () => {
      const first = await app.api.get('/users/star/followers?limit=10').expect(200);
      const cursor = String(first.body.nextCursor);
      const late = await signUp(app, 'latecomer');
      await follow(late, 'star').expect(200);
      await unfollow(crowd[15], 'star').expect(200); // where the first page ended
      const second = await app.api.get(`/users/star/followers?limit=100&cursor=${cursor}`).expect(200);
      expect(names(second.body.items)).toEqual(newestFirst(crowd.slice(0, 15)));
      expect(second.body.nextCursor).toBeNull();
      await unfollow(late, 'star').expect(200);
      await follow(crowd[15], 'star').expect(200);
    });

    it('tell the viewer how they stand to each person, and a stranger nothing', async () => {
      const people = await walk<PersonDto>(app, star, '/users/star/followers', 100);
      expect(people).toHaveLength(25);
      for (const { username, viewer } of people) {
        const following = crowd.findIndex((member) => member.username === username) % 5 === 0;
        expect(viewer).toEqual({ self: false, following, followedBy: true });
      }
      const [, second] = crowd;
      const seen = await walk<PersonDto>(app, second ?? null, '/users/star/followers', 100);
      expect(seen.find(({ id }) => id === second?.id)?.viewer.self).toBe(true);
      expect(seen.filter(({ viewer }) => viewer.following || viewer.followedBy)).toEqual([]);
      const [person] = await walk<PersonDto>(app, null, '/users/star/followers', 100);
      expect(person).toEqual({
        id: crowd.at(-1)?.id,
        username: 'crowd_24',
        name: 'crowd_24',
        avatar: null,
        viewer: { self: false, following: false, followedBy: false },
      });
    });

    it('refuse a cursor that is none of theirs', async () => {
      const { body } = await app.api.get('/users/star/followers?cursor=nonsense!').expect(400);
      expect(body).toMatchObject({ code: 'invalid_cursor' });
      await app.api.get('/users/star/following?limit=0').expect(422);
    });
  });

  describe('suggestions', () => {
    it('name neither oneself nor whom one follows, the most followed first', async () => {
      const me = await signUp(app, 'choosing');
      const [loved, liked] = await signUpAll(app, 'loved', 'liked', 'unknown_one');
      const fans = await signUpAll(app, 'fan_1', 'fan_2', 'fan_3');
      for (const fan of fans) await follow(fan, 'loved').expect(200);
      await follow(fans[0], 'liked').expect(200);
      const suggested = async () => {
        const { body } = await app.as(me).get('/users/me/suggestions?limit=100').expect(200);
        expect(body.nextCursor).toBeNull();
        return (body.items as PersonDto[]).map(({ username }) => username);
      };
      const before = await suggested();
      expect(before).not.toContain('choosing');
      expect(before.indexOf('loved')).toBeLessThan(before.indexOf('liked'));
      expect(before.indexOf('liked')).toBeLessThan(before.indexOf('unknown_one'));
      await follow(me, loved.username).expect(200);
      await follow(me, liked.username).expect(200);
      const after = await suggested();
      expect(after).not.toContain('loved');
      expect(after).not.toContain('liked');
      expect(after).toContain('unknown_one');
      await unfollow(me, 'loved').expect(200);
      expect(await suggested()).toContain('loved');
    });

    it('begin with those whom the most of one’s followees follow', async () => {
      const me = await signUp(app, 'advised');
      const friends = await signUpAll(app, 'friend_1', 'friend_2', 'friend_3');
      const [known, famous] = await signUpAll(app, 'known', 'famous', 'barely_known');
      const crowd = await signUpAll(app, 'crowd_a', 'crowd_b', 'crowd_c', 'crowd_d');
      for (const person of crowd) await follow(person, famous.username).expect(200);
      for (const friend of friends) {
        await follow(me, friend.username).expect(200);
        await follow(friend, 'advised').expect(200);
        await follow(friend, 'friend_1');
      }
      for (const friend of friends.slice(1)) await follow(friend, known.username).expect(200);
      await follow(friends[0], 'barely_known').expect(200);
      const suggested = async (limit: number) => {
        const { body } = await app
          .as(me)
          .get(`/users/me/suggestions?limit=${String(limit)}`)
          .expect(200);
        return (body.items as PersonDto[]).map(({ username }) => username);
      };
      const all = await suggested(100);
      expect(all.slice(0, 2)).toEqual(['known', 'barely_known']);
      expect(all).toContain('famous');
      expect(new Set(all).size).toBe(all.length);
      for (const name of ['advised', ...friends.map(({ username }) => username)]) {
        expect(all).not.toContain(name);
      }
      expect(await suggested(2)).toEqual(['known', 'barely_known']);
      expect(await suggested(1)).toEqual(['known']);
    });

    it('are as many as asked for', async () => {
      const me = await signUp(app, 'brief');
      const { body } = await app.as(me).get('/users/me/suggestions?limit=3').expect(200);
      expect(body.items).toHaveLength(3);
      expect(body.items[0].viewer).toEqual({ self: false, following: false, followedBy: false });
      await app.as(me).get('/users/me/suggestions?limit=0').expect(422);
      await app.as(me).get('/users/me/suggestions?limit=1000').expect(422);
    });
  });
});
