import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { logIn, nextTurn, provideAppTesting } from '../../../testing/app-testing';
import { aComment } from '../../../testing/factories';
import { Notices } from '../notices/notices';
import { CommentSender } from './comment-sender';

describe('CommentSender', () => {
  let sender: CommentSender;
  let http: HttpTestingController;

  beforeEach(() => {
    localStorage.clear();
    TestBed.configureTestingModule({ providers: [provideAppTesting()] });
    http = TestBed.inject(HttpTestingController);
    logIn();
    sender = TestBed.inject(CommentSender);
  });

  afterEach(() => http.verify());

  const sent = async (postId: string) => {
    await nextTurn();
    return http.expectOne({ method: 'POST', url: `/api/v1/posts/${postId}/comments` });
  };

  it('knows of each post whether a comment is on its way to it', async () => {
    const taken = vi.fn();
    sender.send('p1', { body: 'Lovely' }, taken);
    sender.send('p2', { body: 'Dew' }, () => undefined);
    const first = await sent('p1');
    const second = await sent('p2');
    const comment = aComment({ body: 'Lovely' });
    first.flush(comment);
    expect(taken).toHaveBeenCalledExactlyOnceWith(comment);
    expect([sender.isSending('p1'), sender.isSending('p2')]).toEqual([false, true]);
    second.flush(aComment({ id: 'c2', postId: 'p2' }));
    expect(sender.isSending('p2')).toBe(false);
  });

  it('says why a comment did not arrive', async () => {
    const taken = vi.fn();
    sender.send('p1', { body: 'Lovely' }, taken);
    (await sent('p1')).flush({}, { status: 500, statusText: 'Internal Server Error' });
    expect(taken).not.toHaveBeenCalled();
    expect(sender.isSending('p1')).toBe(false);
    expect(TestBed.inject(Notices).list().at(-1)?.text).toContain('Your comment was not sent.');
  });
});
