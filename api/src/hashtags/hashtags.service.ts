import { Injectable } from '@nestjs/common';
import type { Viewer } from '../common/http/viewer.js';
import { Database } from '../database/database.js';
import type { Hashtag } from '../database/entities/hashtag.entity.js';
import { byTimes, idsOf } from '../database/rows.js';
import type { HashtagDto } from './hashtag.dto.js';
import { HashtagNotFound } from './hashtag.errors.js';
import { HashtagsRepository } from './hashtags.repository.js';
import { normaliseHashtag, normaliseHashtagPrefix } from '../texts/text-entities.js';

/** Hashtags, how many posts have them, and who follows them. */
@Injectable()
export class HashtagsService {
  constructor(
    private readonly hashtags: HashtagsRepository,
    private readonly database: Database,
  ) {}

  /** In whatever spelling. @throws HashtagNotFound */
  async get(viewer: Viewer | null, name: string): Promise<HashtagDto> {
    const [view] = await this.views(viewer, [await this.getByName(name)]);
    if (!view) throw new HashtagNotFound();
    return view;
  }

  /** The id of a hashtag in whatever spelling. @throws HashtagNotFound */
  async getId(name: string): Promise<number> {
    return (await this.getByName(name)).id;
  }

  /** Views in the order of the ids, in two queries. */
  async byIds(viewer: Viewer | null, ids: readonly number[]): Promise<HashtagDto[]> {
    const byId = new Map((await this.hashtags.byIds(ids)).map((hashtag) => [hashtag.id, hashtag]));
    return this.views(
      viewer,
      ids.flatMap((id) => byId.get(id) ?? []),
    );
  }

  /** The likeliest first: exactly that name, what the viewer follows, what the most posts have. */
  async search(viewer: Viewer, text: string, limit: number): Promise<HashtagDto[]> {
    const prefix = normaliseHashtagPrefix(text);
    if (prefix === '') return [];
    return this.byIds(viewer, await this.hashtags.search(viewer.id, prefix, limit));
  }

  /** Brings a hashtag's posts into the viewer's feed; again is no error. @throws HashtagNotFound */
  async follow(viewer: Viewer, name: string): Promise<HashtagDto> {
    const id = await this.getId(name);
    await this.database.transaction(() => this.hashtags.follow(viewer.id, id));
    return this.get(viewer, name);
  }

  /** Takes them out of it; again is no error. @throws HashtagNotFound */
  async unfollow(viewer: Viewer, name: string): Promise<HashtagDto> {
    await this.hashtags.unfollow(viewer.id, await this.getId(name));
    return this.get(viewer, name);
  }

  /**
   * Makes these the hashtags of a post, and counts. In the transaction that writes the caption and has locked the post.
   * @param names normalised and distinct
   * @param counted false while the post or its author is hidden
   */
  async setOfPost(postId: number, names: readonly string[], { counted = true } = {}): Promise<void> {
    const before = new Set(await this.hashtags.idsOfPosts([postId]));
    const after = new Set(await this.hashtags.idsOf(names));
    const added = [...after].filter((id) => !before.has(id));
    const removed = [...before].filter((id) => !after.has(id));
    if (added.length + removed.length === 0) return;
    await this.hashtags.lock([...added, ...removed]);
    if (added.length > 0) {
      if (counted) await this.hashtags.incrementPostCount(added, 1);
      await this.hashtags.addToPost(postId, added);
    }
    if (removed.length > 0) {
      if (counted) await this.hashtags.incrementPostCount(removed, -1);
      await this.hashtags.removeFromPost(postId, removed);
    }
  }

  /** Counts posts, which are locked, in or out of their hashtags. */
  async incrementCountersOf(postIds: readonly number[], change: 1 | -1): Promise<void> {
    const ids = await this.hashtags.idsOfPosts(postIds);
    if (ids.length === 0) return;
    await this.hashtags.lock([...new Set(ids)]);
    for (const [times, some] of byTimes(ids)) await this.hashtags.incrementPostCount(some, times * change);
  }

  /** Takes posts that are being deleted, and are no longer counted, out of their hashtags. */
  async removeOfPosts(postIds: readonly number[]): Promise<void> {
    await this.hashtags.removeFromPosts(postIds);
  }

  private async getByName(name: string): Promise<Hashtag> {
    const normalised = normaliseHashtag(name);
    const hashtag = normalised === null ? null : await this.hashtags.find(normalised);
    if (!hashtag) throw new HashtagNotFound();
    return hashtag;
  }

  private async views(viewer: Viewer | null, hashtags: readonly Hashtag[]): Promise<HashtagDto[]> {
    const ids = idsOf(hashtags);
    const followed = viewer ? await this.hashtags.followedAmong(viewer.id, ids) : new Set<number>();
    return hashtags.map(({ id, name, postCount }) => ({
      name,
      counts: { posts: postCount },
      viewer: { following: followed.has(id) },
    }));
  }
}
