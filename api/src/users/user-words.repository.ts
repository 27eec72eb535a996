import { Injectable } from '@nestjs/common';
import { prefixRange, wordsOf } from '../common/words.js';
import { Database } from '../database/database.js';
import { User } from '../database/entities/user.entity.js';
import { UserWord } from '../database/entities/user-word.entity.js';
import { idsOf } from '../database/rows.js';
import { seesPerson } from '../visibility/conditions.js';
import { followeesOf } from '../visibility/relations.js';

/** Of how many people the words are looked at, among those whom the most people follow and whom the viewer follows. */
const PEOPLE = 300;
/** How many of the matches among the viewer's followees are ranked. */
const FOLLOWEES = 100;
/** How many matches are taken in the order of the alphabet. */
const MATCHES = 200;
/** How many rows are read for them where several words must match. */
const ROWS = 400;

/** The words by which people are found. */
@Injectable()
export class UserWordsRepository {
  constructor(private readonly database: Database) {}

  /** Brings somebody's words up to date with their names. In a transaction. */
  async refresh(userId: number): Promise<void> {
    const { manager } = this.database;
    const { username, name } = await manager
      .getRepository(User)
      .findOneOrFail({ select: { id: true, username: true, name: true }, where: { id: userId } });
    const words = manager.getRepository(UserWord);
    await words.delete({ userId });
    await words.insert(wordsOf(`${username} ${name}`).map((word) => ({ word, userId })));
  }

  /**
   * Ids of people each of whose asked words begins a word of theirs: the one with exactly that username, then the viewer's
   * followees, then the others, each by the number of their followers.
   *
   * What is read is bounded, however many begin with "a": the 300 whom the most people follow, 300 of the viewer's
   * followees, and the first matches of the alphabet (200 rows; 400 of the longest word where several must match). So
   * whoever is popular or followed by the viewer is found by a first letter, and everybody by enough of their username; of
   * thousands who share both words of a name, the less known ones need that.
   * @param words as `wordsOf` gives them, at least one
   */
  async search(viewerId: number, words: readonly string[], limit: number): Promise<number[]> {
    const [longest = '', ...others] = words.toSorted((one, other) => other.length - one.length);
    const has = (id: string, asked: readonly string[]) =>
      // a count, because MariaDB would read all the words that match into a table of its own for EXISTS
      asked
        .map(
          () =>
            `(SELECT COUNT(*) FROM user_words w WHERE w.user_id = ${id} AND w.word >= ? AND w.word < ?) > 0`,
        )
        .join(' AND ');
    const seen = (id: string) => seesPerson(id, '?');
    const ranges = words.flatMap(prefixRange);
    const rows: { id: number }[] = await this.database.manager.query(
      `SELECT u.id AS id FROM (
         SELECT id, MIN(place) AS place FROM (
           SELECT id, 0 AS place FROM users WHERE username = ? AND ${seen('users.id')}
           UNION ALL SELECT id, 1 FROM (
             SELECT f.id FROM (
               ${followeesOf('?')} ORDER BY followee_id DESC LIMIT ${String(PEOPLE)}
             ) f WHERE ${has('f.id', words)} AND ${seen('f.id')} LIMIT ${String(FOLLOWEES)}
           ) followees
           UNION ALL SELECT id, 2 FROM (
             SELECT p.id FROM (
               SELECT id, follower_count FROM users ORDER BY follower_count DESC, id DESC LIMIT ${String(PEOPLE)}
             ) p WHERE ${has('p.id', words)} AND ${seen('p.id')} ORDER BY p.follower_count DESC LIMIT ?
           ) popular
           UNION ALL SELECT id, 2 FROM (
             SELECT m.id FROM (
               SELECT user_id AS id, word FROM user_words WHERE word >= ? AND word < ?
               ORDER BY word, user_id LIMIT ${String(others.length > 0 ? ROWS : MATCHES)}
             ) m WHERE ${[...(others.length > 0 ? [has('m.id', others)] : []), seen('m.id')].join(' AND ')}
             LIMIT ${String(MATCHES)}
           ) matches
         ) found GROUP BY id
       ) ranked JOIN users u ON u.id = ranked.id
       ORDER BY ranked.place, u.follower_count DESC, u.id LIMIT ?`,
      [
        ...[words.join(' '), viewerId],
        ...[viewerId, ...ranges, viewerId],
        ...[...ranges, viewerId, limit],
        ...[...prefixRange(longest), ...others.flatMap(prefixRange), viewerId],
        limit,
      ],
    );
    return idsOf(rows);
  }
}
