import { Injectable } from '@nestjs/common';
import { DomainError } from '../common/errors/domain-error.js';
import { API_PREFIX } from '../common/http/api-prefix.js';
import { parseId } from '../common/http/id.pipe.js';
import { shortened } from '../common/words.js';
import { Config } from '../config/config.js';
import type { MediaVariantDto } from '../media/media.dto.js';
import type { PostDto } from '../posts/post.dto.js';
import { PostsService } from '../posts/posts.service.js';
import type { ProfileDto } from '../users/user.dto.js';
import { UsersService } from '../users/users.service.js';

/** What a link to a page of the app may tell those who have not opened it. All of it is public, none of it is escaped. */
export interface LinkPreview {
  kind: 'post' | 'profile';
  title: string;
  description: string;
  /** The page's one absolute address. */
  url: string;
  /** Absolute address of what oEmbed says of it. */
  oembedUrl: string;
  /** Whose post or profile it is. */
  author: { name: string; url: string };
  /** What is to be seen, for those who cannot see it. */
  alt: string;
  /** Its photo in the sizes and types that other software can read, with absolute addresses; empty when there is none. */
  images: MediaVariantDto[];
  /** What the page shows first. */
  shows: { post: PostDto } | { profile: ProfileDto; newest: PostDto[] };
}

const DESCRIPTION_LENGTH = 200;
/** Full rows of three and of four, about as many as a screen shows. */
const NEWEST = 12;
const POST = /^\/p\/([^/]+)\/?$/;
const PROFILE = /^\/@([^/]+)\/?$/;

/** Previews of posts and profiles as people without an account see them. */
@Injectable()
export class LinkPreviews {
  constructor(
    private readonly config: Config,
    private readonly posts: PostsService,
    private readonly users: UsersService,
  ) {}

  /** The same as `get`, and null for what is not there. */
  async find(path: string): Promise<LinkPreview | null> {
    try {
      return await this.get(path);
    } catch (error) {
      if (error instanceof DomainError) return null;
      throw error;
    }
  }

  /**
   * The preview of a page of the app; null for pages that have none, and for everything when only members may look.
   * @param path the page's address without origin and query, decoded
   * @throws PostNotFound, UserNotFound
   */
  async get(path: string): Promise<LinkPreview | null> {
    if (!this.config.publicBrowsing) return null;
    const postId = POST.exec(path)?.[1];
    if (postId !== undefined) return this.ofPost(postId);
    const username = PROFILE.exec(path)?.[1];
    return username === undefined ? null : this.ofProfile(username);
  }

  private async ofPost(postId: string): Promise<LinkPreview> {
    const post = await this.posts.get(null, parseId(postId));
    const { id, author, caption, media } = post;
    const name = author.name || author.username;
    const [photo] = media;
    return {
      kind: 'post',
      title: `A photo by ${name} (@${author.username})`,
      description: inOneLine(caption || (photo?.alt ?? '')),
      ...this.addresses(`/p/${id}`),
      author: { name, url: this.absolute(`/@${author.username}`) },
      alt: photo?.alt ?? '',
      images: this.images(photo?.variants ?? []),
      shows: { post },
    };
  }

  private async ofProfile(text: string): Promise<LinkPreview> {
    const profile = await this.users.getProfile(null, text);
    const { username, name, bio, avatar, counts } = profile;
    const { items: newest } = await this.posts.pageByUser(null, username, { after: null, limit: NEWEST });
    return {
      kind: 'profile',
      title: name ? `${name} (@${username})` : `@${username}`,
      description: inOneLine(bio || `${String(counts.posts)} posts, ${String(counts.followers)} followers`),
      ...this.addresses(`/@${username}`),
      author: { name: name || username, url: this.absolute(`/@${username}`) },
      alt: '',
      images: this.images(avatar?.variants ?? []),
      shows: { profile, newest },
    };
  }

  private addresses(path: string): Pick<LinkPreview, 'url' | 'oembedUrl'> {
    const url = this.absolute(path);
    return {
      url,
      oembedUrl: this.absolute(`${API_PREFIX}/oembed?url=${encodeURIComponent(url)}&format=json`),
    };
  }

  private images(variants: readonly MediaVariantDto[]): MediaVariantDto[] {
    return variants
      .filter(({ type }) => type !== 'image/avif')
      .map((variant) => ({ ...variant, url: this.absolute(variant.url) }));
  }

  private absolute(address: string): string {
    return address.startsWith('/') ? `${this.config.publicUrl}${address}` : address;
  }
}

const inOneLine = (text: string) => shortened(text.replaceAll(/\s+/g, ' '), DESCRIPTION_LENGTH);
