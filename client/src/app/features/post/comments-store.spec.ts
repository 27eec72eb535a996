import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Notices } from '../../core/notices/notices';
import { aComment } from '../../../testing/factories';
import { logIn, nextTurn, provideAppTesting } from '../../../testing/app-testing';
import { CommentsStore } from './comments-store';

const BROKEN = { status: 500, statusText: 'Internal Server Error' };

describe('CommentsStore', () => {
  let store: CommentsStore;
  let http: HttpTestingController;

  const bodies = () => store.comments().map(({ body }) => body);

  beforeEach(async () => {
    localStorage.clear();
    TestBed.configureTestingModule({ providers: [provideAppTesting(), CommentsStore] });
    http = TestBed.inject(HttpTestingController);
    logIn();
    store = TestBed.inject(CommentsStore);
    store.open('p1');
    await nextTurn();
    http
      .expectOne(({ url }) => url === '/api/v1/posts/p1/comments')
      .flush({ items: [aComment({ id: 'c1', body: 'first' })], nextCursor: 'next' });
  });

  afterEach(() => http.verify());

  it('shows an own comment last, and once, while older ones are still to come', async () => {
    const taken = vi.fn();
    store.add('mine', taken);
    await nextTurn();
    http.expectOne({ method: 'POST' }).flush(aComment({ id: 'c9', body: 'mine' }));
    expect(taken).toHaveBeenCalledOnce();
    expect(bodies()).toEqual(['first', 'mine']);
    store.list.more();
    await nextTurn();
    http
      .expectOne(({ method }) => method === 'GET')
      .flush({
        items: [aComment({ id: 'c2', body: 'second' }), aComment({ id: 'c9', body: 'mine' })],
        nextCursor: null,
      });
    expect(bodies()).toEqual(['first', 'second', 'mine']);
  });

  it('sends a reply with what it replies to, once', async () => {
    const replyTo = aComment({ id: 'c1', body: 'first' });
    store.replyingTo.set(replyTo);
    store.add('reply', () => undefined);
    await nextTurn();
    const call = http.expectOne({ method: 'POST' });
    expect(call.request.body).toEqual({ body: 'reply', replyTo: 'c1' });
    call.flush(aComment({ id: 'c2', body: 'reply', replyTo: 'c1' }));
    expect(store.replyingTo()).toBeNull();
    store.add('comment', () => undefined);
    await nextTurn();
    expect(http.expectOne({ method: 'POST' }).request.body).toEqual({ body: 'comment' });
  });

  it('still replies to the same when that could not be sent', async () => {
    const replyTo = aComment({ id: 'c1' });
    store.replyingTo.set(replyTo);
    store.add('reply', () => undefined);
    await nextTurn();
    http.expectOne({ method: 'POST' }).flush({}, BROKEN);
    expect(store.replyingTo()).toBe(replyTo);
  });

  it('replies no longer to what is deleted, nor under another post', async () => {
    store.replyingTo.set(aComment({ id: 'c1' }));
    store.delete(aComment({ id: 'c2' }));
    expect(store.replyingTo()).not.toBeNull();
    store.delete(aComment({ id: 'c1' }));
    expect(store.replyingTo()).toBeNull();
    store.replyingTo.set(aComment({ id: 'c3' }));
    store.open('p2');
    expect(store.replyingTo()).toBeNull();
    await nextTurn();
    http.match(() => true);
  });

  it('keeps what was typed when it could not be sent', async () => {
    const taken = vi.fn();
    store.add('mine', taken);
    expect(store.sending()).toBe(true);
    await nextTurn();
    http.expectOne({ method: 'POST' }).flush({}, BROKEN);
    expect(store.sending()).toBe(false);
    expect(taken).not.toHaveBeenCalled();
    expect(TestBed.inject(Notices).list().at(-1)?.kind).toBe('error');
  });

  it('does not take what arrives under one post for something said under another', async () => {
    const taken = vi.fn();
    store.add('mine', taken);
    await nextTurn();
    const call = http.expectOne({ method: 'POST' });
    store.open('p2');
    expect(store.sending()).toBe(false);
    call.flush(aComment({ id: 'c9', body: 'mine' }));
    expect(taken).not.toHaveBeenCalled();
    expect(bodies()).toEqual([]);
    await nextTurn();
    http.match(() => true);
  });

  it('takes a comment out at once and puts it back when the server refuses', async () => {
    store.delete(aComment({ id: 'c1', body: 'first' }));
    expect(bodies()).toEqual([]);
    await nextTurn();
    http.expectOne({ method: 'DELETE' }).flush({}, BROKEN);
    expect(bodies()).toEqual(['first']);
  });
});
