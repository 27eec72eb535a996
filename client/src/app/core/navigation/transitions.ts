import { ViewTransitionInfo } from '@angular/router';

/** Cross-fades between pages only: a dialog over the same page has a motion of its own, and some want none. */
export function skipNeedlessTransition({ transition, from, to }: ViewTransitionInfo): void {
  const samePage = pageOf(from) === pageOf(to);
  if (samePage || matchMedia('(prefers-reduced-motion: reduce)').matches) transition.skipTransition();
}

function pageOf(root: ViewTransitionInfo['from']): unknown {
  let route = root;
  for (;;) {
    const child = route.children.find(({ outlet }) => outlet === 'primary');
    if (!child) return `${route.pathFromRoot.flatMap(({ url }) => url).join('/')}`;
    route = child;
  }
}
