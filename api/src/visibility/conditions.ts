import type { Dialect } from '../database/dialect.js';

/*
 * The one rule for who sees what, as conditions in the SQL that SQLite, MySQL and MariaDB have in common. `viewer` is an expression
 * for the id of who looks: a parameter (0 for people without an account) or a column. Sub-selects count instead of EXISTS,
 * and compare instead of IN: MariaDB would read whole tables into memory for those, and FOR UPDATE would lock what they read.
 */

/**
 * Whether somebody is there for others: seen, counted, and able to like, comment, mention and follow.
 * @param person expression for a person's id
 */
export const personIsShown = (person: string): string =>
  `(SELECT shown.state FROM users shown WHERE shown.id = ${person}) = 'visible'`;

/**
 * The same, for a statement that changes something by it: it looks at what is committed and holds it until the transaction ends. Without
 * that a statement which waited for a row would go by what was so when it began.
 */
export const personStaysShown = (person: string, { forShare }: Dialect): string =>
  `(SELECT shown.state FROM users shown WHERE shown.id = ${person} ${forShare}) = 'visible'`;

/**
 * The same as `seesPerson`, where the row of the person is at hand.
 * @param person alias of the table of users
 */
export const seesPersonOfRow = (person: string, viewer: string): string =>
  isShownTo(person, `${person}.id`, viewer);

/** Whether the viewer sees a person: everybody sees themselves. */
export const seesPerson = (person: string, viewer: string): string =>
  `(${person} = ${viewer} OR ${personIsShown(person)})`;

/**
 * What is left to be asked of a post where its author is known to be seen.
 * @param post alias of the table
 */
export const seesPostOfSeenAuthor = (post: string, viewer: string): string =>
  isShownTo(post, `${post}.author_id`, viewer);

/** Whether the viewer sees a post: their own always. */
export const seesPost = (post: string, viewer: string): string =>
  `(${seesPostOfSeenAuthor(post, viewer)} AND ${seesPerson(`${post}.author_id`, viewer)})`;

/**
 * The same, where the row of the author is at hand.
 * @param author alias of the table of users
 */
export const seesPostByRows = (post: string, author: string, viewer: string): string =>
  `(${seesPostOfSeenAuthor(post, viewer)} AND ${seesPersonOfRow(author, viewer)})`;

/** Whether the viewer sees a comment, the post under which it stands included. */
export const seesComment = (comment: string, viewer: string): string =>
  `(${seesPerson(`${comment}.author_id`, viewer)} AND ${seesPostWithId(`${comment}.post_id`, viewer)})`;

/** Whether recipients see a notification: who did it, and where. */
export const seesNotification = (notification: string): string => {
  const [recipient, post] = [`${notification}.recipient_id`, `${notification}.post_id`];
  return `(${seesPerson(`${notification}.actor_id`, recipient)} AND (${post} IS NULL OR ${seesPostWithId(post, recipient)}))`;
};

/** Whether the viewer may load the files of a photo: its uploader always. */
export const seesPhoto = (media: string, viewer: string): string => {
  const [uploader, post] = [`${media}.uploader_id`, `${media}.post_id`];
  return `(${seesPerson(uploader, viewer)} AND (${post} IS NULL OR ${seesPostWithId(post, viewer)}))`;
};

/**
 * A row with a state is seen by everybody or by its owner. As CASE: of an OR beside the authors of a page MariaDB makes ranges of an
 * index, a sixth of what the statement costs.
 */
const isShownTo = (row: string, owner: string, viewer: string): string =>
  `CASE WHEN ${owner} = ${viewer} THEN 1 ELSE ${row}.state = 'visible' END`;

const seesPostWithId = (id: string, viewer: string): string =>
  `(SELECT COUNT(*) FROM posts seen WHERE seen.id = ${id} AND ${seesPost('seen', viewer)}) = 1`;
