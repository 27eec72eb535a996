import { Service, inject, signal } from '@angular/core';
import { Observable, Subject } from 'rxjs';
import { HashtagDto, HashtagsApi } from '../../api';
import { Notices } from '../notices/notices';
import { toProblem } from '../problem';
import { SessionStore } from '../session/session-store';

/** Which hashtags the viewer follows, as far as it changed in this visit: the newest word over every loaded hashtag. */
@Service()
export class HashtagFollows {
  private readonly api = inject(HashtagsApi);
  private readonly notices = inject(Notices);
  private readonly changedHere = signal<ReadonlyMap<string, boolean>>(new Map());
  private readonly answers = new Subject<HashtagDto>();
  private readonly busy = new Set<string>();

  /** Fires after each follow and unfollow that the server has taken: the feed holds other posts then. */
  readonly changed: Observable<HashtagDto> = this.answers.asObservable();

  constructor() {
    inject(SessionStore).switched.subscribe(() => this.changedHere.set(new Map()));
  }

  /** Whether the viewer follows this hashtag now; reactive. */
  isFollowing({ name, viewer }: Pick<HashtagDto, 'name' | 'viewer'>): boolean {
    return this.changedHere().get(name) ?? viewer.following;
  }

  /** Follows or unfollows: shown at once, taken back with a message when the server refuses. */
  setFollowing(hashtag: Pick<HashtagDto, 'name' | 'viewer'>, following: boolean): void {
    const { name } = hashtag;
    if (this.busy.has(name) || this.isFollowing(hashtag) === following) return;
    this.busy.add(name);
    this.show(name, following);
    const call = following ? this.api.followHashtag({ name }) : this.api.unfollowHashtag({ name });
    call.subscribe({
      next: (answer) => {
        this.busy.delete(name);
        this.notices.announce(following ? `You follow #${name}` : `You no longer follow #${name}`);
        this.answers.next(answer);
      },
      error: (error: unknown) => {
        this.busy.delete(name);
        this.show(name, !following);
        this.notices.error(`That did not work. ${toProblem(error).message}`);
      },
    });
  }

  private show(name: string, following: boolean): void {
    this.changedHere.update((map) => new Map(map).set(name, following));
  }
}
