import {
  Component,
  DOCUMENT,
  DestroyRef,
  ElementRef,
  afterRenderEffect,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { Icon } from './icon';
import { StateMessage } from './state-message';

/** How far (px) below the screen the next page is fetched once somebody scrolls: about two screens of a phone. */
const AHEAD = 1600;

/**
 * The frame of a growing list. Inside go the items; `[skeleton]` is shown for the first load, `[empty]` when there is
 * nothing, `[end]` below the last item. The next page comes by itself, or with the button.
 */
@Component({
  selector: 'lw-endless-list',
  imports: [Icon, StateMessage],
  host: { class: 'endless', '[attr.aria-busy]': 'status() === "loading" ? true : null' },
  templateUrl: './endless-list.html',
})
export class EndlessList {
  readonly status = input.required<'idle' | 'loading' | 'ready' | 'error'>();
  /** How many items are shown. */
  readonly count = input.required<number>();
  /** The last page has been loaded. */
  readonly done = input.required<boolean>();
  /** Why the last load failed. */
  readonly error = input<string | undefined>();
  /** The next page is wanted, or the failed one again. */
  readonly more = output();

  private readonly tail = viewChild<ElementRef<HTMLElement>>('tail');

  /** Who only looks at the beginning is not sent more. */
  private readonly scrolled = signal(false);

  constructor() {
    const document = inject(DOCUMENT);
    const scrolling = new AbortController();
    const { signal: ended } = scrolling;
    document.addEventListener('scroll', () => this.scrolled.set(true), {
      capture: true,
      once: true,
      passive: true,
      signal: ended,
    });
    inject(DestroyRef).onDestroy(() => scrolling.abort());
    afterRenderEffect((onCleanup) => {
      const tail = this.tail()?.nativeElement;
      if (!tail || this.status() !== 'ready') return;
      // Watched anew after each page: a short one may leave the tail in sight, and then nothing would move.
      const observer = new IntersectionObserver(
        (entries) => {
          if (entries.some((entry) => entry.isIntersecting)) this.more.emit();
        },
        { rootMargin: `0px 0px ${this.scrolled() ? AHEAD : 0}px` },
      );
      observer.observe(tail);
      onCleanup(() => observer.disconnect());
    });
  }
}
