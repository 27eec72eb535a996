import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { HashtagFollows } from '../../core/hashtags/hashtag-follows';
import { cameBack } from '../../core/navigation/came-back';
import { PageTitles } from '../../core/navigation/page-titles';
import { PostOpener } from '../../core/posts/post-opener';
import { SessionStore } from '../../core/session/session-store';
import { EndlessGrid } from '../../ui/endless-grid';
import { FollowButton } from '../../ui/follow-button';
import { Icon } from '../../ui/icon';
import { PendingPage } from '../../ui/pending-page';
import { GridSkeleton } from '../../ui/skeletons';
import { StateMessage } from '../../ui/state-message';
import { HashtagStore } from './hashtag-store';

/** The photos that share a hashtag. */
@Component({
  selector: 'lw-hashtag-page',
  imports: [EndlessGrid, FollowButton, GridSkeleton, Icon, PendingPage, RouterLink, StateMessage],
  host: { class: 'hashtag shell-wide' },
  templateUrl: './hashtag-page.html',
})
export class HashtagPage {
  private readonly titles = inject(PageTitles);
  private readonly viewerId = computed(() => this.session.user()?.id);
  protected readonly shown = inject(HashtagStore).shown;
  protected readonly follows = inject(HashtagFollows);
  protected readonly session = inject(SessionStore);
  protected readonly opener = inject(PostOpener);
  protected readonly count = computed(() => {
    const posts = this.shown.subject()?.counts.posts ?? 0;
    return `${posts.toLocaleString('en')} ${posts === 1 ? 'post' : 'posts'}`;
  });

  /** Without `#`. */
  readonly name = input.required<string>();

  constructor() {
    const asItWas = cameBack();
    effect(() => {
      const name = this.name();
      // Another account sees other posts, and follows other hashtags.
      this.viewerId();
      untracked(() => this.shown.open(name, asItWas));
    });
    effect(() => this.titles.set(`#${this.shown.subject()?.name ?? this.name()}`));
  }
}
