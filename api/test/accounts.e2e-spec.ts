import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ENTITIES } from '../src/database/entities/index.js';
import { cookiesOf, PASSWORD, signUp, signUpAll } from './factories/members.js';
import { publish, uploadPhoto } from './factories/posts.js';
import { TestApp } from './support/test-app.js';

describe('the end of an account', () => {
  let app: TestApp;
  beforeAll(async () => (app = await TestApp.start()));
  afterAll(() => app.stop());

  /** Rows of every table, by its name. */
  async function rows(): Promise<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const entity of ENTITIES) counts[entity.name] = await app.dataSource.manager.count(entity);
    return counts;
  }

  /** Files of photos, wherever they lie. */
  async function photoFiles(): Promise<string[]> {
    const entries = await readdir(join(app.config.dataDir, 'photos'), {
      recursive: true,
      withFileTypes: true,
    });
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  }

  it.each([
    [{ password: 'wrong password' }, 403, 'wrong_password'],
    [{ password: '' }, 422, 'validation_failed'],
    [{}, 422, 'validation_failed'],
    [{ password: [PASSWORD] }, 422, 'validation_failed'],
    [{ password: PASSWORD, sure: true }, 422, 'validation_failed'],
  ])('does not come with %j', async (confirmation, status, code) => {
    const me = await signUp(app, `stays_${String(status)}_${String(JSON.stringify(confirmation).length)}`);
    const { body } = await app.as(me).delete('/users/me').send(confirmation).expect(status);
    expect(body).toMatchObject({ code });
    await app.as(me).get('/users/me').expect(200);
  });

  it('needs a log-in', async () => {
    await app.api.delete('/users/me').send({ password: PASSWORD }).expect(401);
  });

  it('takes everything along, corrects what it counted in others, and leaves no row behind', async () => {
    const [anna, bert] = await signUpAll(app, 'anna', 'bert');
    const annas = await publish(app, anna, 'stays');
    const berts = await publish(app, anna, 'stays too');
    const before = { rows: await rows(), files: await photoFiles() };

    const gone = await signUp(app, 'gone');
    await app.api.post('/auth/login').send({ identifier: 'gone', password: PASSWORD }).expect(200);
    const own = await publish(app, gone, 'goes');
    await uploadPhoto(app, gone);
    await app
      .as(gone)
      .patch('/users/me')
      .send({ avatarMediaId: await uploadPhoto(app, gone) })
      .expect(200);
    await app.as(gone).put('/users/anna/follow').expect(200);
    await app.as(anna).put('/users/gone/follow').expect(200);
    await app.as(bert).put('/users/gone/follow').expect(200);
    await app.as(gone).put(`/posts/${annas.id}/like`).expect(200);
    for (const postId of [annas.id, annas.id, berts.id, own.id]) {
      await app.as(gone).post(`/posts/${postId}/comments`).send({ body: 'bye' }).expect(201);
    }
    await app.as(bert).put(`/posts/${own.id}/like`).expect(200);
    const { body: comment } = await app
      .as(bert)
      .post(`/posts/${own.id}/comments`)
      .send({ body: 'stay' })
      .expect(201);

    const answer = await app.as(gone).delete('/users/me').send({ password: PASSWORD }).expect(204);
    expect(cookiesOf(answer)[0]).toMatch(/^lightwell_refresh=;/);

    expect(await rows()).toEqual(before.rows);
    expect(await photoFiles()).toEqual(before.files);
    await app.api.get('/users/gone').expect(404);
    await app.api.get(`/posts/${own.id}`).expect(404);
    await app
      .as(bert)
      .delete(`/comments/${String(comment.id)}`)
      .expect(404);
    expect((await app.api.get(`/posts/${annas.id}`)).body.counts).toEqual({ likes: 0, comments: 0 });
    expect((await app.api.get(`/posts/${berts.id}`)).body.counts).toEqual({ likes: 0, comments: 0 });
    expect((await app.api.get('/users/anna')).body.counts).toEqual({ posts: 2, followers: 0, following: 0 });
    expect((await app.api.get('/users/bert')).body.counts).toEqual({ posts: 0, followers: 0, following: 0 });

    await app.as(gone).get('/users/me').expect(401);
    await app.as(gone).get('/explore').expect(401);
    await app.api.post('/auth/refresh').set('Cookie', gone.cookie).expect(401);
    await app.api.post('/auth/login').send({ identifier: 'gone', password: PASSWORD }).expect(401);
    expect((await signUp(app, 'gone')).id).not.toBe(gone.id);
  });
});
