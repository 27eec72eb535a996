import type { RawRow } from '../database/rows.js';
import { AVATAR_COLUMNS, avatarOf } from '../media/avatar.query.js';
import type { PhotoViews } from '../media/photo-views.js';
import type { AuthorDto } from './user.dto.js';

/** Joins who wrote each row, as `author`. @param column the column with their id: `p.author_id` */
export const authorOf = (column: string): string => `JOIN users author ON author.id = ${column}`;

/** Joins the profile picture of `author`, if there is one. */
export const AVATAR_OF_AUTHOR = avatarOf('author.id');

/** What `readAuthor` reads, of rows with `author` and `AVATAR_OF_AUTHOR`. */
export const AUTHOR_COLUMNS = `author.id AS author_id, author.username AS author_username, author.name AS author_name,
  ${AVATAR_COLUMNS}`;

/** Reads `AUTHOR_COLUMNS`: exactly what an `AuthorDto` shows. */
export function readAuthor(row: RawRow, photos: PhotoViews): AuthorDto {
  return {
    id: String(row.author_id),
    username: String(row.author_username),
    name: String(row.author_name),
    avatar: photos.avatar(row),
  };
}

/** SQL for the version of what is shown of somebody. @param person expression for the person's id */
export const authorVersionOf = (person: string): string =>
  `(SELECT versioned.version FROM users versioned WHERE versioned.id = ${person})`;

/** SQL for the number of somebody's followers, to be ordered by. @param person expression for the person's id */
export const followerCountOf = (person: string): string =>
  `(SELECT counted.follower_count FROM users counted WHERE counted.id = ${person})`;
