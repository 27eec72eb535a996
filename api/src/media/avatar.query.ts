import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { Media } from '../database/entities/media.entity.js';

/**
 * Joins the profile picture of each row, if there is one, and selects what `PhotoViews.avatar` reads.
 * @param person the column with whose picture it is: `author.id`
 */
export function joinAvatar<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  person: string,
): SelectQueryBuilder<T> {
  return query
    .leftJoin(Media, 'avatar', `avatar.avatarOfId = ${person}`)
    .addSelect('avatar.storageKey', 'avatar_key')
    .addSelect('avatar.variants', 'avatar_variants');
}
