import {
  Component,
  DestroyRef,
  computed,
  effect,
  inject,
  input,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { CommentDto, PostDto } from '../../api';
import { Dialogs } from '../../core/dialogs/dialogs';
import { PageTitles } from '../../core/navigation/page-titles';
import { PostActions } from '../../core/posts/post-actions';
import { PostsStore } from '../../core/posts/posts-store';
import { Problem, toProblem } from '../../core/problem';
import { WatchedPost } from '../../core/realtime/watched-post';
import { SessionStore } from '../../core/session/session-store';
import { Shortcuts } from '../../core/shortcuts/shortcuts';
import { Avatar } from '../../ui/avatar';
import { Caption } from '../../ui/caption';
import { CommentBox } from '../../ui/comment-box';
import { Icon } from '../../ui/icon';
import { LikeBurst } from '../../ui/like-burst';
import { LikeButton } from '../../ui/like-button';
import { ratioOf } from '../../ui/photo';
import { MenuItem } from '../../ui/menu-item';
import { PhotoCarousel } from '../../ui/photo-carousel';
import { PostHead } from '../../ui/post-head';
import { RelativeTime } from '../../ui/relative-time';
import { StateMessage } from '../../ui/state-message';
import { CommentList } from './comment-list';
import { CommentsStore } from './comments-store';

/** A post with its conversation: side by side where there is room, else one below the other. */
@Component({
  selector: 'lw-post-view',
  imports: [
    Avatar,
    Caption,
    CommentBox,
    CommentList,
    Icon,
    LikeBurst,
    LikeButton,
    PhotoCarousel,
    PostHead,
    RelativeTime,
    RouterLink,
    StateMessage,
    WatchedPost,
  ],
  providers: [CommentsStore],
  templateUrl: './post-view.html',
})
export class PostView {
  private readonly posts = inject(PostsStore);
  private readonly dialogs = inject(Dialogs);
  private readonly titles = inject(PageTitles);
  private readonly box = viewChild(CommentBox);
  protected readonly actions = inject(PostActions);
  protected readonly session = inject(SessionStore);
  protected readonly comments = inject(CommentsStore);

  readonly postId = input.required<string>();
  /** The viewer has deleted the post. */
  readonly gone = output();

  protected readonly post = computed(() => this.posts.find(this.postId()));
  /** Width by height of the first photo: a phone gives it just the height it needs. */
  protected readonly shape = computed(() => {
    const first = this.post()?.media[0];
    return first ? ratioOf(first) : 1;
  });
  protected readonly menu = computed<readonly MenuItem[]>(() => {
    const post = this.post();
    if (!post) return [];
    return [
      { icon: 'link', label: 'Share or copy link', act: () => void this.actions.share(post) },
      ...(post.viewer.author ? this.authorsMenu(post) : []),
    ];
  });
  protected readonly problem = signal<Problem | null>(null);

  constructor() {
    effect(() => {
      const postId = this.postId();
      untracked(() => this.open(postId));
    });
    effect(() => {
      const post = this.post();
      if (post) this.titles.set(`Photo by ${post.author.username}`);
    });
    inject(Shortcuts).add({ l: () => this.likeByKey(), c: () => this.focusComment() }, inject(DestroyRef), {
      inDialogs: true,
    });
  }

  /** Loads the post, again when it is known already: others may have liked and commented since. */
  protected load(postId: string): void {
    this.problem.set(null);
    this.posts.load(postId).subscribe({ error: (error: unknown) => this.problem.set(toProblem(error)) });
  }

  protected focusComment(): void {
    this.box()?.focus();
  }

  protected reply(comment: CommentDto): void {
    this.comments.replyingTo.set(comment);
    this.focusComment();
  }

  protected comment(body: string): void {
    this.comments.add(body, () => this.box()?.clear());
  }

  protected showLikers(post: PostDto): void {
    const component = () => import('./likers-dialog').then(({ LikersDialog }) => LikersDialog);
    void this.dialogs.open(component, { data: post.id, ariaLabelledBy: 'dialog-title' });
  }

  private authorsMenu(post: PostDto): readonly MenuItem[] {
    return [
      { icon: 'edit', label: 'Edit caption and alt text', act: () => this.actions.edit(post) },
      {
        icon: 'trash',
        label: 'Delete',
        danger: true,
        act: () => this.actions.delete(post, () => this.gone.emit()),
      },
    ];
  }

  private open(postId: string): void {
    this.load(postId);
    this.comments.open(postId);
  }

  private likeByKey(): void {
    const post = this.post();
    if (post) this.actions.setLiked(post, !post.viewer.liked);
  }
}
