import { Component, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { CommentDto } from '../../api';
import { SessionStore } from '../../core/session/session-store';
import { Avatar } from '../../ui/avatar';
import { Caption } from '../../ui/caption';
import { Confirm } from '../../core/dialogs/confirm';
import { EndlessList } from '../../ui/endless-list';
import { Icon } from '../../ui/icon';
import { RelativeTime } from '../../ui/relative-time';
import { PeopleSkeleton } from '../../ui/skeletons';
import { CommentsStore } from './comments-store';

/** The conversation under a post. */
@Component({
  selector: 'lw-comment-list',
  imports: [Avatar, Caption, EndlessList, Icon, PeopleSkeleton, RelativeTime, RouterLink],
  host: { class: 'comment-list' },
  templateUrl: './comment-list.html',
})
export class CommentList {
  private readonly confirm = inject(Confirm);
  protected readonly session = inject(SessionStore);
  readonly store = input.required<CommentsStore>();
  /** The viewer wants to reply to this comment. */
  readonly replied = output<CommentDto>();

  protected askToDelete(comment: CommentDto): void {
    this.confirm
      .ask({ heading: 'Delete this comment?', text: comment.body.slice(0, 140), confirm: 'Delete' })
      .subscribe((confirmed) => {
        if (confirmed) this.store().delete(comment);
      });
  }
}
