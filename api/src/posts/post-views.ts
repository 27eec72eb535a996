import { Injectable } from '@nestjs/common';
import { type Page, toPage } from '../common/pagination/page.js';
import { MediaService } from '../media/media.service.js';
import { TextsService } from '../texts/texts.service.js';
import { Relations } from '../visibility/relations.js';
import type { Onlooker } from '../visibility/visible.js';
import type { PostDto } from './post.dto.js';
import { PostsRepository } from './posts.repository.js';

/** How posts appear to a viewer. */
@Injectable()
export class PostViews {
  constructor(
    private readonly posts: PostsRepository,
    private readonly media: MediaService,
    private readonly texts: TextsService,
    private readonly relations: Relations,
  ) {}

  /**
   * Views of posts in the order of their ids, in three queries however many there are, and one more where
   * captions mention people. What is gone or hidden from the viewer is left out.
   */
  async byIds(viewer: Onlooker, ids: readonly number[]): Promise<PostDto[]> {
    const rows = await this.posts.visibleByIds(viewer, ids);
    if (rows.length === 0) return [];
    const media = await this.media.byPosts(ids);
    const liked = viewer ? await this.relations.likedAmong(viewer.id, ids) : new Set<number>();
    const byId = new Map((await this.texts.readable(viewer, rows)).map((row) => [row.id, row]));
    return ids.flatMap((id) => {
      const row = byId.get(id);
      if (!row) return [];
      const relation = { liked: liked.has(id), author: row.author.id === String(viewer?.id) };
      return [{ ...row, id: String(id), media: media.get(id) ?? [], viewer: relation }];
    });
  }

  /** A page of them from ids, of which there is one too many when the list goes on. */
  async page(viewer: Onlooker, ids: readonly number[], limit: number): Promise<Page<PostDto>> {
    const page = toPage(ids, limit, (id) => id);
    return { items: await this.byIds(viewer, page.items), nextCursor: page.nextCursor };
  }
}
