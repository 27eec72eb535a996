import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { SessionStore } from '../session/session-store';
import { BrowserPush } from './browser-push';

/**
 * To be run once at start: opens the pages that clicks on notifications ask for, and ends push notifications with the session, also
 * when the server could not be told of its end.
 */
export function followPushEvents(): void {
  const router = inject(Router);
  const push = inject(BrowserPush);
  inject(SessionStore).ended.subscribe(() => {
    push.unsubscribe().catch(() => undefined); // The server sends nothing to a session that is over.
  });
  if (push.support !== 'supported') return;
  navigator.serviceWorker.addEventListener('message', ({ data }: MessageEvent<{ open?: unknown } | null>) => {
    const path = data?.open;
    if (typeof path === 'string' && path.startsWith('/')) void router.navigateByUrl(path);
  });
}
