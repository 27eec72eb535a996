import { Service, computed, inject } from '@angular/core';
import { PostsApi, ProfileDto, UsersApi } from '../../api';
import { FollowStore } from '../../core/people/follow-store';
import { PostsOf } from '../../core/posts/posts-of';
import { GRID_SLICE, PostsStore } from '../../core/posts/posts-store';
import { SessionStore } from '../../core/session/session-store';

/** The profile shown last. It outlives the page. */
@Service()
export class ProfileStore {
  private readonly users = inject(UsersApi);
  private readonly postsApi = inject(PostsApi);
  private readonly postsStore = inject(PostsStore);
  private readonly follows = inject(FollowStore);
  private readonly session = inject(SessionStore);

  readonly shown = new PostsOf<ProfileDto>(
    (username) => this.users.getUser({ username }),
    (username) =>
      this.postsStore.list((cursor) => this.postsApi.listUserPosts({ username, cursor, limit: GRID_SLICE })),
  );
  readonly profile = computed(() => {
    const profile = this.shown.subject();
    return profile && this.asItIsNow(profile);
  });

  constructor() {
    this.session.switched.subscribe(() => this.shown.forget());
    this.follows.changed.subscribe((profile) => {
      if (this.shown.isAbout(profile.username)) this.shown.change(profile);
    });
    this.postsStore.created.subscribe(({ id, author }) => {
      if (this.shown.isAbout(author.username)) this.shown.list().refs.prepend({ id });
    });
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
