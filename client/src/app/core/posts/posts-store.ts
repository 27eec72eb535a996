import { Service, computed, inject, signal } from '@angular/core';
import { Observable, Subject, finalize, map, tap } from 'rxjs';
import {
  CommentDto,
  CommentsApi,
  CreatePostDto,
  LikesApi,
  PostCountsDto,
  PostDto,
  PostPageDto,
  PostsApi,
  UpdatePostDto,
} from '../../api';
import { Notices } from '../notices/notices';
import { PagedList, Page } from '../paging/paged-list';
import { mayPass, toProblem } from '../problem';
import { SessionStore } from '../session/session-store';

/** Posts per page of a grid: a multiple of three and of four, so that rows are full. */
export const GRID_SLICE = 24;

/** A place in a list of posts; the post itself is in the store. */
export interface PostRef {
  readonly id: string;
}

/**
 * Every post the app has seen, once. Lists hold ids, so that a like, a comment or a deletion shows in the feed,
 * the grids and the open post at the same moment. Changes show at once and are taken back, with a message, when
 * the server refuses.
 */
@Service()
export class PostsStore {
  private readonly postsApi = inject(PostsApi);
  private readonly likesApi = inject(LikesApi);
  private readonly commentsApi = inject(CommentsApi);
  private readonly notices = inject(Notices);
  private readonly session = inject(SessionStore);
  private readonly known = signal<ReadonlyMap<string, PostDto>>(new Map());
  private readonly creations = new Subject<PostDto>();
  private readonly commentings = new Subject<CommentDto>();
  private readonly uncommentings = new Subject<CommentDto>();
  /** The newest wish for each post while requests are under way: true is liked. */
  private readonly wishes = new Map<string, boolean>();
  /** Posts to which a comment of the viewer is on its way, with what was pushed meanwhile. */
  private readonly commenting = new Map<string, number | null>();

  /** Fires for each post the viewer publishes. */
  readonly created: Observable<PostDto> = this.creations.asObservable();
  /** Fires for each comment the viewer writes. */
  readonly commented: Observable<CommentDto> = this.commentings.asObservable();
  /** Fires for each comment the viewer deletes. */
  readonly uncommented: Observable<CommentDto> = this.uncommentings.asObservable();

  constructor() {
    this.session.switched.subscribe(() => this.known.set(new Map()));
  }

  /** The post as it is now; reactive. Undefined when it is not known or has been deleted. */
  find(postId: string): PostDto | undefined {
    return this.known().get(postId);
  }

  /** A list of posts kept up to date by this store. */
  list(fetch: (cursor?: string) => Observable<PostPageDto>): PostList {
    const refs = new PagedList<PostRef>((cursor) => fetch(cursor).pipe(map((page) => this.keep(page))));
    return { refs, posts: computed(() => refs.items().flatMap(({ id }) => this.find(id) ?? [])) };
  }

  /** Remembers a page and answers it as references. */
  keep(page: PostPageDto): Page<PostRef> {
    this.put(...page.items);
    return { items: page.items.map(({ id }) => ({ id })), nextCursor: page.nextCursor };
  }

  load(postId: string): Observable<PostDto> {
    return this.postsApi.getPost({ postId }).pipe(tap((post) => this.put(post)));
  }

  /** Publishes a post; the same again under the same `key` (for one whose answer was lost) answers the same post. */
  publish(post: CreatePostDto, key: string): Observable<PostDto> {
    return this.postsApi.createPost({ body: post, 'Idempotency-Key': key }).pipe(
      tap((created) => {
        this.put(created);
        this.session.count({ posts: 1 });
        this.creations.next(created);
      }),
    );
  }

  /**
   * Likes or unlikes. Of several quick changes only the last is sent once the one before has been answered, so
   * the server ends where the viewer did.
   */
  setLiked(postId: string, liked: boolean): void {
    const post = this.find(postId);
    if (!post || post.viewer.liked === liked) return;
    const underWay = this.wishes.has(postId);
    this.wishes.set(postId, liked);
    this.showLiked(postId, liked);
    this.notices.announce(liked ? 'Liked' : 'Like removed');
    if (!underWay) this.sendLike(postId, liked);
  }

  /** Changes the caption, the descriptions of the photos, or both. */
  edit(postId: string, changes: UpdatePostDto): Observable<PostDto> {
    return this.postsApi.updatePost({ postId, body: changes }).pipe(tap((post) => this.put(post)));
  }

