import { DestroyRef, Service, inject } from '@angular/core';
import { Observable, Subject } from 'rxjs';

/** What one tab tells the others about the session. */
export type TabMessage = 'logged-in' | 'logged-out' | 'account-changed';

const MESSAGES: readonly unknown[] = ['logged-in', 'logged-out', 'account-changed'] satisfies TabMessage[];

/** Carries log-ins, log-outs and changes of the account between the tabs of one browser; never a token. */
@Service()
export class SessionTabs {
  private readonly channel = new BroadcastChannel('lightwell.session');
  private readonly heard = new Subject<TabMessage>();

  /** What other tabs said; one's own messages do not come back. */
  readonly messages: Observable<TabMessage> = this.heard.asObservable();

  constructor() {
    inject(DestroyRef).onDestroy(() => this.channel.close());
    this.channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (MESSAGES.includes(data)) this.heard.next(data as TabMessage);
    };
  }

  tell(message: TabMessage): void {
    this.channel.postMessage(message);
  }
}
