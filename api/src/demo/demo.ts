import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Config } from '../config/config.js';
import { MediaService } from '../media/media.service.js';
import { type Community, community, type DemoPost } from './community.js';
import { DEMO_PASSWORD, DemoRepository } from './demo.repository.js';
import { PictureStudio } from './pictures/picture-studio.js';

type Person = Community['people'][number];

const POSTS_AT_ONCE = 3;

/**
 * Fills a new, empty database with a small living community, whose pictures are painted and then go through the same
 * pipeline as uploads. The newest posts come first, so that the feed looks alive after seconds; what an
 * interruption left out is made at the next start.
 */
@Injectable()
export class Demo implements OnApplicationShutdown {
  private readonly logger = new Logger(Demo.name);
  private readonly marker: string;
  private studio: PictureStudio | null = null;
  private stopped = false;

  constructor(
    config: Config,
    private readonly repository: DemoRepository,
    private readonly media: MediaService,
  ) {
    this.marker = join(config.dataDir, 'demo');
  }

  /** Does nothing on a database with other people in it, and little on one that is complete. */
  async populate(): Promise<void> {
    const state = existsSync(this.marker) ? readFileSync(this.marker, 'utf8') : null;
    if (state === null && !(await this.repository.isEmpty())) return;
    if (state !== 'complete') writeFileSync(this.marker, 'unfinished');
    const ids = await this.repository.addPeople(community.people, community.follows);
    console.log(logins());
    if (state !== 'complete') await this.fill(ids);
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    await this.studio?.close();
  }

  private async fill(ids: ReadonlyMap<string, number>): Promise<void> {
    const { people, posts } = community;
    this.studio = new PictureStudio();
    try {
      await atOnce(POSTS_AT_ONCE, people, (person) => this.addAvatar(person, ids));
      await atOnce(POSTS_AT_ONCE, posts.toReversed(), (post) =>
        this.addPost(post, posts.indexOf(post) + 1, ids),
      );
      writeFileSync(this.marker, 'complete');
    } catch (error) {
      if (!this.stopped) this.logger.error(error);
    } finally {
      await this.studio.close();
    }
  }

  private async addAvatar(person: Person, ids: ReadonlyMap<string, number>): Promise<void> {
    const userId = ids.get(person.username) ?? 0;
    if (await this.repository.hasAvatar(userId)) return;
    const mediaId = await this.paint(userId, person.avatar, '');
    await this.media.setAvatar(userId, mediaId);
  }

  /** The id is the post's place in time: posts are added newest first, but lists follow the ids. */
  private async addPost(post: DemoPost, id: number, ids: ReadonlyMap<string, number>): Promise<void> {
    if (await this.repository.hasPost(id)) return;
    const authorId = ids.get(post.author) ?? 0;
    const mediaIds: number[] = [];
    for (const { picture, alt } of post.photos) mediaIds.push(await this.paint(authorId, picture, alt));
    await this.repository.addPost(id, post, ids, () => this.media.attach(id, authorId, mediaIds));
  }

  private async paint(
    userId: number,
    picture: Parameters<PictureStudio['render']>[0],
    alt: string,
  ): Promise<number> {
    if (!this.studio) throw new Error('The studio is not open.');
    return this.media.add(userId, Readable.from([await this.studio.render(picture)]), alt);
  }
}

/** Works through a list, several at a time, in its order. */
async function atOnce<T>(
  workers: number,
  list: readonly T[],
  work: (item: T) => Promise<void>,
): Promise<void> {
  const rest = list.values();
  await Promise.all(
    Array.from({ length: workers }, async () => {
      for (const item of rest) await work(item);
    }),
  );
}

function logins(): string {
  const names = community.people.map(({ username }) => username);
  return `  Demo log-in  ${names[0] ?? ''}   password  ${DEMO_PASSWORD}\n  and also     ${names.slice(1, 4).join(', ')} …\n`;
}
