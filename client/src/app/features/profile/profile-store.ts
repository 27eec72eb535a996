import { Service, computed, inject, signal } from '@angular/core';
import { Subscription } from 'rxjs';
import { PostsApi, ProfileDto, UsersApi } from '../../api';
import { FollowStore } from '../../core/people/follow-store';
import { PostList, PostsStore } from '../../core/posts/posts-store';
import { Problem, toProblem } from '../../core/problem';
import { SessionStore } from '../../core/session/session-store';

/** Posts per slice: a multiple of three, so that rows are full. */
const SLICE = 24;

/** The profile shown last. It outlives the page, so that coming back finds the same posts at the same place. */
@Service()
export class ProfileStore {
  private readonly users = inject(UsersApi);
  private readonly postsApi = inject(PostsApi);
  private readonly postsStore = inject(PostsStore);
  private readonly follows = inject(FollowStore);
  private readonly session = inject(SessionStore);
  private readonly username = signal('');
  private readonly loaded = signal<ProfileDto | null>(null);
  private readonly trouble = signal<Problem | null>(null);
  private loading: Subscription | null = null;

  readonly problem = this.trouble.asReadonly();
  readonly list = signal<PostList>(this.listOf(''));
  readonly profile = computed(() => {
    const profile = this.loaded();
    return profile && this.asItIsNow(profile);
  });

  constructor() {
    this.session.switched.subscribe(() => this.forget());
    this.follows.changed.subscribe((profile) => {
      if (profile.username === this.username()) this.loaded.set(profile);
    });
    this.postsStore.created.subscribe((post) => {
      if (post.author.username === this.username()) this.list().refs.prepend({ id: post.id });
    });
  }

  /** Shows somebody's profile: anew, or with the posts it had (`asItWas`) when it is the one shown last. */
  open(username: string, asItWas: boolean): void {
    if (username !== this.username()) {
      this.forget();
      this.username.set(username);
      this.list.set(this.listOf(username));
    }
    this.load();
    if (asItWas) this.list().refs.start();
    else this.list().refs.reload();
  }

  /** Loads the profile, or tries again. */
  load(): void {
    this.loading?.unsubscribe();
    this.trouble.set(null);
    this.loading = this.users.getUser({ username: this.username() }).subscribe({
      next: (profile) => this.loaded.set(profile),
      error: (error: unknown) => this.trouble.set(toProblem(error)),
    });
  }

  private forget(): void {
    this.loading?.unsubscribe();
    this.username.set('');
    this.loaded.set(null);
    this.trouble.set(null);
  }

  private listOf(username: string): PostList {
    return this.postsStore.list((cursor) => this.postsApi.listUserPosts({ username, cursor, limit: SLICE }));
  }

  /** The profile with what the viewer has changed since: their own account, or whom they follow. */
  private asItIsNow(profile: ProfileDto): ProfileDto {
    const me = this.session.user();
    if (me && profile.viewer.self) {
      const { name, bio, avatar, counts } = me;
      return { ...profile, name, bio, avatar, counts };
    }
    const following = this.follows.isFollowing(profile);
    if (following === profile.viewer.following) return profile;
    return {
      ...profile,
      viewer: { ...profile.viewer, following },
      counts: { ...profile.counts, followers: profile.counts.followers + (following ? 1 : -1) },
    };
  }
}
