import { Subject, of, throwError } from 'rxjs';
import { PagedList, Slice } from './paged-list';

interface Item {
  readonly id: string;
}

const slice = (ids: string, nextCursor: string | null = null): Slice<Item> => ({
  items: [...ids].map((id) => ({ id })),
  nextCursor,
});

const idsOf = (list: PagedList<Item>) =>
  list
    .items()
    .map(({ id }) => id)
    .join('');

describe('PagedList', () => {
  it('grows slice by slice to the end', () => {
    const list = new PagedList<Item>((cursor) => of(cursor ? slice('cd') : slice('ab', 'next')));
    list.start();
    expect(idsOf(list)).toBe('ab');
    expect(list.done()).toBe(false);
    list.more();
    expect(idsOf(list)).toBe('abcd');
    expect(list.done()).toBe(true);
  });

  it('asks once at a time and not beyond the end', () => {
    const answer = new Subject<Slice<Item>>();
    const fetch = vi.fn(() => answer);
    const list = new PagedList<Item>(fetch);
    list.start();
    list.start();
    list.more();
    expect(fetch).toHaveBeenCalledOnce();
    answer.next(slice('a'));
    list.more();
    expect(fetch).toHaveBeenCalledOnce();
  });

  it('shows an item once that moved into a later slice', () => {
    const list = new PagedList<Item>((cursor) => of(cursor ? slice('bc') : slice('ab', 'next')));
    list.start();
    list.more();
    expect(idsOf(list)).toBe('abc');
  });

  it('keeps what it has when a slice fails, and can try again', () => {
    let broken = true;
    const list = new PagedList<Item>((cursor) => {
      if (!cursor) return of(slice('ab', 'next'));
      return broken ? throwError(() => new Error('down')) : of(slice('c'));
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
    const answers = [new Subject<Slice<Item>>(), new Subject<Slice<Item>>()];
    let calls = 0;
    const list = new PagedList<Item>(() => answers[calls++] ?? of(slice('')));
    list.start();
    list.reload();
    answers[0]?.next(slice('old'));
    expect(idsOf(list)).toBe('');
    answers[1]?.next(slice('new'));
    expect(idsOf(list)).toBe('new');
  });

  it('takes an item out and puts it back where it was', () => {
    const list = new PagedList<Item>(() => of(slice('abc')));
    list.start();
    const undo = list.remove('b');
    expect(idsOf(list)).toBe('ac');
    undo();
    expect(idsOf(list)).toBe('abc');
  });

  it('is empty only once it is known to be', () => {
    const list = new PagedList<Item>(() => of(slice('')));
    expect(list.empty()).toBe(false);
    list.start();
    expect(list.empty()).toBe(true);
    list.prepend({ id: 'a' });
    expect(list.empty()).toBe(false);
    list.clear();
    expect(list.status()).toBe('idle');
  });

  it('takes over what changed at the beginning and keeps what lies behind', () => {
    let first = slice('abc', 'next');
    const list = new PagedList<Item>((cursor) => of(cursor ? slice('def') : first));
    list.start();
    list.more();
    first = slice('xac', 'next');
    list.refresh();
    expect(idsOf(list)).toBe('xacdef');
    expect(list.done()).toBe(true);
  });

  it('starts over when more has come than one slice holds', () => {
    let first = slice('abc', 'next');
    const list = new PagedList<Item>((cursor) => of(cursor ? slice('def') : first));
    list.start();
    list.more();
    first = slice('xyz', 'next');
    list.refresh();
    expect(idsOf(list)).toBe('xyz');
    expect(list.done()).toBe(false);
  });

  it('forgets what is gone when all of it fits into one slice', () => {
    let first = slice('abc');
    const list = new PagedList<Item>(() => of(first));
    list.start();
    first = slice('ab');
    list.refresh();
    expect(idsOf(list)).toBe('ab');
  });

  it('refreshes once more for what happens while it is loading', () => {
    const answers = [new Subject<Slice<Item>>(), new Subject<Slice<Item>>()];
    let calls = 0;
    const list = new PagedList<Item>(() => answers[calls++] ?? of(slice('')));
    list.start();
    list.refresh();
    list.refresh();
    answers[0]?.next(slice('ab'));
    expect(calls).toBe(2);
    answers[1]?.next(slice('b'));
    expect(idsOf(list)).toBe('b');
    expect(calls).toBe(2);
  });
});
