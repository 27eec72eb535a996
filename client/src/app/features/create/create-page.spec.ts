import { HttpEventType } from '@angular/common/http';
import { HttpTestingController, TestRequest } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { of } from 'rxjs';
import { aMedia, aPost } from '../../../testing/factories';
import { logIn, nextTurn, provideAppTesting } from '../../../testing/app-testing';
import { Confirm } from '../../core/dialogs/confirm';
import { CREATE_ROUTES } from './create.routes';
import { DraftStore } from './draft-store';

const MEDIA = '/api/v1/media';
const POSTS = '/api/v1/posts';
const TOO_BIG = { status: 413, statusText: 'Payload Too Large' };
const BROKEN = { status: 500, statusText: 'Internal Server Error' };

const keyOf = (request?: TestRequest) => request?.request.headers.get('Idempotency-Key');
const photo = (name: string) => new File(['light'], name, { type: 'image/jpeg' });

describe('CreatePage', () => {
  let harness: RouterTestingHarness;
  let http: HttpTestingController;
  let draft: DraftStore;

  beforeEach(async () => {
    localStorage.clear();
    TestBed.configureTestingModule({
      providers: provideAppTesting([
        { path: 'create', children: CREATE_ROUTES },
        { path: '', children: [] },
      ]),
    });
    http = TestBed.inject(HttpTestingController);
    logIn();
    draft = TestBed.inject(DraftStore);
    harness = await RouterTestingHarness.create('/create');
  });

  afterEach(() => http.verify());

  const page = () => harness.routeNativeElement!;
  const text = () => page().textContent;

  function button(name: string): HTMLButtonElement {
    const found = [...page().querySelectorAll('button')].find(
      (one) => (one.getAttribute('aria-label') ?? one.textContent.trim()) === name,
    );
    if (!found) throw new Error(`There is no button "${name}".`);
    return found;
  }

  /** Chooses photos and says what is to be seen on them. */
  function choose(...names: readonly string[]): void {
    draft.add(names.map(photo));
    for (const { id } of draft.photos()) draft.describe(id, 'Dew');
  }

  async function share(): Promise<void> {
    await harness.fixture.whenStable();
    page()
      .querySelector('form')
      ?.dispatchEvent(new Event('submit', { cancelable: true }));
    await nextTurn();
  }

  async function settle(): Promise<void> {
    await nextTurn();
    await harness.fixture.whenStable();
  }

  function uploads(): TestRequest[] {
    return http.match(MEDIA);
  }

  it('sends the photos with their alt texts, then the post in their order, and leads to the feed', async () => {
    choose('a.jpg', 'b.jpg');
    draft.describe(1, ' A lake ');
    draft.caption.set(' Up early ');
    await share();
    const [first, second] = uploads();
    const body = first?.request.body as FormData;
    expect(body.get('alt')).toBe('A lake');
    expect((body.get('file') as File).name).toBe('a.jpg');
    first?.event({ type: HttpEventType.UploadProgress, loaded: 1, total: 4 });
    await settle();
    expect(page().querySelector('progress')?.value).toBe(0.25);
    second?.flush(aMedia({ id: 'm2' }));
    first?.flush(aMedia({ id: 'm1' }));
    await settle();
    const post = http.expectOne({ url: POSTS, method: 'POST' });
    expect(post.request.body).toEqual({ mediaIds: ['m1', 'm2'], caption: 'Up early' });
    post.flush(aPost());
    await settle();
    expect(TestBed.inject(Router).url).toBe('/');
    expect(draft.isEmpty()).toBe(true);
  });

  it('says why a photo failed, keeps everything, and sends only what is missing the next time', async () => {
    choose('a.jpg', 'b.jpg');
    draft.caption.set('Up early');
    await share();
    const [first, second] = uploads();
    first?.flush(aMedia({ id: 'm1' }));
    second?.flush(null, BROKEN);
    await settle();
    expect(text()).toContain('One photo could not be sent.');
    expect(text()).toContain('The server had a problem.');
    expect(draft.caption()).toBe('Up early');
    button('Try again').click();
    await nextTurn();
    const again = uploads();
    expect(again).toHaveLength(1);
    again[0]?.flush(aMedia({ id: 'm2' }));
    await settle();
    http.expectOne(POSTS).flush(aPost());
  });

  it('does not send a photo again that the server cannot use', async () => {
    choose('a.jpg');
    await share();
    uploads()[0]?.flush({ code: 'image_too_large', detail: '“a.jpg” is larger than 20 MB.' }, TOO_BIG);
    await settle();
    expect(text()).toContain('“a.jpg” is larger than 20 MB. Send smaller photos, or choose another one.');
    await share();
    await harness.fixture.whenStable();
    expect(uploads()).toHaveLength(0);
    expect(page().querySelectorAll('.form-error')).toHaveLength(1);
    button('Remove it').click();
    await harness.fixture.whenStable();
    expect(text()).toContain('Share up to ten photos');
  });

  it.each([
    [
      413,
      'storage_quota_exceeded',
      'There is not enough room left for this one.',
      'There is not enough room left for this one. Delete posts you no longer want, or send smaller photos, and try again.',
    ],
    [
      503,
      'storage_unavailable',
      'Photos cannot be reached right now.',
      'Photos cannot be reached right now.',
    ],
  ])('shows what the server says with %d %s, and what to do', async (status, code, detail, words) => {
    choose('a.jpg');
    await share();
    uploads()[0]?.flush({ status, code, detail }, { status, statusText: 'Refused' });
    await settle();
    expect(page().querySelector('.failed-photos p')?.textContent.trim()).toBe(
      `One photo could not be sent. ${words} Nothing is shared yet, and nothing is lost.`,
    );
    button('Try again').click();
    await nextTurn();
    expect(uploads()).toHaveLength(1);
  });

  it('waits for its turn while the server is busy with other photos of the same member', async () => {
    choose('a.jpg');
    await share();
    vi.useFakeTimers();
    const busy = { status: 503, statusText: 'Service Unavailable', headers: { 'Retry-After': '2' } };
    uploads()[0]?.flush({ code: 'media_busy', detail: 'Your other photos are still being processed.' }, busy);
    expect(uploads()).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(2000);
    const [again] = uploads();
    vi.useRealTimers();
    expect(again?.request.headers.get('Idempotency-Key')).toBeTruthy();
    again?.flush(aMedia({ id: 'm1' }));
    await settle();
    http.expectOne(POSTS).flush(aPost());
  });

  it('stops sending when cancelled', async () => {
    choose('a.jpg');
    await share();
    const [upload] = uploads();
    await harness.fixture.whenStable();
    button('Cancel').click();
    expect(upload?.cancelled).toBe(true);
    expect(draft.photos()[0]?.upload.state).toBe('waiting');
  });

  it('reminds of missing descriptions once, leads to them, and shares all the same', async () => {
    choose('a.jpg', 'b.jpg');
    draft.describe(2, ' ');
    await share();
    await harness.fixture.whenStable();
    expect(text()).toContain('One photo has no description yet.');
    button('Add descriptions').click();
    await harness.fixture.whenStable();
    expect(draft.place()).toBe(1);
    expect(document.activeElement?.tagName).toBe('TEXTAREA');
    await share();
    const [first, second] = uploads();
    first?.flush(null, BROKEN);
    second?.flush(null, BROKEN);
    await settle();
    expect(text()).toContain('2 photos could not be sent. The server had a problem.');
    expect(text()).not.toContain('no description yet');
    expect(page().querySelectorAll('.form-error')).toHaveLength(1);
  });

  it('repeats a request whose answer was lost under the same keys', async () => {
    choose('a.jpg');
    const lost = (request?: TestRequest) => request?.error(new ProgressEvent('error'));
    await share();
    const [first] = uploads();
    lost(first);
    await settle();
    await share();
    const [second] = uploads();
    expect(keyOf(second)).toBe(keyOf(first));
    second?.flush(aMedia());
    await settle();
    const publishing = http.expectOne(POSTS);
    lost(publishing);
    await settle();
    await share();
    const again = http.expectOne(POSTS);
    expect(keyOf(again)).toBe(keyOf(publishing));
    lost(again);
    await settle();
    draft.caption.set('Changed my mind');
    await share();
    expect(keyOf(http.expectOne(POSTS))).not.toBe(keyOf(publishing));
  });

  it('shares a picture from the web, with what the server says beside the address', async () => {
    button('Use an image address').click();
    await harness.fixture.whenStable();
    draft.address.set('lake.jpg');
    await share();
    await harness.fixture.whenStable();
    expect(text()).toContain('Enter an address that begins with');
    draft.address.set('https://example.org/lake.jpg');
    draft.addressAlt.set('A lake');
    await share();
    const detail = 'There is no picture at that address.';
    const errors = [{ pointer: '#/imageUrl', detail, code: 'not_an_image' }];
    const post = http.expectOne(POSTS);
    expect(post.request.body).toEqual({
      imageUrl: 'https://example.org/lake.jpg',
      alt: 'A lake',
      caption: '',
    });
    post.flush(
      { code: 'image_url_unusable', detail, errors },
      { status: 422, statusText: 'Unprocessable Content' },
    );
    await settle();
    expect(page().querySelector('.text-field-error')?.textContent).toBe(detail);
    expect(draft.address()).toBe('https://example.org/lake.jpg');
  });

  it('sends photos once more that the server has cleared away', async () => {
    choose('a.jpg');
    await share();
    uploads()[0]?.flush(aMedia());
    await settle();
    http
      .expectOne(POSTS)
      .flush({ code: 'media_not_usable' }, { status: 422, statusText: 'Unprocessable Content' });
    await settle();
    expect(text()).toContain('The photos have to be sent once more.');
    await share();
    expect(uploads()).toHaveLength(1);
  });

  it('asks before an unpublished post is discarded', async () => {
    const ask = vi.spyOn(TestBed.inject(Confirm), 'ask').mockReturnValue(of(false));
    const router = TestBed.inject(Router);
    draft.caption.set('Up early');
    await router.navigateByUrl('/');
    expect(router.url).toBe('/create');
    ask.mockReturnValue(of(true));
    await router.navigateByUrl('/');
    expect(router.url).toBe('/');
    expect(draft.isEmpty()).toBe(true);
  });
});
