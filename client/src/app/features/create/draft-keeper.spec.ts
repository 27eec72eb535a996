import { TestBed } from '@angular/core/testing';
import { aSession, aUser } from '../../../testing/factories';
import { logIn, provideAppTesting } from '../../../testing/app-testing';
import { SessionStore } from '../../core/session/session-store';
import { DraftKeeper } from './draft-keeper';
import { DraftShelf } from './draft-shelf';
import { Draft, DraftStore } from './draft-store';
import { leaveGuard } from './leave-guard';
import { aPhotoDraft } from './photo-draft';

const PAUSE = 250;

const aDraft = (some: Partial<Draft> = {}): Draft => ({
  photos: [],
  source: 'device',
  address: '',
  addressAlt: '',
  caption: 'Up early',
  attempt: null,
  ...some,
});

/** In memory: jsdom has no IndexedDB, whose files its own could not be cloned into; browser tests use the real one. */
class MemoryShelf implements Pick<DraftShelf, 'take' | 'put' | 'clear'> {
  readonly drafts = new Map<string, Draft>();
  full = false;

  take = (account: string) => Promise.resolve(this.drafts.get(account) ?? null);
  clear = (account: string) => Promise.resolve(void this.drafts.delete(account));
  put = (account: string, draft: Draft) =>
    this.full ? Promise.reject(new DOMException('', 'QuotaExceededError')) : this.keep(account, draft);

  private keep(account: string, draft: Draft): Promise<void> {
    this.drafts.set(account, draft);
    return Promise.resolve();
  }
}

describe('DraftKeeper', () => {
  let shelf: MemoryShelf;
  let draft: DraftStore;
  let keeper: DraftKeeper;

  beforeEach(() => {
    vi.useFakeTimers();
    localStorage.clear();
    shelf = new MemoryShelf();
    TestBed.configureTestingModule({
      providers: [...provideAppTesting(), { provide: DraftShelf, useValue: shelf }],
    });
    logIn();
  });

  afterEach(() => vi.useRealTimers());

  /** Opens the page and waits until the shelf has been looked at. */
  async function open(): Promise<void> {
    draft = TestBed.inject(DraftStore);
    keeper = TestBed.inject(DraftKeeper);
    await vi.advanceTimersByTimeAsync(0);
    TestBed.tick();
  }

  async function afterAPause(): Promise<void> {
    TestBed.tick();
    await vi.advanceTimersByTimeAsync(PAUSE);
  }

  it('brings back what was begun on an earlier visit', async () => {
    const photo = aPhotoDraft(7, new File(['light'], 'lake.jpg'));
    shelf.drafts.set('u1', aDraft({ photos: [photo] }));
    await open();
    expect(keeper.restoring()).toBe(false);
    expect(keeper.restored()).toBe(true);
    expect(draft.caption()).toBe('Up early');
    draft.add([new File(['light'], 'dew.jpg')]);
    expect(draft.photos().map(({ id }) => id)).toEqual([7, 8]);
  });

  it('writes down what changes, once there is a pause', async () => {
    await open();
    expect(keeper.restored()).toBe(false);
    draft.caption.set('Up');
    TestBed.tick();
    expect(shelf.drafts.size).toBe(0);
    draft.caption.set('Up early');
    await afterAPause();
    expect(shelf.drafts.get('u1')?.caption).toBe('Up early');
    expect(keeper.kept()).toBe(true);
  });

  it('does not wait for the pause when told so', async () => {
    await open();
    draft.caption.set('Up early');
    TestBed.tick();
    void keeper.saveNow();
    await vi.advanceTimersByTimeAsync(0);
    expect(shelf.drafts.size).toBe(1);
  });

  it('lets somebody leave in the middle of a word, and keeps it', async () => {
    await open();
    draft.caption.set('Up ea');
    const leaving = TestBed.runInInjectionContext(leaveGuard as () => Promise<boolean>);
    await vi.advanceTimersByTimeAsync(0);
    expect(await leaving).toBe(true);
    expect(shelf.drafts.get('u1')?.caption).toBe('Up ea');
  });

  it('keeps nothing of a post that is shared or thrown away', async () => {
    shelf.drafts.set('u1', aDraft());
    await open();
    draft.clear();
    await afterAPause();
    expect(shelf.drafts.size).toBe(0);
    expect(keeper.restored()).toBe(false);
  });

  it('has what is thrown away off the shelf before it is out of sight', async () => {
    shelf.drafts.set('u1', aDraft());
    await open();
    const gone = keeper.discard();
    expect(draft.isEmpty()).toBe(false);
    await gone;
    expect(shelf.drafts.size).toBe(0);
    expect(draft.isEmpty()).toBe(true);
  });

  it('says so when the browser takes nothing', async () => {
    await open();
    shelf.full = true;
    draft.caption.set('Up early');
    await afterAPause();
    expect(keeper.kept()).toBe(false);
    expect(draft.caption()).toBe('Up early');
  });

  it('starts empty where the browser keeps no drafts, or does not answer', async () => {
    shelf.take = () => new Promise(() => undefined);
    await open();
    expect(keeper.restoring()).toBe(true);
    await vi.advanceTimersByTimeAsync(3000);
    expect(keeper.restoring()).toBe(false);
    expect(draft.isEmpty()).toBe(true);
  });

  it('shows to each account its own', async () => {
    shelf.drafts.set('u1', aDraft({ caption: 'Of alice' }));
    shelf.drafts.set('u2', aDraft({ caption: 'Of bob' }));
    await open();
    expect(draft.caption()).toBe('Of alice');
    logIn(aSession({ user: aUser({ id: 'u2', username: 'bob' }) }));
    await afterAPause();
    expect(draft.caption()).toBe('Of bob');
    expect(shelf.drafts.get('u1')?.caption).toBe('Of alice');
  });

  it('keeps nothing of whoever logs out', async () => {
    shelf.drafts.set('u1', aDraft());
    await open();
    TestBed.inject(SessionStore).forget();
    await afterAPause();
    expect(shelf.drafts.size).toBe(0);
  });
});
