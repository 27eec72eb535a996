import { CDPSession, Page, Worker } from '@playwright/test';
import type { PushDeviceListDto } from '../src/app/api/models';
import { PASSWORD, Person } from './support/people';
import { expect, test } from './support/test';

// What a service worker knows beside what a page knows.
declare const registration: ServiceWorkerRegistration;
declare const NotificationEvent: new (type: string, init: { notification?: Notification }) => Event;
declare const ExtendableEvent: typeof Event;

/** A browser's keys, from RFC 8291, appendix A. */
const KEYS = {
  p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
  auth: 'BTBZMqHH6r4Tts7J_aSIgg',
};

const theSwitch = (page: Page) => page.getByRole('switch', { name: /On this device/ });
const devices = (page: Page) => page.locator('.push-settings-device');

/** Loads the page anew in a browser that has a push service, which the real one may have no way to. */
async function withPushService(page: Page): Promise<void> {
  await page.context().grantPermissions(['notifications']);
  await page.addInitScript((keys) => {
    const endpoint = `https://push.example.net/push/${Math.random()}`;
    let options: { applicationServerKey: ArrayBuffer } | null = null;
    const bytesOf = (base64url: string) =>
      Uint8Array.from(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), (letter) =>
        letter.charCodeAt(0),
      );
    const subscription = () =>
      options && {
        options,
        toJSON: () => ({ endpoint, expirationTime: null, keys }),
        unsubscribe: () => {
          options = null;
          return Promise.resolve(true);
        },
      };
    Object.assign(PushManager.prototype, {
      getSubscription: () => Promise.resolve(subscription()),
      subscribe: (wanted: { applicationServerKey: string }) => {
        options = { applicationServerKey: bytesOf(wanted.applicationServerKey).buffer };
        return Promise.resolve(subscription());
      },
    });
  }, KEYS);
  await page.reload();
}

/** Whether the browser is subscribed. */
const isSubscribed = (page: Page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    return (await registration?.pushManager.getSubscription()) != null;
  });

async function turnOn(page: Page): Promise<void> {
  await theSwitch(page).click();
  await expect(devices(page).filter({ hasText: 'This device' })).toBeVisible();
  await expect(theSwitch(page)).toBeChecked();
}

test('push notifications are turned on, off, and removed from other devices', async ({
  signUp,
  openAs,
  playwright,
  baseURL,
}) => {
  const alice = await signUp('alice');
  const here = await openAs(alice, '/settings/notifications');
  await withPushService(here);
  await expect(theSwitch(here)).not.toBeChecked();
  await turnOn(here);
  await expect(devices(here)).toContainText(['This device']);
  await expect(devices(here)).toContainText([/Chrome on /]);

  // A log-in ends the session that the same browser has had: this is another one.
  const phone = await playwright.request.newContext({ baseURL });
  const there = await phone.post('/api/v1/auth/login', {
    data: { identifier: alice.username, password: PASSWORD },
  });
  const { accessToken } = (await there.json()) as { accessToken: string };
  const added = await phone.put('/api/v1/push/devices/current', {
    headers: {
      Authorization: `Bearer ${accessToken}`,
      'User-Agent': 'Mozilla/5.0 (Android 15) Firefox/140.0',
    },
    data: { endpoint: `https://push.example.net/${alice.username}`, keys: KEYS },
  });
  expect(added.status()).toBe(200);
  await phone.dispose();
  await here.getByRole('link', { name: 'Home', exact: true }).click();
  await expect(here).toHaveURL('/');
  await here.goBack();
  await here.getByRole('button', { name: 'Remove Firefox on Android' }).click();
  await expect(here.getByLabel('Messages')).toContainText('Firefox on Android gets no push notifications');
  await expect(devices(here)).toHaveCount(1);

  await theSwitch(here).click();
  await expect(theSwitch(here)).not.toBeChecked();
  await expect(devices(here)).toHaveCount(0);
  expect(await isSubscribed(here)).toBe(false);
});

test('push notifications end with the log-out', async ({ signUp, openAs }) => {
  const page = await openAs(await signUp('alice'), '/settings/notifications');
  await withPushService(page);
  await turnOn(page);
  expect(await isSubscribed(page)).toBe(true);
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Log out' }).click();
  await expect(page).toHaveURL('/login');
  await expect.poll(() => isSubscribed(page)).toBe(false);
});

