import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { type Page, toPage } from '../common/pagination/page.js';
import { TextsService } from '../texts/texts.service.js';
import type { Onlooker } from '../visibility/visible.js';
import type { PostDto } from './post.dto.js';
import { PostView } from './post.view.js';
import { postsByIds, type PostList } from './post-lists.js';
import { type PostCard, PostsRepository, type SeenPost } from './posts.repository.js';

/** Some 8 kB each. */
const CARDS_KEPT = 4000;

/** How posts appear to a viewer. */
@Injectable()
export class PostViews {
  /** Cards by the ids of their posts. Each use asks the database for the version, so none is ever out of date. */
  private readonly cards = new LRUCache<number, PostCard>({ max: CARDS_KEPT });

  constructor(
    private readonly posts: PostsRepository,
    private readonly texts: TextsService,
  ) {}

  /** One that the viewer sees, or null: in one query, or two when it has changed, and one more where its caption mentions people. */
  async find(viewer: Onlooker, id: number): Promise<PostDto | null> {
    if (this.cards.has(id)) {
      const seen = await this.posts.seenOne(viewer, id);
      const [view] = await this.viewsOf(viewer, seen ? [seen] : []);
      return view ?? null;
    }
    const found = await this.posts.find(viewer, id);
    if (!found) return null;
    this.cards.set(id, found.card);
    const [view] = await this.texts.readable(viewer, [new PostView(found.card, found.seen)]);
    return view ?? null;
  }

  /**
   * A page of a list, newest first. What is gone or hidden from the viewer is left out. One query, one for cards that are
   * not known, and one where captions mention people.
   * @param list with one id too many when it goes on, in any order
   */
  async page(viewer: Onlooker, list: PostList, limit: number): Promise<Page<PostDto>> {
    const seen = await this.posts.seen(viewer, list);
    const page = toPage(
      seen.sort((one, other) => other.id - one.id),
      limit,
      ({ id }) => id,
    );
    return { items: await this.viewsOf(viewer, page.items), nextCursor: page.nextCursor };
  }

  /** The same for up to 500 ids. */
  async pageOfIds(viewer: Onlooker, ids: readonly number[], limit: number): Promise<Page<PostDto>> {
    if (ids.length === 0) return { items: [], nextCursor: null };
    return this.page(viewer, postsByIds(ids), limit);
  }

  private async viewsOf(viewer: Onlooker, seen: readonly SeenPost[]): Promise<PostDto[]> {
    const cards = new Map<number, PostCard>();
    const missing: number[] = [];
    for (const { id, version } of seen) {
      const card = this.cards.get(id);
      if (card?.version === version) cards.set(id, card);
      else missing.push(id);
    }
    for (const card of await this.posts.cards(missing)) {
      cards.set(Number(card.id), card);
      this.cards.set(Number(card.id), card);
    }
    const views = seen.flatMap((post) => {
      const card = cards.get(post.id);
      return card ? [new PostView(card, post)] : []; // deleted between the two queries
    });
    return this.texts.readable(viewer, views);
  }
}
