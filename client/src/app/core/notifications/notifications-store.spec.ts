import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { NotificationDto } from '../../api';
import { aNotification, aUser } from '../../../testing/factories';
import { logIn, nextTurn, provideAppTesting } from '../../../testing/app-testing';
import { LiveServer } from '../../../testing/live-server';
import { SessionStore } from '../session/session-store';
import { NotificationsStore } from './notifications-store';

const LIST = '/api/v1/notifications';

describe('NotificationsStore', () => {
  let store: NotificationsStore;
  let server: LiveServer;
  let http: HttpTestingController;

  beforeEach(async () => {
    localStorage.clear();
    TestBed.configureTestingModule({ providers: provideAppTesting() });
    http = TestBed.inject(HttpTestingController);
    store = TestBed.inject(NotificationsStore);
    server = TestBed.inject(LiveServer);
    logIn();
    TestBed.tick();
    await answerCount(2);
    await server.accept();
    await answerCount(2);
  });

  afterEach(() => http.verify());

  async function answerCount(count: number): Promise<void> {
    await nextTurn();
    http.expectOne(`${LIST}/unread-count`).flush({ count });
  }

  async function answerList(...items: NotificationDto[]): Promise<void> {
    await nextTurn();
    http.expectOne(({ url }) => url === LIST).flush({ items, nextCursor: null });
  }

  const ids = () => store.items().map(({ id }) => id);
  const unreadIds = () => store.items().flatMap(({ id, unread }) => (unread ? [id] : []));

  it('counts what is unread, at first and as the server says', () => {
    expect(store.unread()).toBe(2);
    server.say('unread-count', { count: 5 });
    expect(store.unread()).toBe(5);
  });

  it('asks nothing for those whose account is not open yet', async () => {
    const session = TestBed.inject(SessionStore);
    session.forget();
    logIn({ user: aUser({ waitingFor: 'email' }) });
    TestBed.tick();
    await nextTurn();
    http.verify();
    session.update(aUser());
    TestBed.tick();
    await answerCount(4);
    expect(store.unread()).toBe(4);
  });

  it('puts what it hears in front, once', async () => {
    store.list.start();
    await answerList(aNotification({ id: 'n1' }));
    server.say('notification', aNotification({ id: 'n2' }));
    server.say('notification', aNotification({ id: 'n2' }));
    expect(ids()).toEqual(['n2', 'n1']);
  });

  it('is rid of what was taken back, read or not', async () => {
    store.list.start();
    await answerList(aNotification({ id: 'n2' }), aNotification({ id: 'n1' }));
    server.say('unread-count', { count: 2 });
    await answerList(aNotification({ id: 'n1' }));
    expect(ids()).toEqual(['n1']);
  });

  it('does not ask again for what it hears, or has read itself', async () => {
    store.list.start();
    await answerList(aNotification({ id: 'n1' }));
    server.say('notification', aNotification({ id: 'n2' }));
    server.say('unread-count', { count: 3 });
    store.markRead();
    server.say('unread-count', { count: 0 });
    await nextTurn();
    http.expectOne(`${LIST}/read`).flush(null);
    expect(ids()).toEqual(['n2', 'n1']);
  });

  it('asks for what it missed, and has nothing twice', async () => {
    store.list.start();
    await answerList(aNotification({ id: 'n1' }));
    server.lose();
    await server.accept();
    await answerCount(3);
    await answerList(aNotification({ id: 'n3' }), aNotification({ id: 'n2' }), aNotification({ id: 'n1' }));
    server.say('notification', aNotification({ id: 'n3' }));
    expect(ids()).toEqual(['n3', 'n2', 'n1']);
    expect(store.unread()).toBe(3);
  });

  it('does not load a list that nobody has opened', async () => {
    server.say('notification', aNotification());
    server.lose();
    await server.accept();
    await answerCount(1);
    expect(ids()).toEqual([]);
  });

  it('marks as read up to the newest, once, and keeps it marked as new until the visit ends', async () => {
    store.list.start();
    await answerList(aNotification({ id: 'n2' }), aNotification({ id: 'n1' }));
    store.markRead();
    store.markRead();
    await nextTurn();
    const call = http.expectOne({ url: `${LIST}/read`, method: 'PUT' });
    expect(call.request.body).toEqual({ upTo: 'n2' });
    call.flush(null);
    expect(store.unread()).toBe(0);
    expect(unreadIds()).toEqual(['n2', 'n1']);
    store.settle();
    expect(unreadIds()).toEqual([]);
    server.say('notification', aNotification({ id: 'n3' }));
    expect(unreadIds()).toEqual(['n3']);
  });

  it('marks again when that failed', async () => {
    store.list.start();
    await answerList(aNotification({ id: 'n1' }));
    store.markRead();
    await nextTurn();
    http.expectOne(`${LIST}/read`).error(new ProgressEvent('error'));
    expect(store.unread()).toBe(2);
    store.markRead();
    await nextTurn();
    http.expectOne(`${LIST}/read`).flush(null);
    expect(store.unread()).toBe(0);
  });

  it('forgets everything with the session', async () => {
    store.list.start();
    await answerList(aNotification());
    TestBed.inject(SessionStore).forget();
    expect(ids()).toEqual([]);
    expect(store.unread()).toBe(0);
  });
});
