import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PostDto } from '../src/posts/post.dto.js';
import { type Member, signUpAll } from './factories/members.js';
import { insertPhotos } from './factories/photos.js';
import { publish, uploadPhoto } from './factories/posts.js';
import { TestApp } from './support/test-app.js';

describe('a new post', () => {
  let app: TestApp;
  let anna: Member;
  let bert: Member;
  beforeAll(async () => {
    app = await TestApp.start();
    [anna, bert] = await signUpAll(app, 'anna', 'bert');
  });
  afterAll(() => app.stop());

  const create = (post: object, author = anna) => app.as(author).post('/posts').send(post);
  const pointers = ({ body }: { body: { errors: { pointer: string }[] } }) =>
    body.errors.map(({ pointer }) => pointer);

  it('answers with the whole post and where it is', async () => {
    const mediaIds = [await uploadPhoto(app, anna)];
    const { body, headers } = await create({ mediaIds, caption: '  Last light\nhere 📷 ' }).expect(201);
    expect(headers.location).toBe(`/api/v1/posts/${String(body.id)}`);
    expect(body).toEqual({
      id: expect.stringMatching(/^\d+$/),
      author: { id: anna.id, username: 'anna', name: 'anna', avatar: null },
      media: [
        {
          id: mediaIds[0],
          url: expect.stringMatching(/^\/photos\//),
          width: 64,
          height: 48,
          alt: '',
          blurhash: expect.any(String),
          dominantColor: expect.stringMatching(/^#[\da-f]{6}$/),
          variants: expect.any(Array),
        },
      ],
      caption: 'Last light\nhere 📷',
      entities: [],
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      editedAt: null,
      counts: { likes: 0, comments: 0 },
      viewer: { liked: false, author: true },
    });
    expect(
      (
        await app
          .as(anna)
          .get(`/posts/${String(body.id)}`)
          .expect(200)
      ).body,
    ).toEqual(body);
  });

  it('keeps ten photos in the order that was asked for', async () => {
    const made = await insertPhotos(app, anna, 10);
    const mediaIds = [7, 2, 9, 0, 4, 1, 8, 3, 6, 5].map((place) => made[place]);
    const { body } = await create({ mediaIds }).expect(201);
    expect((body as PostDto).media.map(({ id }) => id)).toEqual(mediaIds);
    const [listed] = (await app.api.get('/users/anna/posts?limit=1')).body.items as PostDto[];
    expect(listed?.media.map(({ id }) => id)).toEqual(mediaIds);
  });

  it('needs a log-in', async () => {
    await app.api
      .post('/posts')
      .send({ mediaIds: ['1'] })
      .expect(401);
  });

  it.each([
    [{}, ['#/imageUrl', '#/mediaIds']],
    [{ caption: 'words alone' }, ['#/imageUrl', '#/mediaIds']],
    [{ imageUrl: 'https://example.org/a.jpg', mediaIds: ['1'] }, ['#/imageUrl', '#/mediaIds']],
    [{ mediaIds: ['1'], alt: 'a lighthouse' }, ['#/alt']],
    [{ mediaIds: [] }, ['#/mediaIds']],
    [{ mediaIds: Array.from({ length: 11 }, (_, place) => String(place + 1)) }, ['#/mediaIds']],
    [{ mediaIds: ['1', '1'] }, ['#/mediaIds']],
    [{ mediaIds: [1] }, ['#/mediaIds']],
    [{ mediaIds: ['x'] }, ['#/mediaIds']],
    [{ mediaIds: ['0'] }, ['#/mediaIds']],
    [{ mediaIds: ['1'.repeat(17)] }, ['#/mediaIds']],
    [{ mediaIds: [null] }, ['#/mediaIds']],
    [{ mediaIds: [['1']] }, ['#/mediaIds']],
    [{ mediaIds: '1' }, ['#/mediaIds']],
    [{ mediaIds: null }, ['#/mediaIds']],
    [{ mediaIds: { length: 1, 0: '1' } }, ['#/mediaIds']],
    [{ imageUrl: null }, ['#/imageUrl']],
    [{ imageUrl: 'ftp://example.org/a.jpg' }, ['#/imageUrl']],
    [{ imageUrl: 'javascript:alert(1)' }, ['#/imageUrl']],
    [{ imageUrl: `https://example.org/${'a'.repeat(2000)}` }, ['#/imageUrl']],
    [{ imageUrl: 'https://example.org/a.jpg', alt: 'x'.repeat(1001) }, ['#/alt']],
    [{ mediaIds: ['1'], caption: null }, ['#/caption']],
    [{ mediaIds: ['1'], caption: 7 }, ['#/caption']],
    [{ mediaIds: ['1'], caption: '📷'.repeat(2201) }, ['#/caption']],
    [{ mediaIds: ['1'], authorId: '2' }, ['#/authorId']],
  ])('refuses %j', async (post, expected) => {
    const answer = await create(post).expect(422);
    expect(answer.body).toMatchObject({ code: 'validation_failed' });
    expect(pointers(answer).sort()).toEqual(expected);
  });

  it('takes a caption of 2,200 characters, an emoji being one', async () => {
    const [id] = await insertPhotos(app, anna, 1);
    const caption = '📷'.repeat(2200);
    const { body } = await create({ mediaIds: [id], caption }).expect(201);
    expect(body.caption).toBe(caption);
  });

  it.each(['unknown', 'foreign', 'in a post', 'an avatar', 'huge'])(
    'refuses a photo that is %s, and keeps nothing of the attempt',
    async (kind) => {
      const [good] = await insertPhotos(app, anna, 1);
      const ids: Record<string, () => string | undefined | Promise<string | undefined>> = {
        unknown: () => '999999999',
        foreign: async () => (await insertPhotos(app, bert, 1))[0],
        'in a post': async () => (await publish(app, anna)).media[0]?.id,
        'an avatar': async () => {
          const id = await uploadPhoto(app, anna);
          await app.as(anna).patch('/users/me').send({ avatarMediaId: id }).expect(200);
          return id;
        },
        huge: () => '9'.repeat(16),
      };
      const wrong = await ids[kind]?.();
      const before = (await app.api.get('/users/anna')).body.counts;
      const { body } = await create({ mediaIds: [good, wrong] }).expect(422);
      expect(body).toMatchObject({ code: 'media_not_usable' });
      expect((await app.api.get('/users/anna')).body.counts).toEqual(before);
      await create({ mediaIds: [good] }).expect(201); // still unused
    },
  );
});
