import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { aPerson } from '../../../testing/factories';
import { logIn, provideAppTesting } from '../../../testing/app-testing';
import { SessionStore } from '../../core/session/session-store';
import { SearchPage } from './search-page';

const TRENDING = '/api/v1/hashtags';
const LAKE = { name: 'lake', counts: { posts: 3 }, viewer: { following: false } };

describe('SearchPage', () => {
  let http: HttpTestingController;
  let harness: RouterTestingHarness;

  const element = () => harness.fixture.nativeElement as HTMLElement;
  const field = () => element().querySelector<HTMLInputElement>('input');
  const names = () =>
    [...element().querySelectorAll('[role="option"] .person-username')].map(({ textContent }) => textContent);
  const activeName = () =>
    document
      .getElementById(field()?.getAttribute('aria-activedescendant') ?? '')
      ?.querySelector('.person-username')?.textContent;

  beforeEach(async () => {
    localStorage.clear();
    vi.useFakeTimers();
    vi.stubGlobal('matchMedia', () => ({ matches: false }));
    TestBed.configureTestingModule({
      providers: provideAppTesting([
        { path: 'search', component: SearchPage },
        { path: '**', children: [] },
      ]),
    });
    http = TestBed.inject(HttpTestingController);
    logIn();
    harness = await RouterTestingHarness.create();
    await open('/search');
  });

  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  async function open(url: string): Promise<void> {
    await harness.navigateByUrl(url);
    const trending = await vi.waitFor(() => {
      harness.detectChanges();
      return http.expectOne(({ url: asked }) => asked === TRENDING);
    });
    trending.flush({ items: [LAKE] });
    await settle();
  }

  async function settle(): Promise<void> {
    await vi.advanceTimersByTimeAsync(10);
    harness.detectChanges();
    await vi.advanceTimersByTimeAsync(10);
    harness.detectChanges();
  }

  async function type(text: string): Promise<void> {
    const input = field();
    if (!input) throw new Error('no field');
    input.value = text;
    input.dispatchEvent(new Event('input'));
    harness.detectChanges();
    await vi.advanceTimersByTimeAsync(250);
    await settle();
  }

  const asked = (q: string) =>
    http.expectOne((call) => call.url === '/api/v1/search' && call.params.get('q') === q);

  async function find(q: string): Promise<void> {
    await type(q);
    asked(q).flush({
      users: [aPerson({ id: 'u5', username: 'lars' }), aPerson({ id: 'u6', username: 'lara' })],
      hashtags: [LAKE],
    });
    await settle();
  }

  async function press(key: string): Promise<void> {
    field()?.dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));
    harness.detectChanges();
    await settle();
  }

  it('begins with hashtags that are popular', () => {
    expect(element().querySelector('.search-tag')?.getAttribute('href')).toBe('/tags/lake');
  });

  it('does not pass a failure off as emptiness', async () => {
    await harness.navigateByUrl('/');
    await harness.navigateByUrl('/search');
    const trending = await vi.waitFor(() => {
      harness.detectChanges();
      return http.expectOne(({ url }) => url === TRENDING);
    });
    trending.error(new ProgressEvent('error'));
    await settle();
    expect(element().textContent).toContain('We could not reach the server.');
    expect(element().textContent).not.toContain('Find people and hashtags');
    element().querySelector<HTMLButtonElement>('lw-state-message button')?.click();
    await settle();
    http.expectOne(({ url }) => url === TRENDING).flush({ items: [LAKE] });
    await settle();
    expect(element().querySelector('.search-tag')?.textContent).toBe('#lake');
  });

  it('finds people and hashtags, and puts the query into the address', async () => {
    await find('la');
    expect(names()).toEqual(['lars', 'lara', '#lake']);
    expect(element().querySelector('[role="status"]')?.textContent?.trim()).toBe('3 results');
    expect(TestBed.inject(Router).url).toBe('/search?q=la');
  });

  it('moves with the arrow keys, opens with Enter, and remembers what was opened', async () => {
    await find('la');
    await press('ArrowUp');
    expect(activeName()).toBe('#lake');
    await press('ArrowDown');
    await press('ArrowDown');
    expect(activeName()).toBe('lara');
    await press('Enter');
    expect(TestBed.inject(Router).url).toBe('/@lara');
    await open('/search');
    expect(names()).toEqual(['lara']);
    element().querySelector<HTMLButtonElement>('.search-forget')?.click();
    await settle();
    expect(names()).toEqual([]);
    expect(localStorage.getItem('lightwell.searches')).toBeNull();
  });

  it('asks once one pauses, and drops an answer that comes too late', async () => {
    await type('l');
    const late = asked('l');
    await find('la');
    expect(late.cancelled).toBe(true);
    expect(names()).toEqual(['lars', 'lara', '#lake']);
  });

  it('keeps what is typed while the address changes', async () => {
    const enter = (text: string) => {
      const input = field();
      if (input) input.value = text;
      input?.dispatchEvent(new Event('input'));
      TestBed.tick();
    };
    enter('l');
    vi.advanceTimersByTime(200);
    enter('la');
    await settle();
    expect(field()?.value).toBe('la');
  });

  it('says so when nothing is found', async () => {
    await type('xyz');
    asked('xyz').flush({ users: [], hashtags: [] });
    await settle();
    expect(element().textContent).toContain('Nothing begins with “xyz”');
  });

  it('can be asked again', async () => {
    await type('la');
    asked('la').flush({}, { status: 500, statusText: 'Internal Server Error' });
    await settle();
    element().querySelector<HTMLButtonElement>('lw-state-message button')?.click();
    await settle();
    asked('la').flush({ users: [], hashtags: [LAKE] });
    await settle();
    expect(names()).toEqual(['#lake']);
  });

  it('remembers nothing for others', async () => {
    await find('la');
    element().querySelector<HTMLElement>('[role="option"]')?.click();
    await settle();
    TestBed.inject(SessionStore).forget();
    logIn();
    await open('/search');
    expect(names()).toEqual([]);
  });
});
