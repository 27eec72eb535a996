import { DIALOG_DATA } from '@angular/cdk/dialog';
import { Component, inject } from '@angular/core';
import { FollowersApi, PersonDto } from '../../api';
import { PagedList } from '../../core/paging/paged-list';
import { FollowStore } from '../../core/people/follow-store';
import { SessionStore } from '../../core/session/session-store';
import { DialogFrame } from '../../ui/dialog-frame';
import { EndlessList } from '../../ui/endless-list';
import { FollowButton } from '../../ui/follow-button';
import { PersonRow } from '../../ui/person-row';
import { PeopleSkeleton } from '../../ui/skeletons';

/** Whose people are listed, and which: those who follow, or those who are followed. */
export interface PeopleOf {
  readonly username: string;
  readonly kind: 'followers' | 'following';
}

/** Slices of the list hold this many people. */
const SLICE = 30;

/** Followers or followees of somebody. */
@Component({
  selector: 'lw-people-dialog',
  imports: [DialogFrame, EndlessList, FollowButton, PeopleSkeleton, PersonRow],
  templateUrl: './people-dialog.html',
})
export class PeopleDialog {
  private readonly api = inject(FollowersApi);
  protected readonly of = inject<PeopleOf>(DIALOG_DATA);
  protected readonly session = inject(SessionStore);
  protected readonly follows = inject(FollowStore);
  protected readonly people = new PagedList<PersonDto>((cursor) => {
    const params = { username: this.of.username, cursor, limit: SLICE };
    return this.of.kind === 'followers' ? this.api.listFollowers(params) : this.api.listFollowing(params);
  });

  constructor() {
    this.people.start();
  }
}
