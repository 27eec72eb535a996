import { Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { NotificationKind, NotificationPostDto } from '../../api';
import { FollowStore } from '../../core/people/follow-store';
import { Avatar } from '../../ui/avatar';
import { FollowButton } from '../../ui/follow-button';
import { Photo } from '../../ui/photo';
import { RelativeTime } from '../../ui/relative-time';
import { NotificationGroup } from './notification-groups';

const DID: Record<NotificationKind, string> = {
  like: 'liked your photo.',
  comment: 'commented on your photo.',
  reply: 'replied to your comment.',
  mention: 'mentioned you.',
  follow: 'started following you.',
};

/** One line of the list: who did what, when, and the way to it. */
@Component({
  selector: 'lw-notification-row',
  imports: [Avatar, FollowButton, Photo, RelativeTime, RouterLink],
  host: { class: 'notification' },
  templateUrl: './notification-row.html',
})
export class NotificationRow {
  protected readonly follows = inject(FollowStore);
  readonly group = input.required<NotificationGroup>();
  /** The post is wanted by a plain click or tap; clicks for a new tab stay with the browser. */
  readonly opened = output<NotificationPostDto>();

  /** At most two are named, and shown. */
  protected readonly named = computed(() => this.group().actors.slice(0, 2));
  protected readonly others = computed(() => this.group().actors.length - this.named().length);
  protected readonly did = computed(() => DID[this.group().kind]);

  protected open(event: MouseEvent, post: NotificationPostDto): void {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    this.opened.emit(post);
  }
}
