import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { EndlessList } from './endless-list';

@Component({
  imports: [EndlessList],
  template: `
    <lw-endless-list
      [status]="status()"
      [count]="count()"
      [done]="done()"
      [error]="error()"
      (more)="asked = asked + 1"
    >
      <p>items</p>
      <p skeleton>skeleton</p>
      <p empty>empty</p>
      <p end>end</p>
    </lw-endless-list>
  `,
})
class Page {
  readonly status = signal<'idle' | 'loading' | 'ready' | 'error'>('loading');
  readonly count = signal(0);
  readonly done = signal(false);
  readonly error = signal<string | undefined>(undefined);
  asked = 0;
}

describe('EndlessList', () => {
  /** What was last watched for, and a way to bring it into view. */
  let scrollIntoView: () => void;

  beforeEach(() => {
    vi.stubGlobal(
      'IntersectionObserver',
      class {
        constructor(seen: (entries: { isIntersecting: boolean }[]) => void) {
          scrollIntoView = () => seen([{ isIntersecting: true }]);
        }
        observe = () => undefined;
        disconnect = () => undefined;
      },
    );
  });

  afterEach(() => vi.unstubAllGlobals());

  async function show(state: {
    status: 'loading' | 'ready' | 'error';
    count: number;
    done: boolean;
    error?: string;
  }) {
    const fixture = TestBed.createComponent(Page);
    const page = fixture.componentInstance;
    page.status.set(state.status);
    page.count.set(state.count);
    page.done.set(state.done);
    page.error.set(state.error);
    await fixture.whenStable();
    return {
      page,
      element: fixture.nativeElement as HTMLElement,
      text: () => (fixture.nativeElement as HTMLElement).textContent,
    };
  }

  it('shows a skeleton for the first load', async () => {
    const { text } = await show({ status: 'loading', count: 0, done: false });
    expect(text()).toContain('skeleton');
    expect(text()).not.toContain('items');
  });

  it('shows the empty state only once it is known', async () => {
    expect((await show({ status: 'ready', count: 0, done: true })).text()).toContain('empty');
  });

  it('asks for more when its end comes near, and by button', async () => {
    const { page, element } = await show({ status: 'ready', count: 3, done: false });
    scrollIntoView();
    expect(page.asked).toBe(1);
    element.querySelector('button')?.click();
    expect(page.asked).toBe(2);
  });

  it('keeps the items and offers to try again when a page fails', async () => {
    const { page, element, text } = await show({ status: 'error', count: 3, done: false, error: 'Down.' });
    expect(text()).toContain('items');
    expect(element.querySelector('[role="alert"]')?.textContent).toBe('Down.');
    element.querySelector('button')?.click();
    expect(page.asked).toBe(1);
  });

  it('says that it ends', async () => {
    const { text, element } = await show({ status: 'ready', count: 3, done: true });
    expect(text()).toContain('end');
    expect(element.querySelector('button')).toBeNull();
  });
});
