import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { of } from 'rxjs';
import { aComment, aPost } from '../../../testing/factories';
import { logIn, nextTurn, provideAppTesting } from '../../../testing/app-testing';
import { Notices } from '../notices/notices';
import { SessionStore } from '../session/session-store';
import { PostsStore } from './posts-store';

const BROKEN = { status: 500, statusText: 'Internal Server Error' };
const LIKE = '/api/v1/posts/p1/like';

describe('PostsStore', () => {
  let posts: PostsStore;
  let http: HttpTestingController;
  let said: Notices;

  beforeEach(() => {
    localStorage.clear();
    TestBed.configureTestingModule({ providers: provideAppTesting() });
    posts = TestBed.inject(PostsStore);
    http = TestBed.inject(HttpTestingController);
    said = TestBed.inject(Notices);
    logIn();
    posts.keep({ items: [aPost(), aPost({ id: 'p2' })], nextCursor: null });
  });

  afterEach(() => http.verify());

  it('shows a like at once and takes over what the server counts', async () => {
    posts.setLiked('p1', true);
    expect(posts.find('p1')).toMatchObject({ viewer: { liked: true }, counts: { likes: 4 } });
    await nextTurn();
    const answer = aPost({ counts: { likes: 9, comments: 1 }, viewer: { liked: true, author: false } });
    http.expectOne({ url: LIKE, method: 'PUT' }).flush(answer);
    expect(posts.find('p1')?.counts.likes).toBe(9);
  });

  it('takes a like back with a message when the server refuses', async () => {
    posts.setLiked('p1', true);
    await nextTurn();
    http.expectOne(LIKE).flush({}, BROKEN);
    expect(posts.find('p1')).toMatchObject({ viewer: { liked: false }, counts: { likes: 3 } });
    expect(said.list().at(-1)?.kind).toBe('error');
  });

  it('ends where the viewer did after quick changes, with one request at a time', async () => {
    posts.setLiked('p1', true);
    posts.setLiked('p1', false);
    await nextTurn();
    http
      .expectOne({ url: LIKE, method: 'PUT' })
      .flush(aPost({ counts: { likes: 4, comments: 1 }, viewer: { liked: true, author: false } }));
    expect(posts.find('p1')?.viewer.liked).toBe(false);
    await nextTurn();
    http.expectOne({ url: LIKE, method: 'DELETE' }).flush(aPost());
    expect(posts.find('p1')).toMatchObject({ viewer: { liked: false }, counts: { likes: 3 } });
  });

  it('does not like twice', async () => {
    posts.setLiked('p1', false);
    await nextTurn();
    http.expectNone(LIKE);
  });

  it('takes a deleted post out of every list and puts it back when that fails', async () => {
    const feed = posts.list(() => of({ items: [aPost(), aPost({ id: 'p2' })], nextCursor: null }));
    feed.refs.start();
    posts.delete('p1');
    expect(feed.posts().map(({ id }) => id)).toEqual(['p2']);
    expect(TestBed.inject(SessionStore).user()?.counts.posts).toBe(0);
    await nextTurn();
    http.expectOne({ url: '/api/v1/posts/p1', method: 'DELETE' }).flush({}, BROKEN);
    expect(feed.posts().map(({ id }) => id)).toEqual(['p1', 'p2']);
    expect(TestBed.inject(SessionStore).user()?.counts.posts).toBe(1);
  });

  it('counts a comment when it is written and when it is deleted', async () => {
    posts.comment('p1', 'Lovely').subscribe();
    await nextTurn();
    http.expectOne({ url: '/api/v1/posts/p1/comments', method: 'POST' }).flush(aComment());
    expect(posts.find('p1')?.counts.comments).toBe(2);
    posts.deleteComment(aComment()).subscribe({ error: () => undefined });
    expect(posts.find('p1')?.counts.comments).toBe(1);
    await nextTurn();
    http.expectOne({ url: '/api/v1/comments/c1', method: 'DELETE' }).flush({}, BROKEN);
    expect(posts.find('p1')?.counts.comments).toBe(2);
  });

  it('takes over counters that the server pushes', () => {
    posts.takeCounts('p1', { likes: 8, comments: 5 });
    expect(posts.find('p1')?.counts).toEqual({ likes: 8, comments: 5 });
    posts.takeCounts('unknown', { likes: 1, comments: 1 });
    expect(posts.find('unknown')).toBeUndefined();
  });

  it('keeps the viewer’s own like as they see it until it is answered', async () => {
    posts.setLiked('p1', true);
    posts.takeCounts('p1', { likes: 3, comments: 2 });
    expect(posts.find('p1')?.counts).toEqual({ likes: 4, comments: 2 });
    await nextTurn();
    const viewer = { liked: true, author: false };
    http.expectOne(LIKE).flush(aPost({ counts: { likes: 4, comments: 2 }, viewer }));
    posts.takeCounts('p1', { likes: 5, comments: 2 });
    expect(posts.find('p1')?.counts.likes).toBe(5);
  });

  it('counts an own comment once, whether it is pushed before or after the answer', async () => {
    for (const pushedFirst of [true, false]) {
      posts.takeCounts('p1', { likes: 3, comments: 1 });
      posts.comment('p1', 'Lovely').subscribe();
      await nextTurn();
      if (pushedFirst) posts.takeCounts('p1', { likes: 3, comments: 2 });
      http.expectOne({ url: '/api/v1/posts/p1/comments', method: 'POST' }).flush(aComment());
      if (!pushedFirst) posts.takeCounts('p1', { likes: 3, comments: 2 });
      expect(posts.find('p1')?.counts.comments).toBe(2);
    }
  });

  it('tells who listens about a new post and counts it', async () => {
    const created: string[] = [];
    posts.created.subscribe(({ id }) => created.push(id));
    posts.publish({ mediaIds: ['m1'] }, 'key-1').subscribe();
    await nextTurn();
    http.expectOne({ url: '/api/v1/posts', method: 'POST' }).flush(aPost({ id: 'p3' }));
    expect(created).toEqual(['p3']);
    expect(TestBed.inject(SessionStore).user()?.counts.posts).toBe(2);
  });

  it('forgets everything when another account takes over', () => {
    TestBed.inject(SessionStore).forget();
    expect(posts.find('p1')).toBeUndefined();
  });
});
