import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { RouterLink, RouterOutlet } from '@angular/router';
import { ProfileDto } from '../../api';
import { cameBack } from '../../core/navigation/came-back';
import { PageTitles } from '../../core/navigation/page-titles';
import { FollowStore } from '../../core/people/follow-store';
import { PostOpener } from '../../core/posts/post-opener';
import { SessionStore } from '../../core/session/session-store';
import { EndlessGrid } from '../../ui/endless-grid';
import { PendingPage } from '../../ui/pending-page';
import { GridSkeleton } from '../../ui/skeletons';
import { StateMessage } from '../../ui/state-message';
import { ProfileHeader } from './profile-header';
import { ProfileStore } from './profile-store';

/** Somebody's photos and who they are. */
@Component({
  selector: 'lw-profile-page',
  imports: [EndlessGrid, GridSkeleton, PendingPage, ProfileHeader, RouterLink, RouterOutlet, StateMessage],
  host: { class: 'profile shell-wide' },
  templateUrl: './profile-page.html',
})
export class ProfilePage {
  private readonly titles = inject(PageTitles);
  protected readonly store = inject(ProfileStore);
  protected readonly follows = inject(FollowStore);
  protected readonly session = inject(SessionStore);
  protected readonly opener = inject(PostOpener);

  private readonly viewerId = computed(() => this.session.user()?.id);

  readonly username = input.required<string>();

  constructor() {
    const asItWas = cameBack();
    effect(() => {
      const username = this.username().toLowerCase();
      // Another account sees other things: who follows whom, and which photos it likes.
      this.viewerId();
      untracked(() => this.store.shown.open(username, asItWas));
    });
    effect(() => {
      const profile = this.store.profile();
      this.titles.set(
        profile ? `${profile.name || profile.username} (@${profile.username})` : `@${this.username()}`,
      );
    });
  }

  protected setFollowing(profile: ProfileDto, following: boolean): void {
    this.follows.setFollowing(profile, following);
  }
}
