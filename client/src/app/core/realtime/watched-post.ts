import { Directive, ElementRef, afterRenderEffect, inject, input, signal } from '@angular/core';
import { PostWatcher } from './post-watcher';

/** Stands on what shows a post: its counters are live while it is on screen. */
@Directive({ selector: '[lwWatchedPost]' })
export class WatchedPost {
  private readonly watcher = inject(PostWatcher);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly onScreen = signal(false);

  /** Id of the post. */
  readonly lwWatchedPost = input.required<string>();

  constructor() {
    afterRenderEffect((onCleanup) => {
      const observer = new IntersectionObserver((entries) => {
        this.onScreen.set(entries.at(-1)?.isIntersecting ?? false);
      });
      observer.observe(this.host.nativeElement);
      onCleanup(() => observer.disconnect());
    });
    afterRenderEffect((onCleanup) => {
      if (this.onScreen()) onCleanup(this.watcher.watch(this.lwWatchedPost()));
    });
  }
}
