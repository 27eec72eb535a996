import { ViewTransitionInfo } from '@angular/router';

/** Cross-fades between pages only: a dialog over the same page has a motion of its own, and some want none. */
export function skipNeedlessTransition({ transition, from, to }: ViewTransitionInfo): void {
  const samePage = pageOf(from) === pageOf(to);
  if (samePage || matchMedia('(prefers-reduced-motion: reduce)').matches) transition.skipTransition();
}

/** The address of the page without what may lie over it, e.g. `/followers`. */
function pageOf(root: ViewTransitionInfo['from']): string {
  const page = root.firstChild?.firstChild ?? root.firstChild;
  return page?.url.map(({ path }) => path).join('/') ?? '';
}
