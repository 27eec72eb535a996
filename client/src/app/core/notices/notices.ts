import { DOCUMENT, Injector, Service, inject, signal } from '@angular/core';
import { NavigationEnd, Router } from '@angular/router';
import { distinctUntilChanged, filter, map, skip } from 'rxjs';
import { onFirstInput } from '../first-input';

/** A short message at the edge of the screen. */
export interface Notice {
  readonly id: number;
  readonly text: string;
  readonly kind: 'info' | 'error';
  /** A single thing that can be done about it. */
  readonly action?: { readonly label: string; readonly run: () => void };
}

/** How long a notice stays, in milliseconds; errors and those with an action give time to read and act. */
const STAY = { info: 4000, error: 8000 } as const;

/** Tells the viewer what happened: seen as a toast, heard through a live region. */
@Service()
export class Notices {
  private readonly injector = inject(Injector);
  private readonly shown = signal<readonly Notice[]>([]);
  private lastId = 0;

  constructor() {
    // There has to be a live region some time before something is written into it.
    onFirstInput(inject(DOCUMENT), () => void this.announcer().catch(() => undefined));
    inject(Router)
      .events.pipe(
        filter((event) => event instanceof NavigationEnd),
        map(({ urlAfterRedirects }) => urlAfterRedirects.split(/[?#]/)[0]),
        distinctUntilChanged(),
        skip(1),
      )
      .subscribe(() => this.leavePage());
  }

  readonly list = this.shown.asReadonly();

  info(text: string, action?: Notice['action']): void {
    this.show({ id: ++this.lastId, text, kind: 'info', action });
    this.announce(text);
  }

  error(text: string, action?: Notice['action']): void {
    this.show({ id: ++this.lastId, text, kind: 'error', action });
    this.say(text, 'assertive');
  }

  /** Only for screen readers: what others can see happening anyway. */
  announce(text: string): void {
    this.say(text, 'polite');
  }

  /** What went wrong on a page, and what to do about it, is of no use on the next. */
  leavePage(): void {
    this.shown.update((list) => list.filter(({ kind }) => kind === 'info'));
  }

  dismiss(id: number): void {
    this.shown.update((list) => list.filter((notice) => notice.id !== id));
  }

  /** What cannot be said can still be seen. */
  private say(text: string, politeness: 'polite' | 'assertive'): void {
    void this.announcer()
      .then((announcer) => announcer.announce(text, politeness))
      .catch(() => undefined);
  }

  private async announcer() {
    const { LiveAnnouncer } = await import('@angular/cdk/a11y');
    return this.injector.get(LiveAnnouncer);
  }

  private show(notice: Notice): void {
    // The same sentence twice says nothing new; three at once is all a phone has room for.
    this.shown.update((list) => [...list.filter((other) => other.text !== notice.text), notice].slice(-3));
    setTimeout(() => this.dismiss(notice.id), notice.action ? STAY.error : STAY[notice.kind]);
  }
}
