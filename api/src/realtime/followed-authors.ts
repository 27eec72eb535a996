import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Database } from '../database/database.js';
import { Follow } from '../database/entities/follow.entity.js';
import { chunks } from '../database/rows.js';

/** Who of the people connected follows an author. */
@Injectable()
export class FollowedAuthors {
  constructor(private readonly database: Database) {}

  /** Costs as many index look-ups as there are candidates, however many followers the author has. */
  async followersAmong(authorId: number, candidates: readonly number[]): Promise<number[]> {
    const followers: number[] = [];
    for (const some of chunks(candidates)) {
      const rows = await this.database.manager
        .getRepository(Follow)
        .find({ select: { followerId: true }, where: { followeeId: authorId, followerId: In(some) } });
      followers.push(...rows.map(({ followerId }) => followerId));
    }
    return followers;
  }
}