  /** Deletes the viewer's own post everywhere; it comes back with a message when the server refuses. */
  delete(postId: string): void {
    const post = this.find(postId);
    if (!post) return;
    this.change((posts) => posts.delete(postId));
    this.session.count({ posts: -1 });
    this.postsApi.deletePost({ postId }).subscribe({
      next: () => this.notices.info('Post deleted.'),
      error: (error: unknown) => {
        const problem = toProblem(error);
        if (problem.status === 404) return;
        this.put(post);
        this.session.count({ posts: 1 });
        this.notices.error(`The post is still there. ${problem.message}`);
      },
    });
  }

  /** Adds a comment, or a reply to one of the same post; the count grows when it is there. */
  comment(postId: string, body: string, replyTo?: string): Observable<CommentDto> {
    this.commenting.set(postId, null);
    return this.commentsApi.createComment({ postId, body: { body, replyTo } }).pipe(
      finalize(() => this.commenting.delete(postId)),
      tap((comment) => {
        // What was pushed since the comment was sent may count it already.
        const pushed = this.commenting.get(postId) ?? null;
        if (pushed === null) this.countComments(postId, 1);
        else this.patch(postId, (post) => ({ ...post, counts: { ...post.counts, comments: pushed } }));
        this.notices.announce('Comment added');
        this.commentings.next(comment);
      }),
    );
  }

  /** Deletes a comment and corrects the count of its post, at once; taken back when the call fails. */
  deleteComment(comment: CommentDto): Observable<void> {
    const { id, postId } = comment;
    this.countComments(postId, -1);
    return this.commentsApi.deleteComment({ commentId: id }).pipe(
      tap({
        next: () => {
          this.notices.announce('Comment deleted');
          this.uncommentings.next(comment);
        },
        error: () => this.countComments(postId, 1),
      }),
      map(() => undefined),
    );
  }

  /**
   * Takes over counters that the server pushed. What the viewer is just changing stays as they see it: the answer to that
   * says how many there are.
   */
  takeCounts(postId: string, { likes, comments }: PostCountsDto): void {
    const underWay = this.commenting.has(postId);
    if (underWay) this.commenting.set(postId, comments);
    this.patch(postId, (post) => ({
      ...post,
      counts: {
        likes: this.wishes.has(postId) ? post.counts.likes : likes,
        comments: underWay ? post.counts.comments : comments,
      },
    }));
  }

  private sendLike(postId: string, liked: boolean): void {
    const call = liked ? this.likesApi.likePost({ postId }) : this.likesApi.unlikePost({ postId });
    call.subscribe({
      next: (post) => {
        const wish = this.wishes.get(postId);
        if (wish !== undefined && wish !== liked) return this.sendLike(postId, wish);
        this.wishes.delete(postId);
        return this.patch(postId, () => post);
      },
      error: (error: unknown) => {
        this.wishes.delete(postId);
        this.showLiked(postId, !liked);
        const problem = toProblem(error);
        const again = { label: 'Try again', run: () => this.setLiked(postId, liked) };
        this.notices.error(
          `Your like was not saved. ${problem.message}`,
          mayPass(problem) ? again : undefined,
        );
      },
    });
  }

  private showLiked(postId: string, liked: boolean): void {
    this.patch(postId, (post) =>
      post.viewer.liked === liked
        ? post
        : {
            ...post,
            viewer: { ...post.viewer, liked },
            counts: { ...post.counts, likes: Math.max(0, post.counts.likes + (liked ? 1 : -1)) },
          },
    );
  }

  private countComments(postId: string, change: number): void {
    this.patch(postId, (post) => ({
      ...post,
      counts: { ...post.counts, comments: Math.max(0, post.counts.comments + change) },
    }));
  }

  private put(...posts: readonly PostDto[]): void {
    this.change((known) => posts.forEach((post) => known.set(post.id, post)));
  }

  private patch(postId: string, edit: (post: PostDto) => PostDto): void {
    const post = this.find(postId);
    if (post) this.put(edit(post));
  }

  private change(edit: (posts: Map<string, PostDto>) => unknown): void {
    this.known.update((posts) => {
      const copy = new Map(posts);
      edit(copy);
      return copy;
    });
  }
}

/** A paged list of posts: where each stands, and the posts as they are now. */
export interface PostList {
  readonly refs: PagedList<PostRef>;
  readonly posts: () => readonly PostDto[];
}
