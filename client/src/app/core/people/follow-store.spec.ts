import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { aPerson, aProfile } from '../../../testing/factories';
import { logIn, nextTurn, provideAppTesting } from '../../../testing/app-testing';
import { Notices } from '../notices/notices';
import { SessionStore } from '../session/session-store';
import { FollowStore } from './follow-store';

const FOLLOW = '/api/v1/users/bob/follow';

describe('FollowStore', () => {
  let follows: FollowStore;
  let http: HttpTestingController;
  const bob = aPerson();

  beforeEach(() => {
    localStorage.clear();
    TestBed.configureTestingModule({ providers: provideAppTesting() });
    follows = TestBed.inject(FollowStore);
    http = TestBed.inject(HttpTestingController);
    logIn();
  });

  afterEach(() => http.verify());

  it('shows a follow at once, for every place that shows the person', async () => {
    const changed: string[] = [];
    follows.changed.subscribe(({ username }) => changed.push(username));
    follows.setFollowing(bob, true);
    expect(follows.isFollowing(aPerson({ name: 'Bob, loaded elsewhere' }))).toBe(true);
    expect(TestBed.inject(SessionStore).user()?.counts.following).toBe(4);
    await nextTurn();
    http.expectOne({ url: FOLLOW, method: 'PUT' }).flush(aProfile());
    expect(changed).toEqual(['bob']);
  });

  it('takes it back with a message when the server refuses', async () => {
    follows.setFollowing(bob, true);
    await nextTurn();
    http.expectOne(FOLLOW).flush({}, { status: 500, statusText: 'Internal Server Error' });
    expect(follows.isFollowing(bob)).toBe(false);
    expect(TestBed.inject(SessionStore).user()?.counts.following).toBe(3);
    expect(TestBed.inject(Notices).list().at(-1)?.kind).toBe('error');
  });

  it('sends one request for a double click', async () => {
    follows.setFollowing(bob, true);
    follows.setFollowing(bob, true);
    await nextTurn();
    http.expectOne(FOLLOW).flush(aProfile());
  });
});
