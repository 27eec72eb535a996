import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { ProfileDto } from '../../api';
import { FollowStore } from '../../core/people/follow-store';
import { PostsStore } from '../../core/posts/posts-store';
import { SessionStore } from '../../core/session/session-store';
import { aPost, aProfile, aUser } from '../../../testing/factories';
import { logIn, nextTurn, provideAppTesting } from '../../../testing/app-testing';
import { ProfileStore } from './profile-store';

describe('ProfileStore', () => {
  let store: ProfileStore;
  let http: HttpTestingController;

  async function open(profile: ProfileDto, asItWas = false) {
    store.shown.open(profile.username, asItWas);
    await nextTurn();
    http.expectOne(`/api/v1/users/${profile.username}`).flush(profile);
    return http.match(({ url }) => url === `/api/v1/users/${profile.username}/posts`);
  }

  beforeEach(() => {
    localStorage.clear();
    TestBed.configureTestingModule({ providers: provideAppTesting() });
    http = TestBed.inject(HttpTestingController);
    logIn();
    store = TestBed.inject(ProfileStore);
  });

  afterEach(() => http.verify());

  it('keeps the posts for who comes back and loads them anew for who comes again', async () => {
    const [first] = await open(aProfile());
    first?.flush({ items: [aPost()], nextCursor: null });
    expect(store.shown.list().posts()).toHaveLength(1);
    expect(await open(aProfile(), true)).toHaveLength(0);
    expect(await open(aProfile())).toHaveLength(1);
  });

  it('counts a follow at once', async () => {
    await open(aProfile());
    TestBed.inject(FollowStore).setFollowing(aProfile(), true);
    expect(store.profile()).toMatchObject({ viewer: { following: true }, counts: { followers: 8 } });
    await nextTurn();
    const followed = aProfile({
      viewer: { self: false, following: true, followedBy: false },
      counts: { posts: 4, followers: 12, following: 2 },
    });
    http.expectOne('/api/v1/users/bob/follow').flush(followed);
    expect(store.profile()?.counts.followers).toBe(12);
  });

  it('shows the own profile as the viewer has just changed it', async () => {
    await open(aProfile({ username: 'alice', viewer: { self: true, following: false, followedBy: false } }));
    TestBed.inject(SessionStore).update(aUser({ name: 'Alice the Great' }));
    expect(store.profile()?.name).toBe('Alice the Great');
  });

  it('puts a new post of the same person on top', async () => {
    const [posts] = await open(aProfile());
    posts?.flush({ items: [aPost()], nextCursor: null });
    TestBed.inject(PostsStore)
      .publish({ mediaIds: ['m1'] }, 'key-1')
      .subscribe();
    await nextTurn();
    http.expectOne('/api/v1/posts').flush(aPost({ id: 'p2' }));
    expect(
      store.shown
        .list()
        .posts()
        .map(({ id }) => id),
    ).toEqual(['p2', 'p1']);
  });

  it('says what went wrong', async () => {
    store.shown.open('nobody', false);
    await nextTurn();
    http.expectOne('/api/v1/users/nobody').flush({}, { status: 404, statusText: 'Not Found' });
    http.expectOne(({ url }) => url.endsWith('/posts')).flush({}, { status: 404, statusText: 'Not Found' });
    expect(store.shown.problem()?.status).toBe(404);
  });
});
