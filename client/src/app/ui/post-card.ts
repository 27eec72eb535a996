import { Component, ElementRef, computed, inject, input, output, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { CommentDto, PostDto } from '../api/models';
import { Caption } from './caption';
import { CommentBox } from './comment-box';
import { Icon } from './icon';
import { LikeBurst } from './like-burst';
import { LikeButton } from './like-button';
import { MenuItem } from './menu-item';
import { PhotoCarousel } from './photo-carousel';
import { PostHead } from './post-head';
import { RelativeTime } from './relative-time';

/** Height (px) at the top of the screen that may be covered. */
const BARS = 80;

/** A post in the feed, with everything one does without leaving it. */
@Component({
  selector: 'lw-post-card',
  imports: [
    Caption,
    CommentBox,
    Icon,
    LikeBurst,
    LikeButton,
    PhotoCarousel,
    PostHead,
    RelativeTime,
    RouterLink,
  ],
  templateUrl: './post-card.html',
})
export class PostCard {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  readonly post = input.required<PostDto>();
  /** The first card of the page: its photo is loaded before all others. */
  readonly priority = input(false);
  /** Comments that are shown under the post: what the viewer has just written. */
  readonly comments = input<readonly CommentDto[]>([]);
  /** A comment on this post is on its way. */
  readonly commenting = input(false);

  readonly liked = output<boolean>();
  readonly opened = output();
  readonly likersOpened = output();
  readonly commented = output<string>();
  readonly shared = output();
  readonly edited = output();
  readonly deleted = output();

  protected readonly fallback = computed(() => `Photo by ${this.post().author.username}`);
  protected readonly menu = computed<readonly MenuItem[]>(() => [
    { icon: 'comment', label: 'Go to post', act: () => this.opened.emit() },
    { icon: 'link', label: 'Share or copy link', act: () => this.shared.emit() },
    ...(this.post().viewer.author ? this.authorsMenu : []),
  ]);
  private readonly authorsMenu: readonly MenuItem[] = [
    { icon: 'edit', label: 'Edit caption and alt text', act: () => this.edited.emit() },
    { icon: 'trash', label: 'Delete', danger: true, act: () => this.deleted.emit() },
  ];
  private readonly box = viewChild(CommentBox);

  /** The keyboard is on this card or on something in it. */
  holdsFocus(): boolean {
    return this.host.nativeElement.matches(':focus-within');
  }

  /** Some of the card is below the top of the screen, bars left out. */
  isInSight(): boolean {
    return this.host.nativeElement.getBoundingClientRect().bottom > BARS;
  }

  /** Brings the card into view and puts the keyboard on it. */
  focus(): void {
    const card = this.host.nativeElement.querySelector<HTMLElement>('article');
    card?.focus({ preventScroll: true });
    card?.scrollIntoView({ block: 'start' });
  }

  /** Puts the cursor into the comment box. */
  focusComment(): void {
    this.box()?.focus();
  }

  /** Empties the comment box once the comment has been taken. */
  clearComment(): void {
    this.box()?.clear();
  }
}
