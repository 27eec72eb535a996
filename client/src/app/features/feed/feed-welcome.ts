import { Component, inject, output, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { FollowStore } from '../../core/people/follow-store';
import { SuggestionsStore } from '../../core/people/suggestions-store';
import { FollowButton } from '../../ui/follow-button';
import { Icon } from '../../ui/icon';
import { PersonRow } from '../../ui/person-row';
import { PeopleSkeleton } from '../../ui/skeletons';

/** An empty feed: people to fill it with. */
@Component({
  selector: 'lw-feed-welcome',
  imports: [FollowButton, Icon, PeopleSkeleton, PersonRow, RouterLink],
  host: { class: 'feed-welcome shell-wide' },
  templateUrl: './feed-welcome.html',
})
export class FeedWelcome {
  protected readonly follows = inject(FollowStore);
  protected readonly people = inject(SuggestionsStore).people;
  protected readonly followedSomeone = signal(false);
  /** The viewer has followed somebody and wants to see the feed. */
  readonly ready = output();

  constructor() {
    this.people.start();
    this.follows.changed.pipe(takeUntilDestroyed()).subscribe(() => this.followedSomeone.set(true));
  }
}
