import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { PushSubscription } from '../src/database/entities/push-subscription.entity.js';
import { Session } from '../src/database/entities/session.entity.js';
import type { NotificationPageDto } from '../src/notifications/notification.dto.js';
import { PushNotifications } from '../src/notifications/push-notifications.js';
import type { PostDto } from '../src/posts/post.dto.js';
import { PushClient } from '../src/push/push-client.js';
import type { PushDeviceDto, PushKeyDto } from '../src/push/push.dto.js';
import { type Member, PASSWORD, signUpAll } from './factories/members.js';
import { publishWithoutFiles } from './factories/posts.js';
import { countQueries } from './support/count-queries.js';
import { eventually } from './support/eventually.js';
import { PushService, TestBrowser, verifyVapid } from './support/push-service.js';
import { TestApp } from './support/test-app.js';

describe('push notifications', () => {
  let app: TestApp;
  let service: PushService;
  let alice: Member;
  let bob: Member;
  let carol: Member;
  let post: PostDto;
  let round = 0;
  beforeAll(async () => {
    app = await TestApp.start({ fetchAllowPrivate: true });
    service = await PushService.start();
  });
  afterAll(async () => {
    await app.stop();
    service.stop();
  });
  beforeEach(async () => {
    const names = ['alice', 'bob', 'carol'].map((name) => `${name}_${String(++round)}`);
    [alice, bob, carol] = (await signUpAll(app, ...names)) as [Member, Member, Member];
    post = await publishWithoutFiles(app, alice, 'Last light');
  });

  const put = (member: { token: string }, browser: TestBrowser) =>
    app.as(member).put('/push/devices/current').send(browser.subscription);
  const turnOn = async (member: { token: string }, browser = new TestBrowser(service)) => {
    await put(member, browser).expect(200);
    return browser;
  };
  const devicesOf = async (member: { token: string }) =>
    ((await app.as(member).get('/push/devices').expect(200)).body as { items: PushDeviceDto[] }).items;
  /** The same person on another device. */
  const logIn = async ({ username }: Member) => {
    const { body } = await app.api.post('/auth/login').send({ identifier: username, password: PASSWORD });
    return { token: (body as { accessToken: string }).accessToken };
  };
  /** Does something of which devices are told: at once, and not a moment later. */
  const toldAtOnce = async (deed: PromiseLike<unknown>) => {
    await deed;
    await app.get(PushNotifications).onModuleDestroy();
  };
  const like = (member: Member) => toldAtOnce(app.as(member).put(`/posts/${post.id}/like`).expect(200));
  const follow = (member: Member) =>
    toldAtOnce(app.as(member).put(`/users/${alice.username}/follow`).expect(200));
  const comment = (member: Member, body: string) =>
    toldAtOnce(app.as(member).post(`/posts/${post.id}/comments`).send({ body }).expect(201));

  // first, while nothing is under way that would be counted, too
  it('cost one query when nobody has turned them on', async () => {
    const notifications = app.get(PushNotifications);
    const queries = await countQueries(app, async () => {
      for (const { id } of [alice, bob, carol]) {
        await notifications.announce({ recipientId: Number(id), id: 1 });
      }
      await notifications.onModuleDestroy();
    });
    expect(queries).toBe(1);
  });

  it('say what happened in words that the browser alone can read', async () => {
    const browser = await turnOn(alice);
    await comment(bob, 'What a light!');
    const [content] = await browser.reads(1);
    expect(content).toEqual({
      tag: `comment:${post.id}`,
      actors: [bob.username],
      did: 'commented on your photo',
      text: 'What a light!',
      url: `/p/${post.id}`,
      icon: null,
      at: expect.stringMatching(/Z$/),
    });
    const [received] = await service.until(browser, 1);
    expect(received?.headers).toMatchObject({
      'content-encoding': 'aes128gcm',
      'content-type': 'application/octet-stream',
      ttl: '172800',
      urgency: 'normal',
      topic: expect.stringMatching(/^[\w-]{32}$/),
    });
    expect(received?.body.toString('latin1')).not.toContain('light');
    const { aud, exp, sub, key } = verifyVapid(received?.headers.authorization);
    expect(aud).toBe(service.origin);
    expect(exp - Date.now() / 1000).toBeGreaterThan(0);
    expect(exp - Date.now() / 1000).toBeLessThanOrEqual(86_400);
    expect(sub).toBe('mailto:postmaster@127.0.0.1');
    const { publicKey } = (await app.as(alice).get('/push/key').expect(200)).body as PushKeyDto;
    expect(key).toBe(publicKey);
  });

  it('tell together what several people do, and shorten what they write', async () => {
    const notifications = app.get(PushNotifications);
    await like(bob);
    await like(carol);
    await comment(bob, '🌅'.repeat(500));
    await notifications.onModuleDestroy(); // while nobody has turned them on
    const browser = await turnOn(alice);
    const { body } = await app.as(alice).get('/notifications').expect(200);
    for (const { id } of (body as NotificationPageDto).items) {
      await notifications.announce({ recipientId: Number(alice.id), id: Number(id) });
    }
    const contents = await browser.reads(2);
    const [liked, commented] = ['like', 'comment'].map((kind) =>
      contents.find(({ tag }) => tag.startsWith(kind)),
    );
    expect(liked?.actors).toEqual([carol.username, bob.username]);
    expect(Array.from(commented?.text ?? '')).toHaveLength(160);
  });

  it('keep silent about what is taken back, and about kinds that are not wanted', async () => {
    const browser = await turnOn(alice);
    await app.as(alice).patch('/notifications/preferences').send({ comment: false }).expect(200);
    await comment(bob, 'Unwanted');
    const gone = { recipientId: Number(alice.id), id: 999_999_999 };
    await app.get(PushNotifications).announce(gone);
    await follow(bob);
    await browser.reads(1);
    await like(carol);
    expect((await browser.reads(2)).map(({ tag }) => tag)).toEqual(['follow', `like:${post.id}`]);
  });

  it('reach every device, and know when they last did', async () => {
    const tablet = await logIn(alice);
    const browsers = [await turnOn(alice), await turnOn(tablet)];
    expect(await devicesOf(alice)).toMatchObject([
      { label: 'A browser', current: true, lastSuccessAt: null },
      { current: false },
    ]);
    expect(await devicesOf(tablet)).toMatchObject([{ current: false }, { current: true }]);
    await like(bob);
    await Promise.all(browsers.map((browser) => browser.reads(1)));
    await eventually('the time at which they were reached', async () =>
      (await devicesOf(alice)).every(({ lastSuccessAt }) => lastSuccessAt !== null),
    );
  });

  it('are turned on once, however often, and follow the browser to a new address', async () => {
    const first = (await put(alice, await turnOn(alice)).expect(200)).body as PushDeviceDto;
    const browser = new TestBrowser(service);
    const [one, other] = await Promise.all([put(alice, browser), put(alice, browser)]);
    expect([one.status, other.status]).toEqual([200, 200]);
    const devices = await devicesOf(alice);
    expect(devices).toHaveLength(1);
    expect(devices[0]?.id).not.toBe(first.id);
  });

  it('go with whoever uses the browser', async () => {
    const browser = await turnOn(alice);
    const fence = await turnOn(await logIn(alice));
    await turnOn(bob, browser);
    expect(await devicesOf(alice)).toHaveLength(1);
    await like(carol);
    await fence.reads(1);
    await app.as(carol).put(`/users/${bob.username}/follow`).expect(200);
    expect((await browser.reads(1)).map(({ did }) => did)).toEqual(['started following you']);
  });

  describe('end', () => {
    it.each(['log-out', 'removal', 'a session that ran out'])('with %s', async (end) => {
      const tablet = await logIn(alice);
      const [gone, fence] = [await turnOn(alice), await turnOn(tablet)];
      const [device] = await devicesOf(tablet);
      if (end === 'log-out') await app.as(alice).post('/auth/logout').expect(204);
      else if (end === 'removal') {
        await app
          .as(tablet)
          .delete(`/push/devices/${device?.id ?? ''}`)
          .expect(204);
      } else {
        const { sessionId: id } = await app.dataSource.manager.findOneByOrFail(PushSubscription, {
          id: Number(device?.id),
        });
        await app.dataSource.manager.update(Session, { id }, { expiresAt: new Date(Date.now() - 1) });
      }
      expect(await devicesOf(tablet)).toHaveLength(1);
      await like(bob);
      await fence.reads(1);
      await follow(bob);
      await fence.reads(2);
      expect(gone.count).toBe(0);
    });

    it('with the account', async () => {
      await turnOn(alice);
      await app.as(alice).delete('/users/me').send({ password: PASSWORD }).expect(204);
      const userId = Number(alice.id);
      expect(await app.dataSource.manager.countBy(PushSubscription, { userId })).toBe(0);
    });

    it.each([404, 410])('when the push service answers %i', async (status) => {
      const browser = await turnOn(alice);
      browser.meets({ status });
      await like(bob);
      await browser.reads(1);
      await eventually('the end of the device', async () => (await devicesOf(alice)).length === 0);
    });

    it('not for somebody else, and not twice', async () => {
      await turnOn(alice);
      const [device] = await devicesOf(alice);
      const path = `/push/devices/${device?.id ?? ''}`;
      await app.as(bob).delete(path).expect(404);
      await app.api.delete(path).expect(401);
      await app.as(alice).delete(path).expect(204);
      const { body } = await app.as(alice).delete(path).expect(404);
      expect(body).toMatchObject({ code: 'push_device_not_found' });
      await app.as(alice).delete('/push/devices/x').expect(404);
    });
  });

  describe('when the push service', () => {
    it.each([
      ['is busy', { status: 429, headers: { 'Retry-After': '0' } }],
      ['is down', { status: 503, headers: { 'Retry-After': new Date().toUTCString() } }],
    ])('%s, are sent again when it says so', async (_, answer) => {
      const browser = await turnOn(alice);
      browser.meets(answer, answer);
      await like(bob);
      expect(await browser.reads(3)).toHaveLength(3);
      expect(await devicesOf(alice)).toHaveLength(1);
    });

    it('never recovers, are given up', async () => {
      const browser = await turnOn(alice);
      const busy = { status: 500, headers: { 'Retry-After': '0' } };
      browser.meets(busy, busy, busy, busy);
      await like(bob);
      await browser.reads(4);
      await follow(bob);
      const contents = await browser.reads(5);
      expect(contents.map(({ tag }) => tag)).toEqual([...Array<string>(4).fill(`like:${post.id}`), 'follow']);
      expect(await devicesOf(alice)).toHaveLength(1);
    });

    it.each([
      ['refuses', { status: 400 }],
      ['redirects', { status: 307, headers: { Location: '/elsewhere' } }],
    ])('%s, are not repeated, and the log names no address', async (_, answer) => {
      const log = jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
      const browser = await turnOn(alice);
      browser.meets(answer);
      await like(bob);
      await browser.reads(1);
      await follow(bob);
      expect((await browser.reads(2)).at(-1)?.tag).toBe('follow');
      expect(service.received.some(({ path }) => path === '/elsewhere')).toBe(false);
      const words = log.mock.calls.flat().join(' ');
      log.mockRestore();
      expect(words).toContain(`status ${String(answer.status)}`);
      expect(words).not.toMatch(/127\.0\.0\.1|\/push\//);
      expect(await devicesOf(alice)).toHaveLength(1);
    });
  });

  it('reach others while the 20 devices of one member hang', async () => {
    const hanging = await PushService.start();
    const browsers = Array.from({ length: 20 }, () => new TestBrowser(hanging));
    for (const browser of browsers) {
      browser.meets(...Array<null>(9).fill(null));
      await turnOn(await logIn(alice), browser);
    }
    for (const text of ['One', 'Two', 'Three']) await comment(bob, `${text} for @${alice.username}`);
    await hanging.until(null, 1);
    const browser = await turnOn(carol);
    await app.as(bob).put(`/users/${carol.username}/follow`).expect(200);
    expect(await browser.reads(1)).toMatchObject([{ tag: 'follow' }]);
    expect(browsers.reduce((sum, { count }) => sum + count, 0)).toBe(3);
    hanging.stop();
  });

  it('are on for 20 devices at most', async () => {
    for (let count = 0; count < 20; count++) await turnOn(await logIn(alice));
    const { body } = await put(alice, new TestBrowser(service)).expect(409);
    expect(body).toMatchObject({ code: 'too_many_push_devices' });
    expect(await devicesOf(alice)).toHaveLength(20);
  });

  describe('cannot be turned on', () => {
    it.each([
      ['endpoint', { endpoint: undefined }],
      ['endpoint', { endpoint: 7 }],
      ['endpoint', { endpoint: 'not an address' }],
      ['endpoint', { endpoint: 'ftp://push.example.net/x' }],
      ['endpoint', { endpoint: 'https://user:pass@push.example.net/x' }],
      ['endpoint', { endpoint: `https://push.example.net/${'x'.repeat(2000)}` }],
      ['keys', { keys: undefined }],
      ['keys', { keys: [] }],
      ['keys', { keys: null }],
      ['keys', { keys: 'x' }],
      ['keys/p256dh', { p256dh: 'x' }],
      ['keys/p256dh', { p256dh: `B${'A'.repeat(86)}` }], // not on the curve
      ['keys/auth', { auth: 'A'.repeat(21) }],
      ['keys/auth', { auth: 7 }],
      ['expirationTime', { expirationTime: null }],
    ])('with a wrong %s: %j', async (field, { p256dh, auth, ...changes }: Record<string, unknown>) => {
      const { endpoint, keys } = new TestBrowser(service).subscription;
      const changedKeys = {
        ...keys,
        ...(p256dh !== undefined && { p256dh }),
        ...(auth !== undefined && { auth }),
      };
      const { body } = await app
        .as(alice)
        .put('/push/devices/current')
        .send({ endpoint, keys: changedKeys, ...changes })
        .expect(422);
      expect(body).toMatchObject({ errors: [{ pointer: `#/${field}` }] });
    });

    it('by nobody', async () => {
      await app.api.put('/push/devices/current').send(new TestBrowser(service).subscription).expect(401);
      await app.api.get('/push/key').expect(401);
      await app.api.get('/push/devices').expect(401);
    });
  });
});

describe('push services inside the server’s own network', () => {
  let app: TestApp;
  let service: PushService;
  beforeAll(async () => {
    app = await TestApp.start();
    service = await PushService.start();
  });
  afterAll(async () => {
    await app.stop();
    service.stop();
  });

  it.each(['http://push.example.net', 'https://127.0.0.1', 'https://[::1]', 'https://169.254.169.254'])(
    'are refused: %s',
    async (origin) => {
      const [alice] = await signUpAll(app, `alice_${origin.replaceAll(/\W/g, '_').slice(8, 25)}`);
      const { keys } = new TestBrowser(service).subscription;
      const { body } = await app
        .as(alice)
        .put('/push/devices/current')
        .send({ endpoint: `${origin}/push/x`, keys })
        .expect(422);
      expect(body).toMatchObject({ errors: [{ pointer: '#/endpoint' }] });
    },
  );

  it('are not even connected to, whatever name leads there', async () => {
    const { endpoint, keys } = new TestBrowser(service).subscription;
    const content = { tag: 'x', actors: [], did: '', text: null, url: '/', icon: null, at: '' };
    for (const host of ['127.0.0.1', 'localhost']) {
      const address = endpoint.replace('http:', 'https:').replace('127.0.0.1', host);
      const device = { endpoint: address, ...keys } as PushSubscription;
      await expect(app.get(PushClient).send(device, { content, urgency: 'normal' })).rejects.toMatchObject({
        code: 'private_address',
      });
    }
    expect(service.connections).toBe(0);
  });
});

it('a push service that never answers does not keep the server from stopping', async () => {
  const service = await PushService.start();
  const app = await TestApp.start({ fetchAllowPrivate: true });
  const [alice, bob] = await signUpAll(app, 'alice', 'bob');
  const browser = new TestBrowser(service);
  await app.as(alice).put('/push/devices/current').send(browser.subscription).expect(200);
  browser.meets(null);
  await app.as(bob).put('/users/alice/follow').expect(200);
  const start = Date.now();
  await app.stop(); // at once: what was announced is sent before
  expect(Date.now() - start).toBeLessThan(8000);
  expect(browser.count).toBe(1);
  service.stop();
});
