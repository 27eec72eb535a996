import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { User } from '../database/entities/user.entity.js';
import type { RawRow } from '../database/rows.js';
import { joinAvatar } from '../media/avatar.query.js';
import type { PhotoViews } from '../media/photo-views.js';
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
  query
    .addSelect('author.id', 'author_id')
    .addSelect('author.username', 'author_username')
    .addSelect('author.name', 'author_name');
  return joinAvatar(query, 'author.id');
}

/** Reads what `selectAuthor` selected. */
export function readAuthor(row: RawRow, photos: PhotoViews): AuthorDto {
  return {
    id: String(row.author_id),
    username: String(row.author_username),
    name: String(row.author_name),
    avatar: photos.avatar(row),
  };
}

/** SQL for the number of somebody's followers, to be ordered by. @param person expression for the person's id */
export const followerCountOf = (person: string): string =>
  `(SELECT counted.follower_count FROM users counted WHERE counted.id = ${person})`;
