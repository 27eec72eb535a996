import { Service, inject, signal } from '@angular/core';
import { Observable, catchError, defer, finalize, from, last, map, mergeMap, of, switchMap, tap } from 'rxjs';
import { CreatePostDto, PostDto } from '../../api';
import { PostsStore } from '../../core/posts/posts-store';
import { Problem, toProblem } from '../../core/problem';
import { DraftKeeper } from './draft-keeper';
import { DraftStore } from './draft-store';
import { PhotoDraft, WAITING } from './photo-draft';
import { PhotoUploads } from './photo-uploads';
import { SmallerPhotos } from './smaller-photos';

/** Photos sent at the same time: the second fills the time the server takes for the first. */
const AT_ONCE = 2;

/** Turns the draft into a post: sends what has not been sent yet, then publishes. */
@Service({ autoProvided: false })
export class Publisher {
  private readonly draft = inject(DraftStore);
  private readonly keeper = inject(DraftKeeper);
  private readonly uploads = inject(PhotoUploads);
  private readonly posts = inject(PostsStore);
  private readonly smaller = inject(SmallerPhotos);
  private readonly current = signal<'idle' | 'sending' | 'publishing'>('idle');
  private readonly trouble = signal<Problem | null>(null);

  /** What is being done: sending photos can be stopped, publishing cannot. */
  readonly step = this.current.asReadonly();
  /** Why the server did not take the post; null when nothing is known against it. */
  readonly problem = this.trouble.asReadonly();

  /**
   * Emits the post, or null when something failed: the draft then tells which photos, or `problem` why. What was typed
   * and sent stays. Unsubscribing stops sending.
   */
  publish(): Observable<PostDto | null> {
    return defer(() => {
      this.trouble.set(null);
      return this.draft.source() === 'web' ? this.publishAddress() : this.publishPhotos();
    }).pipe(
      catchError((error: unknown) => {
        this.trouble.set(this.refused(toProblem(error)));
        return of(null);
      }),
      finalize(() => {
        this.current.set('idle');
        for (const { id, upload } of this.draft.photos()) {
          if (upload.state === 'sending') this.draft.setUpload(id, WAITING);
        }
      }),
    );
  }

  /** Forgets what the server said. */
  forgetProblem(): void {
    this.trouble.set(null);
  }

  private publishAddress(): Observable<PostDto> {
    const alt = this.draft.addressAlt().trim();
    return this.publishAs({
      imageUrl: this.draft.address().trim(),
      caption: this.draft.caption().trim(),
      ...(alt && { alt }),
    });
  }

  private publishPhotos(): Observable<PostDto | null> {
    const unsent = this.draft.photos().filter(({ upload }) => upload.state !== 'sent');
    this.current.set('sending');
    return from(unsent).pipe(
      mergeMap((photo) => this.send(photo), AT_ONCE),
      last(null, null),
      map(() => this.draft.photos().flatMap(({ upload }) => (upload.state === 'sent' ? upload.mediaId : []))),
      switchMap((mediaIds) => {
        if (mediaIds.length < this.draft.photos().length) return of(null);
        return this.publishAs({ mediaIds, caption: this.draft.caption().trim() });
      }),
    );
  }

  /** Writes the key down before it is used: after a lost answer and a reload, the same post has the same key. */
  private publishAs(post: CreatePostDto): Observable<PostDto> {
    this.current.set('publishing');
    const key = this.draft.attemptFor(post);
    return from(this.keeper.saveNow()).pipe(switchMap(() => this.posts.publish(post, key)));
  }

  private send(photo: PhotoDraft) {
    this.draft.setUpload(photo.id, { state: 'sending', progress: 0 });
    return this.uploads
      .send(photo, this.smaller.on())
      .pipe(tap((upload) => this.draft.setUpload(photo.id, upload)));
  }

  /** Photos that wait for too long are cleared away by the server; they are sent again the next time. */
  private refused(problem: Problem): Problem {
    if (problem.code !== 'media_not_usable') return problem;
    this.draft.renew('all');
    return { ...problem, message: 'The photos have to be sent once more. Please share again.', fields: {} };
  }
}
