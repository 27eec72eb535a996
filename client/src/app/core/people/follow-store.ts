import { Service, inject, signal } from '@angular/core';
import { Observable, Subject } from 'rxjs';
import { FollowersApi, PersonDto, ProfileDto } from '../../api';
import { Notices } from '../notices/notices';
import { toProblem } from '../problem';
import { SessionStore } from '../session/session-store';

/** Whom the viewer follows, as far as it changed in this visit: the newest word over every loaded person. */
@Service()
export class FollowStore {
  private readonly api = inject(FollowersApi);
  private readonly notices = inject(Notices);
  private readonly session = inject(SessionStore);
  private readonly changedHere = signal<ReadonlyMap<string, boolean>>(new Map());
  private readonly answers = new Subject<ProfileDto>();
  private readonly busy = new Set<string>();

  /** Fires with the followee's profile after each follow and unfollow that the server has taken. */
  readonly changed: Observable<ProfileDto> = this.answers.asObservable();

  constructor() {
    this.session.switched.subscribe(() => this.changedHere.set(new Map()));
  }

  /** Whether the viewer follows this person now; reactive. */
  isFollowing({ username, viewer }: Pick<PersonDto, 'username' | 'viewer'>): boolean {
    return this.changedHere().get(username) ?? viewer.following;
  }

  /** Follows or unfollows: shown at once, taken back with a message when the server refuses. */
  setFollowing(person: Pick<PersonDto, 'username' | 'viewer'>, following: boolean): void {
    const { username } = person;
    if (this.busy.has(username) || this.isFollowing(person) === following) return;
    this.busy.add(username);
    this.show(username, following);
    const call = following ? this.api.followUser({ username }) : this.api.unfollowUser({ username });
    call.subscribe({
      next: (profile) => {
        this.busy.delete(username);
        this.notices.announce(following ? `You follow ${username}` : `You no longer follow ${username}`);
        this.answers.next(profile);
      },
      error: (error: unknown) => {
        this.busy.delete(username);
        this.show(username, !following);
        this.notices.error(`That did not work. ${toProblem(error).message}`);
      },
    });
  }

  private show(username: string, following: boolean): void {
    this.changedHere.update((map) => new Map(map).set(username, following));
    this.session.count({ following: following ? 1 : -1 });
  }
}
