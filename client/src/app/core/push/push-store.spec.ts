import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { FakePush } from '../../../testing/fake-push';
import { aPushDevice } from '../../../testing/factories';
import { logIn, nextTurn, provideAppTesting } from '../../../testing/app-testing';
import { PushDeviceDto } from '../../api';
import { SessionStore } from '../session/session-store';
import { followPushEvents } from './push-events';
import { PushStore } from './push-store';

const KEY = '/api/v1/push/key';
const DEVICES = '/api/v1/push/devices';
const BROKEN = { status: 500, statusText: 'Internal Server Error' };

describe('PushStore', () => {
  let http: HttpTestingController;
  let browser: FakePush;

  beforeEach(() => {
    browser = FakePush.install();
    TestBed.configureTestingModule({ providers: provideAppTesting() });
    http = TestBed.inject(HttpTestingController);
  });

  afterEach(() => {
    http.verify();
    vi.unstubAllGlobals();
  });

  async function answer(url: string, body: object | null, method = 'GET'): Promise<void> {
    await vi.waitFor(() => {
      const call = http.expectOne({ url, method });
      call.flush(body);
    });
  }

  async function loaded(...items: PushDeviceDto[]): Promise<PushStore> {
    const store = TestBed.inject(PushStore);
    const loading = store.load();
    if (browser.subscribedFor) await answer(KEY, { publicKey: 'BKey' });
    await answer(DEVICES, { items });
    await loading;
    return store;
  }

  it('is off until it is turned on, and asks nothing before', async () => {
    const store = await loaded();
    expect(store.status()).toBe('off');
    expect(browser.did).toEqual([]);
  });

  it('is on when the browser is subscribed and the server knows', async () => {
    browser.subscribedFor = 'BKey';
    expect((await loaded(aPushDevice({ current: true }))).status()).toBe('on');
  });

  it('is off when it was removed from another device', async () => {
    browser.subscribedFor = 'BKey';
    expect((await loaded(aPushDevice({ current: false }))).status()).toBe('off');
  });

  it('is off when the server has another key since', async () => {
    browser.subscribedFor = 'BOld';
    expect((await loaded(aPushDevice({ current: true }))).status()).toBe('off');
  });

  it('asks for permission first, subscribes, and tells the server', async () => {
    const store = await loaded();
    const turningOn = store.turnOn();
    expect(browser.did).toEqual(['ask']);
    expect(store.busy()).toBe(true);
    await answer(KEY, { publicKey: 'BKey' });
    await vi.waitFor(() => expect(browser.did).toEqual(['ask', 'register', 'subscribe BKey']));
    await answer(`${DEVICES}/current`, aPushDevice({ current: true }), 'PUT');
    await answer(KEY, { publicKey: 'BKey' });
    await answer(DEVICES, { items: [aPushDevice({ current: true })] });
    await turningOn;
    expect(store.status()).toBe('on');
    expect(store.busy()).toBe(false);
  });

  it('says when it is not allowed', async () => {
    const store = await loaded();
    browser.answer = 'denied';
    await store.turnOn();
    expect(store.status()).toBe('blocked');
  });

  it('says when the push service is out of reach', async () => {
    const store = await loaded();
    browser.reachable = false;
    const turningOn = store.turnOn();
    await answer(KEY, { publicKey: 'BKey' });
    await turningOn;
    expect(store.status()).toBe('off');
    expect(store.problem()).toContain('push service');
  });

  it('turns off here and on the server, also when that has forgotten it', async () => {
    browser.subscribedFor = 'BKey';
    const store = await loaded(aPushDevice({ id: 'd1', current: true }));
    const turningOff = store.turnOff();
    await vi.waitFor(() =>
      http
        .expectOne({ url: `${DEVICES}/d1`, method: 'DELETE' })
        .flush({ code: 'push_device_not_found' }, { status: 404, statusText: 'Not Found' }),
    );
    await answer(DEVICES, { items: [] });
    await turningOff;
    expect(browser.did).toEqual(['unsubscribe']);
    expect(store.status()).toBe('off');
  });

  it('can be asked again', async () => {
    const store = TestBed.inject(PushStore);
    const loading = store.load();
    await vi.waitFor(() => http.expectOne(DEVICES).flush(null, BROKEN));
    await loading;
    expect(store.status()).toBe('failed');
    expect((await loaded()).status()).toBe('off');
  });

  it('knows browsers that cannot', () => {
    browser.remove();
    expect(TestBed.inject(PushStore).status()).toBe('unsupported');
  });

  it('shows nobody the devices of who was here before', async () => {
    logIn();
    const store = await loaded(aPushDevice());
    TestBed.inject(SessionStore).forget();
    expect(store.devices()).toEqual([]);
    expect(store.status()).toBe('loading');
  });

  it('ends with the session, even when the server cannot be told', async () => {
    browser.subscribedFor = 'BKey';
    TestBed.runInInjectionContext(followPushEvents);
    logIn();
    TestBed.inject(SessionStore).forget();
    await nextTurn();
    await vi.waitFor(() => expect(browser.did).toEqual(['unsubscribe']));
  });
});
