import { DIALOG_DATA } from '@angular/cdk/dialog';
import { Component, inject } from '@angular/core';
import { LikesApi, PersonDto } from '../../api';
import { PagedList } from '../../core/paging/paged-list';
import { FollowStore } from '../../core/people/follow-store';
import { SessionStore } from '../../core/session/session-store';
import { DialogFrame } from '../../ui/dialog-frame';
import { EndlessList } from '../../ui/endless-list';
import { FollowButton } from '../../ui/follow-button';
import { PersonRow } from '../../ui/person-row';
import { PeopleSkeleton } from '../../ui/skeletons';

/** Everybody who likes a post, newest like first. */
@Component({
  selector: 'lw-likers-dialog',
  imports: [DialogFrame, EndlessList, FollowButton, PeopleSkeleton, PersonRow],
  templateUrl: './likers-dialog.html',
})
export class LikersDialog {
  private readonly postId = inject<string>(DIALOG_DATA);
  private readonly api = inject(LikesApi);
  protected readonly session = inject(SessionStore);
  protected readonly follows = inject(FollowStore);
  protected readonly likers = new PagedList<PersonDto>((cursor) =>
    this.api.listLikes({ postId: this.postId, cursor, limit: 30 }),
  );

  constructor() {
    this.likers.start();
  }
}
