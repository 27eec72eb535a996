import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { RawRow } from '../database/rows.js';
import { Media, type StoredVariant } from '../database/entities/media.entity.js';
import { User } from '../database/entities/user.entity.js';
import { toAvatarDto } from '../media/media.dto.js';
import type { AuthorDto } from './user.dto.js';

/**
 * Joins the author of each row, with avatar, and selects exactly what an `AuthorDto` shows.
 * @param column the column with the author's id, e.g. `post.authorId`
 */
export function joinAuthor<T extends ObjectLiteral>(query: SelectQueryBuilder<T>, column: string) {
  return selectAuthor(query.innerJoin(User, 'author', `author.id = ${column}`));
}

/** The same for queries that select from `users` itself, under the alias `author`. */
export function selectAuthor<T extends ObjectLiteral>(query: SelectQueryBuilder<T>): SelectQueryBuilder<T> {
  return query
    .leftJoin(Media, 'avatar', 'avatar.avatarOfId = author.id')
    .addSelect('author.id', 'author_id')
    .addSelect('author.username', 'author_username')
    .addSelect('author.name', 'author_name')
    .addSelect('avatar.storageKey', 'avatar_key')
    .addSelect('avatar.variants', 'avatar_variants');
}

/** Reads what `selectAuthor` selected. */
export function readAuthor(row: RawRow): AuthorDto {
  return {
    id: String(row.author_id),
    username: String(row.author_username),
    name: String(row.author_name),
    avatar:
      typeof row.avatar_key === 'string'
        ? toAvatarDto(row.avatar_key, JSON.parse(String(row.avatar_variants)) as StoredVariant[])
        : null,
  };
}
