import { Service, inject, signal } from '@angular/core';
import { CommentDto, CreateCommentDto } from '../../api';
import { Notices } from '../notices/notices';
import { toProblem } from '../problem';
import { PostsStore } from './posts-store';

/** Sends what the viewer writes under posts, wherever they write it. */
@Service()
export class CommentSender {
  private readonly posts = inject(PostsStore);
  private readonly notices = inject(Notices);
  /** Posts to which a comment is on its way. */
  private readonly underWay = signal<ReadonlySet<string>>(new Set());

  /** Whether a comment on this post is on its way; reactive. */
  isSending(postId: string): boolean {
    return this.underWay().has(postId);
  }

  /** Sends a comment; `taken` gets it when it is there. If it does not arrive, the viewer is told why. */
  send(postId: string, { body, replyTo }: CreateCommentDto, taken: (comment: CommentDto) => void): void {
    this.mark(postId, true);
    this.posts.comment(postId, body, replyTo).subscribe({
      next: (comment) => {
        this.mark(postId, false);
        taken(comment);
      },
      error: (error: unknown) => {
        this.mark(postId, false);
        this.notices.error(`Your comment was not sent. ${toProblem(error).message}`);
      },
    });
  }

  private mark(postId: string, sending: boolean): void {
    this.underWay.update((before) => {
      const now = new Set(before);
      if (sending) now.add(postId);
      else now.delete(postId);
      return now;
    });
  }
}
