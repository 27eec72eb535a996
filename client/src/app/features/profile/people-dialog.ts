import { DIALOG_DATA } from '@angular/cdk/dialog';
import { Component, inject } from '@angular/core';
import { FollowersApi, PersonDto } from '../../api';
import { PagedList } from '../../core/paging/paged-list';
import { FollowStore } from '../../core/people/follow-store';
import { SessionStore } from '../../core/session/session-store';
import { DialogFrame } from '../../ui/dialog-frame';
import { PeopleList } from '../../ui/people-list';

/** Whose people are listed, and which: those who follow, or those who are followed. */
export interface PeopleOf {
  readonly username: string;
  readonly kind: 'followers' | 'following';
}

/** Pages of the list hold this many people. */
const PAGE_SIZE = 30;

/** Followers or followees of somebody. */
@Component({
  selector: 'lw-people-dialog',
  imports: [DialogFrame, PeopleList],
  templateUrl: './people-dialog.html',
})
export class PeopleDialog {
  private readonly api = inject(FollowersApi);
  protected readonly of = inject<PeopleOf>(DIALOG_DATA);
  protected readonly session = inject(SessionStore);
  protected readonly follows = inject(FollowStore);
  protected readonly people = new PagedList<PersonDto>((cursor) => {
    const params = { username: this.of.username, cursor, limit: PAGE_SIZE };
    return this.of.kind === 'followers' ? this.api.listFollowers(params) : this.api.listFollowing(params);
  });

  protected readonly empty =
    this.of.kind === 'followers'
      ? `Nobody follows ${this.of.username} yet.`
      : `${this.of.username} follows nobody yet.`;
  protected readonly isFollowing = (person: PersonDto) => this.follows.isFollowing(person);

  constructor() {
    this.people.start();
  }
}
