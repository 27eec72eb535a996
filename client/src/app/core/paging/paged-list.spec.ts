import { Subject, of, throwError } from 'rxjs';
import { PagedList, Page } from './paged-list';

interface Item {
  readonly id: string;
}

const page = (ids: string, nextCursor: string | null = null): Page<Item> => ({
  items: [...ids].map((id) => ({ id })),
  nextCursor,
});

const idsOf = (list: PagedList<Item>) =>
  list
    .items()
    .map(({ id }) => id)
    .join('');

describe('PagedList', () => {
  it('grows page by page to the end', () => {
    const list = new PagedList<Item>((cursor) => of(cursor ? page('cd') : page('ab', 'next')));
    list.start();
    expect(idsOf(list)).toBe('ab');
    expect(list.done()).toBe(false);
    list.more();
    expect(idsOf(list)).toBe('abcd');
    expect(list.done()).toBe(true);
  });

  it('asks once at a time and not beyond the end', () => {
    const answer = new Subject<Page<Item>>();
    const fetch = vi.fn(() => answer);
    const list = new PagedList<Item>(fetch);
    list.start();
    list.start();
    list.more();
    expect(fetch).toHaveBeenCalledOnce();
    answer.next(page('a'));
    list.more();
    expect(fetch).toHaveBeenCalledOnce();
  });

  it('shows an item once that moved into a later page', () => {
    const list = new PagedList<Item>((cursor) => of(cursor ? page('bc') : page('ab', 'next')));
    list.start();
    list.more();
    expect(idsOf(list)).toBe('abc');
  });

  it('keeps what it has when a page fails, and can try again', () => {
    let broken = true;
    const list = new PagedList<Item>((cursor) => {
      if (!cursor) return of(page('ab', 'next'));
      return broken ? throwError(() => new Error('down')) : of(page('c'));
    });
    list.start();
    list.more();
    expect(list.status()).toBe('error');
    expect(idsOf(list)).toBe('ab');
    broken = false;
    list.more();
    expect(list.status()).toBe('ready');
    expect(idsOf(list)).toBe('abc');
  });

  it('shows the old list until a reload has answered, and drops what was still loading', () => {
    const answers = [new Subject<Page<Item>>(), new Subject<Page<Item>>()];
    let calls = 0;
    const list = new PagedList<Item>(() => answers[calls++] ?? of(page('')));
    list.start();
    list.reload();
    answers[0]?.next(page('old'));
    expect(idsOf(list)).toBe('');
    answers[1]?.next(page('new'));
    expect(idsOf(list)).toBe('new');
  });

  it('takes an item out and puts it back where it was', () => {
    const list = new PagedList<Item>(() => of(page('abc')));
    list.start();
    const undo = list.remove('b');
    expect(idsOf(list)).toBe('ac');
    undo();
    expect(idsOf(list)).toBe('abc');
  });

  it('is empty only once it is known to be', () => {
    const list = new PagedList<Item>(() => of(page('')));
    expect(list.empty()).toBe(false);
    list.start();
    expect(list.empty()).toBe(true);
    list.prepend({ id: 'a' });
    expect(list.empty()).toBe(false);
    list.clear();
    expect(list.status()).toBe('idle');
  });

  it('takes over what changed at the beginning and keeps what lies behind', () => {
    let first = page('abc', 'next');
    const list = new PagedList<Item>((cursor) => of(cursor ? page('def') : first));
    list.start();
    list.more();
    first = page('xac', 'next');
    list.refresh();
    expect(idsOf(list)).toBe('xacdef');
    expect(list.done()).toBe(true);
  });

  it('starts over when more has come than one page holds', () => {
    let first = page('abc', 'next');
    const list = new PagedList<Item>((cursor) => of(cursor ? page('def') : first));
    list.start();
    list.more();
    first = page('xyz', 'next');
    list.refresh();
    expect(idsOf(list)).toBe('xyz');
    expect(list.done()).toBe(false);
  });

  it('forgets what is gone when all of it fits into one page', () => {
    let first = page('abc');
    const list = new PagedList<Item>(() => of(first));
    list.start();
    first = page('ab');
    list.refresh();
    expect(idsOf(list)).toBe('ab');
  });

  it('refreshes once more for what happens while it is loading', () => {
    const answers = [new Subject<Page<Item>>(), new Subject<Page<Item>>()];
    let calls = 0;
    const list = new PagedList<Item>(() => answers[calls++] ?? of(page('')));
    list.start();
    list.refresh();
    list.refresh();
    answers[0]?.next(page('ab'));
    expect(calls).toBe(2);
    answers[1]?.next(page('b'));
    expect(idsOf(list)).toBe('b');
    expect(calls).toBe(2);
  });
});
