import { DIALOG_DATA } from '@angular/cdk/dialog';
import { Component, inject } from '@angular/core';
import { LikesApi, PersonDto } from '../../api';
import { PagedList } from '../../core/paging/paged-list';
import { FollowStore } from '../../core/people/follow-store';
import { SessionStore } from '../../core/session/session-store';
import { DialogFrame } from '../../ui/dialog-frame';
import { PeopleList } from '../../ui/people-list';

/** Everybody who likes a post, newest accounts first. */
@Component({
  selector: 'lw-likers-dialog',
  imports: [DialogFrame, PeopleList],
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

  protected readonly isFollowing = (person: PersonDto) => this.follows.isFollowing(person);

  constructor() {
    this.likers.start();
  }
}
