import { Service, inject, signal } from '@angular/core';
import { CommentDto } from '../../api';
import { SessionStore } from '../session/session-store';
import { PostsStore } from './posts-store';

const NONE: readonly CommentDto[] = [];

/** What the viewer has written under posts since the app was opened, to be shown where the conversations are not. */
@Service()
export class OwnComments {
  private readonly byPost = signal<ReadonlyMap<string, readonly CommentDto[]>>(new Map());

  constructor() {
    const posts = inject(PostsStore);
    posts.commented.subscribe((comment) => this.change(comment, (others) => [...others, comment]));
    posts.uncommented.subscribe((comment) => this.change(comment, (others) => others));
    inject(SessionStore).switched.subscribe(() => this.byPost.set(new Map()));
  }

  /** Oldest first; reactive. */
  of(postId: string): readonly CommentDto[] {
    return this.byPost().get(postId) ?? NONE;
  }

  /** @param edit gets the comments on the same post but this one */
  private change(
    { id, postId }: CommentDto,
    edit: (others: readonly CommentDto[]) => readonly CommentDto[],
  ): void {
    const others = this.of(postId).filter((other) => other.id !== id);
    this.byPost.update((all) => new Map([...all, [postId, edit(others)]]));
  }
}
