import { Service, computed, inject, signal } from '@angular/core';
import { CommentDto, CommentsApi } from '../../api';
import { Notices } from '../../core/notices/notices';
import { PagedList } from '../../core/paging/paged-list';
import { CommentSender } from '../../core/posts/comment-sender';
import { PostsStore } from '../../core/posts/posts-store';
import { toProblem } from '../../core/problem';

/** The conversation under one post, oldest first; one instance for each open post. */
@Service({ autoProvided: false })
export class CommentsStore {
  private readonly api = inject(CommentsApi);
  private readonly posts = inject(PostsStore);
  private readonly sender = inject(CommentSender);
  private readonly notices = inject(Notices);
  private readonly postId = signal('');
  /** Written here; they stand at the end until the page that holds them has been loaded. */
  private readonly own = signal<readonly CommentDto[]>([]);

  readonly list = new PagedList<CommentDto>((cursor) =>
    this.api.listComments({ postId: this.postId(), cursor, limit: 30 }),
  );
  /** What the next comment replies to. */
  readonly replyingTo = signal<CommentDto | null>(null);
  readonly sending = computed(() => this.sender.isSending(this.postId()));
  readonly comments = computed(() => {
    const loaded = this.list.items();
    const known = new Set(loaded.map(({ id }) => id));
    return [...loaded, ...this.own().filter(({ id }) => !known.has(id))];
  });

  /** Shows the conversation under another post. */
  open(postId: string): void {
    this.postId.set(postId);
    this.own.set([]);
    this.replyingTo.set(null);
    this.list.clear();
    this.list.start();
  }

  /** Sends a comment; `taken` runs when it is there. */
  add(body: string, taken: () => void): void {
    this.sender.send(this.postId(), { body, replyTo: this.replyingTo()?.id }, (comment) => {
      if (comment.postId !== this.postId()) return; // another post has been opened meanwhile
      this.own.update((own) => [...own, comment]);
      this.replyingTo.set(null);
      taken();
    });
  }

  /** Deletes a comment at once; it comes back with a message when the server refuses. */
  delete(comment: CommentDto): void {
    if (this.replyingTo()?.id === comment.id) this.replyingTo.set(null);
    const putBack = this.list.remove(comment.id);
    const own = this.own();
    this.own.update((all) => all.filter(({ id }) => id !== comment.id));
    this.posts.deleteComment(comment).subscribe({
      error: (error: unknown) => {
        putBack();
        this.own.set(own);
        this.notices.error(`The comment is still there. ${toProblem(error).message}`);
      },
    });
  }
}
