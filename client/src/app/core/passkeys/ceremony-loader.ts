import { InjectionToken } from '@angular/core';

/** Of the library for them. */
export type Ceremonies = typeof import('./ceremonies');

/** What talks to the browser about passkeys. It is loaded where somebody can use one: the first page does without. */
export const CEREMONY_LOADER = new InjectionToken<() => Promise<Ceremonies>>('CEREMONY_LOADER', {
  factory: () => () => import('./ceremonies'),
});
