import { Component, DOCUMENT, DestroyRef, computed, effect, inject, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { fromEvent, map } from 'rxjs';
import { cameBack } from '../../core/navigation/came-back';
import { NotificationsStore } from '../../core/notifications/notifications-store';
import { PostOpener } from '../../core/posts/post-opener';
import { EndlessList } from '../../ui/endless-list';
import { MinuteClock } from '../../ui/minute-clock';
import { PeopleSkeleton } from '../../ui/skeletons';
import { StateMessage } from '../../ui/state-message';
import { notificationSections } from './notification-groups';
import { NotificationRow } from './notification-row';

/** What others did that concerns the viewer. What is seen here is read; it stays marked as new until the page is left. */
@Component({
  selector: 'lw-notifications-page',
  imports: [EndlessList, NotificationRow, PeopleSkeleton, RouterLink, StateMessage],
  host: { class: 'notifications' },
  templateUrl: './notifications-page.html',
})
export class NotificationsPage {
  private readonly clock = inject(MinuteClock);
  private readonly document = inject(DOCUMENT);
  protected readonly store = inject(NotificationsStore);
  protected readonly opener = inject(PostOpener);
  protected readonly sections = computed(() =>
    notificationSections(this.store.items(), new Date(this.clock.now())),
  );
  private readonly inView = toSignal(
    fromEvent(this.document, 'visibilitychange').pipe(map(() => this.isInView())),
    { initialValue: this.isInView() },
  );

  constructor() {
    if (cameBack()) this.store.list.start();
    else this.store.list.reload();
    effect(() => {
      this.store.list.items();
      if (this.inView()) untracked(() => this.store.markRead());
    });
    inject(DestroyRef).onDestroy(() => this.store.settle());
  }

  private isInView(): boolean {
    return this.document.visibilityState === 'visible';
  }
}
