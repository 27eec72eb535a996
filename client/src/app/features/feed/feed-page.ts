import { Component, DOCUMENT, DestroyRef, computed, inject, viewChildren } from '@angular/core';
import { RouterLink } from '@angular/router';
import { PostDto } from '../../api';
import { CommentSender } from '../../core/posts/comment-sender';
import { OwnComments } from '../../core/posts/own-comments';
import { PostActions } from '../../core/posts/post-actions';
import { PostOpener } from '../../core/posts/post-opener';
import { WatchedPost } from '../../core/realtime/watched-post';
import { Shortcuts } from '../../core/shortcuts/shortcuts';
import { EndlessList } from '../../ui/endless-list';
import { Icon } from '../../ui/icon';
import { PostCard } from '../../ui/post-card';
import { PostSkeleton } from '../../ui/skeletons';
import { FeedStore } from './feed-store';
import { FeedWelcome } from './feed-welcome';

/** More new posts than this are not counted out. */
const MANY = 9;

/** The newest posts of those the viewer follows: read with `j` and `k`, liked and commented where they stand. */
@Component({
  selector: 'lw-feed-page',
  imports: [EndlessList, FeedWelcome, Icon, PostCard, PostSkeleton, RouterLink, WatchedPost],
  host: { class: 'feed' },
  templateUrl: './feed-page.html',
})
export class FeedPage {
  private readonly document = inject(DOCUMENT);
  private readonly cards = viewChildren(PostCard);
  protected readonly feed = inject(FeedStore);
  protected readonly sender = inject(CommentSender);
  protected readonly ownComments = inject(OwnComments);
  protected readonly actions = inject(PostActions);
  protected readonly opener = inject(PostOpener);
  protected readonly newerText = computed(() => {
    const count = this.feed.newerCount();
    return count === 1 ? '1 new post' : `${count > MANY ? `${MANY}+` : count} new posts`;
  });

  constructor() {
    this.feed.enter();
    inject(Shortcuts).add(
      {
        j: () => this.step(1),
        k: () => this.step(-1),
        l: () => this.likeCurrent(),
        c: () => this.cards()[this.current()]?.focusComment(),
      },
      inject(DestroyRef),
    );
  }

  protected showNewer(): void {
    this.document.defaultView?.scrollTo({ top: 0 });
    this.feed.reload();
  }

  protected comment(post: PostDto, body: string, card: PostCard): void {
    this.sender.send(post.id, { body }, () => card.clearComment());
  }

  /** The post the keyboard is on, or else the first one in sight; -1 above the first. */
  private current(): number {
    const cards = this.cards();
    const focused = cards.findIndex((card) => card.holdsFocus());
    return focused >= 0 ? focused : cards.findIndex((card) => card.isInSight());
  }

  private step(change: 1 | -1): void {
    const cards = this.cards();
    const focused = cards.findIndex((card) => card.holdsFocus());
    // The first press goes to the post one is looking at, not past it.
    const target = focused >= 0 ? focused + change : this.current();
    cards[Math.min(Math.max(0, target), cards.length - 1)]?.focus();
  }

  private likeCurrent(): void {
    const post = this.feed.posts()[this.current()];
    if (post) this.actions.setLiked(post, !post.viewer.liked);
  }
}
