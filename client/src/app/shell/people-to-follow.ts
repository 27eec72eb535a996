import { Component, effect, inject, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { FollowStore } from '../core/people/follow-store';
import { SuggestionsStore } from '../core/people/suggestions-store';
import { SessionStore } from '../core/session/session-store';
import { FollowButton } from '../ui/follow-button';
import { PersonRow } from '../ui/person-row';
import { PeopleSkeleton } from '../ui/skeletons';

/** The right column: the viewer, and people they may like to follow; an invitation for visitors. */
@Component({
  selector: 'lw-people-to-follow',
  imports: [FollowButton, PeopleSkeleton, PersonRow, RouterLink],
  templateUrl: './people-to-follow.html',
})
export class PeopleToFollow {
  protected readonly session = inject(SessionStore);
  protected readonly follows = inject(FollowStore);
  protected readonly people = inject(SuggestionsStore).people;

  constructor() {
    effect(() => {
      if (this.session.openId() !== undefined) untracked(() => this.people.start());
    });
  }
}
