import { Location } from '@angular/common';
import { Signal, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { ActivatedRoute } from '@angular/router';

/**
 * What the link in a letter ends with, behind the #; null without one. It is taken out of the address at once, so that it stands neither
 * in the history nor in what somebody copies from there. To be called in the constructor of the page that the link leads to.
 */
export function letterToken(): Signal<string | null> {
  const location = inject(Location);
  const token = signal<string | null>(null);
  inject(ActivatedRoute)
    .fragment.pipe(takeUntilDestroyed())
    .subscribe((fragment) => {
      if (!fragment) return;
      token.set(fragment);
      location.replaceState(location.path());
    });
  return token.asReadonly();
}
