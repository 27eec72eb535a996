import type { KeptJson } from '../common/http/kept-json.js';
import type { PostDto } from './post.dto.js';
import type { PostCard, SeenPost } from './posts.repository.js';

/** A post as a viewer gets it: its card, and how it stands now. */
export class PostView implements PostDto, KeptJson {
  readonly id: PostDto['id'];
  readonly author: PostDto['author'];
  readonly media: PostDto['media'];
  readonly caption: PostDto['caption'];
  readonly entities: PostDto['entities'];
  readonly createdAt: PostDto['createdAt'];
  readonly editedAt: PostDto['editedAt'];
  readonly counts: PostDto['counts'];
  readonly viewer: PostDto['viewer'];
  readonly #card: PostCard;

  constructor(card: PostCard, { counts, viewer }: SeenPost) {
    this.id = card.id;
    this.author = card.author;
    this.media = card.media;
    this.caption = card.caption;
    this.entities = card.entities;
    this.createdAt = card.createdAt;
    this.editedAt = card.editedAt;
    this.counts = counts;
    this.viewer = viewer;
    this.#card = card;
  }

  get keptJson(): Buffer {
    this.#card.json ??= Buffer.from(
      JSON.stringify({ ...this, counts: undefined, viewer: undefined }).slice(0, -1),
    );
    return this.#card.json;
  }

  restOfJson(): string {
    return `,"counts":${JSON.stringify(this.counts)},"viewer":${JSON.stringify(this.viewer)}}`;
  }
}
