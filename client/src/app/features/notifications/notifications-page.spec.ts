import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { RouterTestingHarness } from '@angular/router/testing';
import { NotificationDto } from '../../api';
import { POST_DIALOGS } from '../../core/posts/post-opener';
import { aNotification, aPerson, aProfile } from '../../../testing/factories';
import { logIn, nextTurn, provideAppTesting } from '../../../testing/app-testing';
import { LiveServer } from '../../../testing/live-server';
import { NotificationsPage } from './notifications-page';

const LIST = '/api/v1/notifications';

describe('NotificationsPage', () => {
  let http: HttpTestingController;
  let harness: RouterTestingHarness;

  const element = () => harness.fixture.nativeElement as HTMLElement;
  const lines = () =>
    [...element().querySelectorAll('.notification-text')].map((line) =>
      line.textContent?.replace(/\s+/g, ' ').trim(),
    );
  const by = (username: string) => aPerson({ id: username, username });

  beforeEach(async () => {
    localStorage.clear();
    TestBed.configureTestingModule({
      providers: [
        provideAppTesting([{ path: 'notifications', component: NotificationsPage }]),
        { provide: POST_DIALOGS, useValue: () => Promise.reject(new Error('not needed')) },
      ],
    });
    http = TestBed.inject(HttpTestingController);
    logIn();
    harness = await RouterTestingHarness.create('/notifications');
  });

  async function answer(...items: NotificationDto[]): Promise<void> {
    await nextTurn();
    http.match(`${LIST}/unread-count`).forEach((call) => call.flush({ count: 1 }));
    http.expectOne(({ url }) => url === LIST).flush({ items, nextCursor: null });
    harness.detectChanges();
    await nextTurn();
  }

  it('says who did what, and where', async () => {
    const createdAt = new Date().toISOString();
    const likes = ['alice', 'bob', 'carol'].map((name) =>
      aNotification({ id: name, actor: by(name), createdAt }),
    );
    const comment = { id: 'c1', body: 'Lovely light' };
    const talk = aNotification({ id: 'c', kind: 'comment', actor: by('dan'), comment, createdAt });
    await answer(...likes, talk);
    expect(lines()).toEqual([
      'New: alice, bob and 1 other liked your photo. now',
      'New: dan commented on your photo. nowLovely light',
    ]);
    expect(element().querySelector('h2')?.textContent).toBe('Today');
    expect(element().querySelector('.notification-photo')?.getAttribute('href')).toBe('/p/p1');
    http.expectOne(`${LIST}/read`).flush(null);
  });

  it('offers to follow back, without asking about each person', async () => {
    const follower = (username: string, following: boolean) =>
      aNotification({
        id: username,
        kind: 'follow',
        actor: aPerson({ id: username, username, viewer: { self: false, following, followedBy: true } }),
        post: null,
        unread: false,
      });
    await answer(follower('alice', true), follower('bob', false));
    const buttons = [...element().querySelectorAll<HTMLButtonElement>('lw-follow-button button')];
    expect(buttons.map((button) => button.textContent?.replace(/\s+/g, ' ').trim())).toEqual([
      'Following alice',
      'Follow back bob',
    ]);
    http.verify();
    buttons[1]?.click();
    await nextTurn();
    http.expectOne({ url: '/api/v1/users/bob/follow', method: 'PUT' }).flush(aProfile({ username: 'bob' }));
    harness.detectChanges();
    expect(buttons[1]?.getAttribute('aria-pressed')).toBe('true');
  });

  it('marks as read what comes while it is looked at', async () => {
    await answer(aNotification({ id: 'n1', unread: false }));
    http.expectNone(`${LIST}/read`);
    await connect();
    TestBed.inject(LiveServer).say('notification', aNotification({ id: 'n2', actor: by('eve') }));
    harness.detectChanges();
    await nextTurn();
    expect(lines()[0]).toContain('eve liked your photo.');
    expect(http.expectOne(`${LIST}/read`).request.body).toEqual({ upTo: 'n2' });
  });

  async function connect(): Promise<void> {
    await TestBed.inject(LiveServer).accept();
    await nextTurn();
    http.match(`${LIST}/unread-count`).forEach((call) => call.flush({ count: 1 }));
    http
      .expectOne(({ url }) => url === LIST)
      .flush({ items: [aNotification({ id: 'n1', unread: false })], nextCursor: null });
  }

  it('says so when there is nothing', async () => {
    await answer();
    expect(element().textContent).toContain('Nothing yet');
  });

  it('can be asked again', async () => {
    await nextTurn();
    http.expectOne(({ url }) => url === LIST).flush({}, { status: 500, statusText: 'Internal Server Error' });
    harness.detectChanges();
    element().querySelector<HTMLButtonElement>('lw-state-message button')?.click();
    await answer(aNotification({ unread: false }));
    expect(lines()).toHaveLength(1);
  });
});
