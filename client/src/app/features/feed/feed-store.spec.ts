import { HttpTestingController, TestRequest } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { PostPageDto } from '../../api';
import { FollowStore } from '../../core/people/follow-store';
import { PostsStore } from '../../core/posts/posts-store';
import { SessionStore } from '../../core/session/session-store';
import { aPerson, aPost, aProfile } from '../../../testing/factories';
import { logIn, nextTurn, provideAppTesting } from '../../../testing/app-testing';
import { LiveServer } from '../../../testing/live-server';
import { FeedStore } from './feed-store';

describe('FeedStore', () => {
  let feed: FeedStore;
  let http: HttpTestingController;

  const ids = () => feed.posts().map(({ id }) => id);
  const page = (...postIds: string[]): PostPageDto => ({
    items: postIds.map((id) => aPost({ id })),
    nextCursor: null,
  });

  async function feedRequest(): Promise<TestRequest> {
    await nextTurn();
    return http.expectOne(({ url }) => url === '/api/v1/feed');
  }

  beforeEach(async () => {
    localStorage.clear();
    TestBed.configureTestingModule({ providers: provideAppTesting() });
    http = TestBed.inject(HttpTestingController);
    logIn();
    feed = TestBed.inject(FeedStore);
    feed.enter();
    (await feedRequest()).flush(page('p2', 'p1'));
  });

  afterEach(() => http.verify());

  it('keeps its posts for the next visit and only asks whether there are newer ones', async () => {
    feed.enter();
    (await feedRequest()).flush(page('p2', 'p1'));
    expect(feed.newerCount()).toBe(0);
    feed.enter();
    (await feedRequest()).flush(page('p4', 'p3', 'p2'));
    expect(feed.newerCount()).toBe(2);
    expect(ids()).toEqual(['p2', 'p1']);
    feed.reload();
    (await feedRequest()).flush(page('p4', 'p3', 'p2', 'p1'));
    expect(ids()).toEqual(['p4', 'p3', 'p2', 'p1']);
    expect(feed.newerCount()).toBe(0);
  });

  it('counts newer posts that stand a little lower, because they were made by a server with a slower clock', async () => {
    feed.enter();
    (await feedRequest()).flush(page('p4', 'p2', 'p3', 'p1', 'p0'));
    expect(feed.newerCount()).toBe(2); // what lies below the feed is not newer
    feed.reload();
    (await feedRequest()).flush(page('p4', 'p2', 'p3', 'p1', 'p0'));
    expect(feed.newerCount()).toBe(0);
  });

  it('counts new posts that it hears of, each once and none of the viewer’s own', async () => {
    const server = TestBed.inject(LiveServer);
    await server.accept();
    server.say('feed', { postId: 'p3', authorId: 'u2' });
    server.say('feed', { postId: 'p4', authorId: 'u1' });
    server.say('feed', { postId: 'p2', authorId: 'u2' });
    expect(feed.newerCount()).toBe(1);
    // What it did not hear before it was connected it asks for.
    (await feedRequest()).flush(page('p5', 'p3', 'p2'));
    expect(feed.newerCount()).toBe(2);
  });

  it('puts what the viewer publishes on top', async () => {
    TestBed.inject(PostsStore)
      .publish({ mediaIds: ['m1'] }, 'key-1')
      .subscribe();
    await nextTurn();
    http.expectOne('/api/v1/posts').flush(aPost({ id: 'p9' }));
    expect(ids()).toEqual(['p9', 'p2', 'p1']);
  });

  it('loads anew after the viewer has followed somebody', async () => {
    TestBed.inject(FollowStore).setFollowing(aPerson(), true);
    await nextTurn();
    http.expectOne('/api/v1/users/bob/follow').flush(aProfile());
    feed.enter();
    (await feedRequest()).flush(page('p5', 'p2', 'p1'));
    expect(ids()).toEqual(['p5', 'p2', 'p1']);
  });

  it('forgets everything with the session', () => {
    TestBed.inject(SessionStore).forget();
    expect(ids()).toEqual([]);
  });
});
