import { Component, input, output } from '@angular/core';
import { PersonDto } from '../api/models';
import { EndlessList } from './endless-list';
import { FollowButton } from './follow-button';
import { PersonRow } from './person-row';
import { PeopleSkeleton } from './skeletons';

/** An endless list of people, each with a button to follow them. */
@Component({
  selector: 'lw-people-list',
  imports: [EndlessList, FollowButton, PeopleSkeleton, PersonRow],
  templateUrl: './people-list.html',
})
export class PeopleList {
  readonly people = input.required<readonly PersonDto[]>();
  readonly status = input.required<'idle' | 'loading' | 'ready' | 'error'>();
  readonly done = input.required<boolean>();
  readonly error = input<string>();
  /** What to say when there is nobody. */
  readonly empty = input.required<string>();
  /** Whether there are buttons: visitors cannot follow. */
  readonly canFollow = input.required<boolean>();
  readonly isFollowing = input.required<(person: PersonDto) => boolean>();
  readonly more = output();
  readonly followingChange = output<{ person: PersonDto; following: boolean }>();
}