test('a browser that was told to show none says what to do', async ({ signUp, openAs }) => {
  const page = await openAs(await signUp('alice'), '/settings/notifications');
  await page.context().grantPermissions(['geolocation']); // and nothing else
  await page.reload();
  await expect(page.getByText('Your browser does not let Lightwell show notifications.')).toBeVisible();
  await expect(theSwitch(page)).toHaveCount(0);
});

test.describe('the worker', () => {
  const content = (changes: object = {}) => ({
    tag: 'like:1',
    actors: ['bob'],
    did: 'liked your photo',
    text: null,
    url: '/settings',
    icon: null,
    at: new Date().toISOString(),
    ...changes,
  });

  /** Turns push notifications on and finds the worker, with a way to play its push service. */
  async function start(alice: Person, page: Page) {
    await withPushService(page);
    const session = await page.context().newCDPSession(page);
    const found = new Promise<string>((give) => {
      session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
        if (registrations[0]) give(registrations[0].registrationId);
      });
    });
    await session.send('ServiceWorker.enable');
    const starting = page.context().waitForEvent('serviceworker');
    await turnOn(page);
    const [worker, registrationId] = [await starting, await found];
    return { worker, push: pusher(session, page, registrationId) };
  }

  const pusher = (session: CDPSession, page: Page, registrationId: string) => (data: string) =>
    session.send('ServiceWorker.deliverPushMessage', {
      origin: new URL(page.url()).origin,
      registrationId,
      data,
    });

  const shown = (worker: Worker) =>
    worker.evaluate(async () => {
      return (await registration.getNotifications()).map(({ title, body, silent }) => ({
        title,
        body,
        silent,
      }));
    });

  test('shows what happened, and tells together what belongs together', async ({ signUp, openAs }) => {
    const alice = await signUp('alice');
    const { worker, push } = await start(alice, await openAs(alice, '/settings/notifications'));
    await push(JSON.stringify(content()));
    // One looks at the app, and is not disturbed.
    await expect
      .poll(() => shown(worker))
      .toEqual([{ title: 'bob liked your photo', body: '', silent: true }]);
    await push(JSON.stringify(content({ actors: ['dora', 'carol'] })));
    await expect
      .poll(async () => (await shown(worker)).map(({ title }) => title))
      .toEqual(['dora, carol and 1 other liked your photo']);
    const comment = { tag: 'comment:1', did: 'commented on your photo', text: 'What a light!' };
    await push(JSON.stringify(content(comment)));
    await expect
      .poll(() => shown(worker))
      .toContainEqual({ title: 'bob commented on your photo', body: 'What a light!', silent: true });
    await push('not for this worker');
    await expect.poll(async () => (await shown(worker)).length).toBe(3);
  });

  test('opens the page that it is about, in the window that is there', async ({ signUp, openAs }) => {
    const alice = await signUp('alice');
    const page = await openAs(alice, '/settings/notifications');
    const { worker, push } = await start(alice, page);
    await push(JSON.stringify(content({ url: '/notifications' })));
    await expect.poll(async () => (await shown(worker)).length).toBe(1);
    await page.evaluate(() => Object.assign(window, { sameWindow: true }));
    await worker.evaluate(async () => {
      const [notification] = await registration.getNotifications();
      self.dispatchEvent(new NotificationEvent('notificationclick', { notification }));
    });
    await expect(page).toHaveURL('/notifications');
    expect(await page.evaluate(() => 'sameWindow' in window)).toBe(true);
    expect(await shown(worker)).toEqual([]);
  });

  test('tells the server when the browser gets a new address', async ({ signUp, openAs }) => {
    const alice = await signUp('alice');
    const page = await openAs(alice, '/settings/notifications');
    const { worker } = await start(alice, page);
    const list = async () => {
      const answer = await alice.request.get('/api/v1/push/devices', { headers: alice.authorization });
      return ((await answer.json()) as PushDeviceListDto).items.map(({ id }) => id);
    };
    const [before] = await list();
    await worker.evaluate((keys) => {
      const endpoint = `https://push.example.net/new/${Math.random()}`;
      const newSubscription = { toJSON: () => ({ endpoint, expirationTime: null, keys }) };
      const change = new ExtendableEvent('pushsubscriptionchange');
      self.dispatchEvent(Object.assign(change, { newSubscription }));
    }, KEYS);
    await expect.poll(async () => (await list())[0]).not.toBe(before);
    expect(await list()).toHaveLength(1);
  });
});
