import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { restrict } from '../database/drivers/restrict.js';
import { Media } from '../database/entities/media.entity.js';
import { User } from '../database/entities/user.entity.js';
import { chunks, idsOf } from '../database/rows.js';
import { seesPhoto, seesPost } from './conditions.js';
import { idOf, type Onlooker, visiblePosts } from './visible.js';

/** The rule asked of single things, for those who have no query of their own to put it into. */
@Injectable()
export class Visibility {
  constructor(private readonly database: Database) {}

  /** Those of these posts that the viewer sees. */
  async visiblePostIds(viewer: Onlooker, ids: readonly number[]): Promise<number[]> {
    if (ids.length === 0) return [];
    const query = visiblePosts(this.database.manager, viewer).select('post.id', 'id');
    return idsOf(await query.where('post.id IN (:...ids)', { ids }).getRawMany());
  }

  /** Those of these people who see a post. */
  async viewersOfPost(postId: number, personIds: readonly number[]): Promise<number[]> {
    const viewers: number[] = [];
    for (const some of chunks(personIds)) {
      const query = this.database.manager
        .getRepository(User)
        .createQueryBuilder('person')
        .select('person.id', 'id')
        .innerJoin('posts', 'post', `post.id = :postId AND ${seesPost('post', 'person.id')}`, { postId })
        .where('person.id IN (:...some)', { some });
      viewers.push(...idsOf(await query.getRawMany()));
    }
    return viewers;
  }

  /** Whether the viewer may load the files under a storage key: when they see one of the photos that share it. */
  async seesPhotoFiles(viewer: Onlooker, storageKey: string): Promise<boolean> {
    const query = this.database.manager
      .getRepository(Media)
      .createQueryBuilder('media')
      .where('media.storageKey = :storageKey', { storageKey });
    return restrict(query, seesPhoto('media', ':onlooker'), { onlooker: idOf(viewer) }).getExists();
  }
}
