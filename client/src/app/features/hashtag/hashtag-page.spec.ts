import { HttpTestingController, TestRequest } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { RouterTestingHarness } from '@angular/router/testing';
import { HashtagDto } from '../../api';
import { Notices } from '../../core/notices/notices';
import { POST_DIALOGS } from '../../core/posts/post-opener';
import { aPost } from '../../../testing/factories';
import { logIn, nextTurn, provideAppTesting } from '../../../testing/app-testing';
import { HashtagPage } from './hashtag-page';

const BROKEN = { status: 500, statusText: 'Internal Server Error' };
const LAKE: HashtagDto = { name: 'lake', counts: { posts: 1 }, viewer: { following: false } };

describe('HashtagPage', () => {
  let http: HttpTestingController;
  let harness: RouterTestingHarness;

  const element = () => harness.fixture.nativeElement as HTMLElement;
  const followButton = () => element().querySelector<HTMLButtonElement>('lw-follow-button button');

  beforeEach(async () => {
    localStorage.clear();
    TestBed.configureTestingModule({
      providers: [
        provideAppTesting([{ path: 'tags/:name', component: HashtagPage }]),
        { provide: POST_DIALOGS, useValue: () => Promise.reject(new Error('not needed')) },
      ],
    });
    http = TestBed.inject(HttpTestingController);
    logIn();
    harness = await RouterTestingHarness.create('/tags/lake');
    await nextTurn();
  });

  const page = (): TestRequest => http.expectOne('/api/v1/hashtags/lake');
  const posts = (): TestRequest => http.expectOne(({ url }) => url === '/api/v1/hashtags/lake/posts');

  async function settle(): Promise<void> {
    await nextTurn();
    harness.detectChanges();
  }

  it('shows how many photos there are, and the photos', async () => {
    page().flush(LAKE);
    posts().flush({ items: [aPost()], nextCursor: null });
    await settle();
    expect(element().querySelector('h1')?.textContent).toBe('#lake');
    expect(element().querySelector('.hashtag-count')?.textContent).toBe('1 post');
    expect(element().querySelectorAll('.photo-grid-cell')).toHaveLength(1);
  });

  it('follows at once, and takes it back with a message when the server refuses', async () => {
    page().flush(LAKE);
    posts().flush({ items: [], nextCursor: null });
    await settle();
    followButton()?.click();
    await settle();
    expect(followButton()?.getAttribute('aria-pressed')).toBe('true');
    http.expectOne({ url: '/api/v1/hashtags/lake/follow', method: 'PUT' }).flush({}, BROKEN);
    await settle();
    expect(followButton()?.getAttribute('aria-pressed')).toBe('false');
    expect(TestBed.inject(Notices).list().at(-1)?.kind).toBe('error');
  });

  it('says so when nobody has used it', async () => {
    page().flush({}, { status: 404, statusText: 'Not Found' });
    await settle();
    expect(element().textContent).toContain('Nobody has used #lake');
  });

  it('can be asked again', async () => {
    page().flush({}, BROKEN);
    await settle();
    element().querySelector<HTMLButtonElement>('lw-state-message button')?.click();
    await settle();
    page().flush(LAKE);
    await settle();
    expect(element().querySelector('h1')?.textContent).toBe('#lake');
  });
});
