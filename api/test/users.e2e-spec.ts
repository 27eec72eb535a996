import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PASSWORD, signUp, signUpAll } from './factories/members.js';
import { publish, uploadPhoto } from './factories/posts.js';
import { TestApp } from './support/test-app.js';

describe('users', () => {
  let app: TestApp;
  beforeAll(async () => (app = await TestApp.start()));
  afterAll(() => app.stop());

  describe('my account', () => {
    it('needs a log-in', async () => {
      await app.api.get('/users/me').expect(401);
      await app.api.patch('/users/me').send({ name: 'x' }).expect(401);
    });

    it('shows everything of it, the e-mail address included', async () => {
      const me = await signUp(app, 'whole');
      const { body } = await app.as(me).get('/users/me').expect(200);
      expect(body).toEqual({
        id: me.id,
        username: 'whole',
        email: 'whole@example.org',
        emailVerified: false,
        newEmail: null,
        waitingFor: null,
        name: 'whole',
        bio: '',
        avatar: null,
        createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        counts: { posts: 0, followers: 0, following: 0 },
      });
    });

    it('changes what is sent, trimmed, and leaves the rest', async () => {
      const me = await signUp(app, 'changing');
      const change = async (changes: object) => (await app.as(me).patch('/users/me').send(changes)).body;
      expect(await change({ bio: '  Film &\n old trains. ' })).toMatchObject({
        name: 'changing',
        bio: 'Film &\n old trains.',
      });
      expect(await change({ name: ' Zoë 📷 ' })).toMatchObject({
        name: 'Zoë 📷',
        bio: 'Film &\n old trains.',
      });
      expect(await change({})).toMatchObject({ name: 'Zoë 📷' });
      expect(await change({ name: '   ', bio: '' })).toMatchObject({ name: '', bio: '' });
      expect((await app.api.get('/users/changing')).body).toMatchObject({ name: '', bio: '' });
    });

    it.each([
      ['name', 50],
      ['bio', 500],
    ])('takes a %s of %i characters, an emoji being one, and not one more', async (field, length) => {
      const me = await signUp(app, `long_${field}`);
      const text = '📷'.repeat(length);
      const { body } = await app
        .as(me)
        .patch('/users/me')
        .send({ [field]: text })
        .expect(200);
      expect(body).toMatchObject({ [field]: text });
      await app
        .as(me)
        .patch('/users/me')
        .send({ [field]: `${text}x` })
        .expect(422);
      expect((await app.as(me).get('/users/me')).body).toMatchObject({ [field]: text });
    });

    it.each([
      [{ name: null }, '#/name', 'is_string'],
      [{ bio: 7 }, '#/bio', 'is_string'],
      [{ email: 'other@example.org' }, '#/email', 'unknown_field'],
      [{ username: 'other' }, '#/username', 'unknown_field'],
      [{ counts: { posts: 9 } }, '#/counts', 'unknown_field'],
      [{ 'a/b~c': 1 }, '#/a~1b~0c', 'unknown_field'],
      [{ avatarMediaId: 'x' }, '#/avatarMediaId', 'matches'],
      [{ avatarMediaId: 12 }, '#/avatarMediaId', 'is_string'],
      [{ toString: 'x' }, '#/toString', 'unknown_field'],
    ])('refuses %j', async (changes, pointer, code) => {
      const me = await signUp(app, `wrong${randomBytes(8).toString('hex')}`);
      const { body, type } = await app.as(me).patch('/users/me').send(changes).expect(422);
      expect(type).toBe('application/problem+json');
      expect(body).toMatchObject({ code: 'validation_failed', errors: [{ pointer, code }] });
      expect(body.errors).toHaveLength(1);
    });

    it('names every wrong field at once', async () => {
      const me = await signUp(app, 'manywrong');
      const { body } = await app.as(me).patch('/users/me').send({ name: 1, bio: 2, age: 3 }).expect(422);
      expect(body.errors.map((error: { pointer: string }) => error.pointer).sort()).toEqual([
        '#/age',
        '#/bio',
        '#/name',
      ]);
    });
  });

  describe('profiles', () => {
    it('are public, found without regard to case, and show no e-mail address', async () => {
      const { id } = await signUp(app, 'shown');
      const { body } = await app.api.get('/users/SHOWN').expect(200);
      expect(body).toEqual({
        id,
        username: 'shown',
        name: 'shown',
        bio: '',
        avatar: null,
        createdAt: expect.any(String),
        counts: { posts: 0, followers: 0, following: 0 },
        viewer: { self: false, following: false, followedBy: false },
      });
    });

    it('tell the viewer how they stand to each other', async () => {
      const [anna, bert] = await signUpAll(app, 'rel_anna', 'rel_bert');
      await app.as(anna).put('/users/rel_bert/follow').expect(200);
      const viewer = async (who: typeof anna | null, name: string) =>
        (await app.as(who).get(`/users/${name}`)).body.viewer;
      expect(await viewer(anna, 'rel_bert')).toEqual({ self: false, following: true, followedBy: false });
      expect(await viewer(bert, 'rel_anna')).toEqual({ self: false, following: false, followedBy: true });
      expect(await viewer(anna, 'rel_anna')).toEqual({ self: true, following: false, followedBy: false });
      expect(await viewer(null, 'rel_bert')).toEqual({ self: false, following: false, followedBy: false });
    });

    it.each(['nobody.here', '%00', 'a%2Fb', 'x'.repeat(99), "'%20OR%201=1", '%F0%9F%93%B7', '%25'])(
      'answer 404 for %s',
      async (name) => {
        const { body } = await app.api.get(`/users/${name}`).expect(404);
        expect(body).toMatchObject({ code: 'user_not_found' });
      },
    );

    it('show e-mail addresses nowhere but to their owner', async () => {
      const [owner, other] = await signUpAll(app, 'hidden_mail', 'looking');
      const post = await publish(app, owner, 'mine');
      await app.as(owner).put(`/posts/${post.id}/like`).expect(200);
      await app.as(owner).post(`/posts/${post.id}/comments`).send({ body: 'hello' }).expect(201);
      await app.as(owner).put('/users/looking/follow').expect(200);
      await app.as(other).put('/users/hidden_mail/follow').expect(200);
      const paths = [
        '/users/hidden_mail',
        '/users/hidden_mail/posts',
        '/users/looking/followers',
        '/users/looking/following',
        `/posts/${post.id}`,
        `/posts/${post.id}/likes`,
        `/posts/${post.id}/comments`,
        '/feed',
        '/explore',
        '/users/me/suggestions?limit=100',
      ];
      for (const path of paths) {
        const { text } = await app.as(other).get(path).expect(200);
        expect(text).not.toContain('@example.org');
        expect(text).not.toMatch(/password|\$2b\$/i);
      }
    });
  });

  it('an avatar can be set and taken away, but not be a photo of a post', async () => {
    const me = await signUp(app, 'pictured');
    const change = (avatarMediaId: string | null | undefined) =>
      app.as(me).patch('/users/me').send({ avatarMediaId });
    const post = await publish(app, me);
    const { body: refusal } = await change(post.media[0]?.id).expect(422);
    expect(refusal).toMatchObject({ code: 'media_not_usable', errors: [{ pointer: '#/avatarMediaId' }] });
    const { body: set } = await change(await uploadPhoto(app, me)).expect(200);
    expect(set.avatar.url).toMatch(/^\/photos\//);
    expect((await app.api.get(`/posts/${post.id}`)).body.author.avatar).toEqual(set.avatar);
    expect((await change(null).expect(200)).body).toMatchObject({ avatar: null });
    expect((await change(null).expect(200)).body).toMatchObject({ avatar: null });
  });

  it('passwords are not among what can be changed', async () => {
    const me = await signUp(app, 'samepass');
    await app.as(me).patch('/users/me').send({ password: 'another one' }).expect(422);
    await app.api.post('/auth/login').send({ identifier: 'samepass', password: PASSWORD }).expect(200);
  });
});
