import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { HashtagFollows } from '../../core/hashtags/hashtag-follows';
import { cameBack } from '../../core/navigation/came-back';
import { PageTitles } from '../../core/navigation/page-titles';
import { PostOpener } from '../../core/posts/post-opener';
import { SessionStore } from '../../core/session/session-store';
import { EndlessList } from '../../ui/endless-list';
import { FollowButton } from '../../ui/follow-button';
import { Icon } from '../../ui/icon';
import { PhotoGrid } from '../../ui/photo-grid';
import { GridSkeleton } from '../../ui/skeletons';
import { StateMessage } from '../../ui/state-message';
import { HashtagStore } from './hashtag-store';

/** The photos that share a hashtag. */
@Component({
  selector: 'lw-hashtag-page',
  imports: [EndlessList, FollowButton, GridSkeleton, Icon, PhotoGrid, RouterLink, StateMessage],
  host: { class: 'hashtag wide' },
  templateUrl: './hashtag-page.html',
})
export class HashtagPage {
  private readonly titles = inject(PageTitles);
  private readonly viewerId = computed(() => this.session.user()?.id);
  protected readonly store = inject(HashtagStore);
  protected readonly follows = inject(HashtagFollows);
  protected readonly session = inject(SessionStore);
  protected readonly opener = inject(PostOpener);
  protected readonly posts = computed(() => this.store.list().posts());
  protected readonly count = computed(() => {
    const posts = this.store.hashtag()?.counts.posts ?? 0;
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
      untracked(() => this.store.open(name, asItWas));
    });
    effect(() => this.titles.set(`#${this.store.hashtag()?.name ?? this.name()}`));
  }
}
