import { createReadStream } from 'node:fs';
import { Injectable } from '@nestjs/common';
import { CommentsService } from '../comments/comments.service.js';
import { LikesService } from '../likes/likes.service.js';
import { MediaService } from '../media/media.service.js';
import { PostWritingService } from '../posts/post-writing.service.js';
import type { Cast } from './cast.js';
import { type DemoPost, photoFile } from './community.js';

/** How long after a post its likes come. */
const LIKES_WITHIN_HOURS = 6;

/** Publishes the posts of the demo, with all that happened to them. */
@Injectable()
export class DemoPosts {
  constructor(
    private readonly media: MediaService,
    private readonly posts: PostWritingService,
    private readonly likes: LikesService,
    private readonly comments: CommentsService,
  ) {}

  async add(post: DemoPost, cast: Cast): Promise<void> {
    const postId = await this.publish(post, cast);
    await this.like(post, postId, cast);
    await this.comment(post, postId, cast);
  }

  private async publish({ author, hoursAgo, caption, photos }: DemoPost, cast: Cast): Promise<number> {
    const viewer = cast.as(author);
    const mediaIds: number[] = [];
    for (const { name, alt } of photos) {
      mediaIds.push(await this.media.add(viewer.id, createReadStream(photoFile(name)), alt));
    }
    return this.posts.publish(viewer, caption, mediaIds, cast.hoursAgo(hoursAgo));
  }

  private async like({ hoursAgo, likes }: DemoPost, postId: number, cast: Cast): Promise<void> {
    const pause = Math.min(hoursAgo, LIKES_WITHIN_HOURS) / (likes.length + 1);
    for (const [place, liker] of likes.entries()) {
      await this.likes.like(cast.as(liker), postId, cast.hoursAgo(hoursAgo - pause * (place + 1)));
    }
  }

  private async comment({ hoursAgo, comments }: DemoPost, postId: number, cast: Cast): Promise<void> {
    const ids: string[] = [];
    for (const { author, hoursAfter, body, replyTo } of comments) {
      const comment = { body, replyTo: replyTo === undefined ? undefined : ids[replyTo] };
      const at = cast.hoursAgo(hoursAgo - hoursAfter);
      ids.push((await this.comments.create(cast.as(author), postId, comment, { at })).id);
    }
  }
}
