import { Service, computed, effect, inject, signal, untracked } from '@angular/core';
import { NotificationDto, NotificationsApi } from '../../api';
import { Notices } from '../notices/notices';
import { PagedList } from '../paging/paged-list';
import { Realtime } from '../realtime/realtime';
import { SessionStore } from '../session/session-store';

/** Notifications per page: two or three screens of a phone. */
const PAGE_SIZE = 30;

/** What the viewer has been told, newest first, and how much of it is unread; both change as the server says. */
@Service()
export class NotificationsStore {
  private readonly api = inject(NotificationsApi);
  private readonly notices = inject(Notices);
  private readonly count = signal(0);
  /** Id of the newest one at the end of the last visit to the list; it and all after it are old news. */
  private readonly settled = signal<string | null>(null);
  /** Id of the newest one that the server has been told about. */
  private marked: string | null = null;
  /** Whether the server is about to say a new count because of what is known here. */
  private expected = false;

  readonly list = new PagedList<NotificationDto>((cursor) =>
    this.api.listNotifications({ cursor, limit: PAGE_SIZE }),
  );
  /** How many came since the viewer looked. */
  readonly unread = this.count.asReadonly();
  /** What has been loaded; those that were unread at the beginning of a visit stay marked until its end. */
  readonly items = computed(() => {
    const items = this.list.items();
    const from = items.findIndex(({ id }) => id === this.settled());
    return from < 0 ? items : items.map((item, index) => (index < from ? item : { ...item, unread: false }));
  });

  constructor() {
    const session = inject(SessionStore);
    session.switched.subscribe(() => this.forget());
    effect(() => {
      if (session.openId() !== undefined) untracked(() => this.loadCount());
    });
    const realtime = inject(Realtime);
    realtime.missed.subscribe(() => this.catchUp());
    realtime.on('notification').subscribe((notification) => this.take(notification));
    realtime.on('unread-count').subscribe(({ count }) => this.hear(count));
  }

  /** Tells the server that the viewer has seen all that is here. A failure says nothing: the next time will do. */
  markRead(): void {
    const newest = this.list.items()[0];
    if (!newest?.unread || newest.id === this.marked) return;
    this.marked = newest.id;
    this.expected = true;
    this.api.readNotifications({ body: { upTo: newest.id } }).subscribe({
      next: () => {
        if (this.marked === newest.id) this.count.set(0);
      },
      error: () => (this.marked = null),
    });
  }

  /** The visit is over: what it has marked as read is old news in the next one. */
  settle(): void {
    if (this.marked !== null) this.settled.set(this.marked);
  }

  private take(notification: NotificationDto): void {
    this.expected = true;
    if (this.list.status() !== 'idle') this.list.prepend(notification);
  }

  private hear(count: number): void {
    this.show(count);
    // Neither something new nor read here: it was taken back, or read elsewhere.
    if (!this.expected) this.refresh();
    this.expected = false;
  }

  private catchUp(): void {
    this.expected = false;
    this.loadCount();
    this.refresh();
  }

  private refresh(): void {
    if (this.list.status() !== 'idle') this.list.refresh();
  }

  private loadCount(): void {
    this.api.getUnreadCount().subscribe({ next: ({ count }) => this.show(count), error: () => undefined });
  }

  private show(count: number): void {
    const before = this.count();
    this.count.set(count);
    if (count > before)
      this.notices.announce(count === 1 ? '1 unread notification' : `${count} unread notifications`);
  }

  private forget(): void {
    this.list.clear();
    this.count.set(0);
    this.settled.set(null);
    this.marked = null;
  }
}
