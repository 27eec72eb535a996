import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { Database } from '../database/database.js';
import { IdempotencyKey } from '../database/entities/idempotency-key.entity.js';

/** The table of remembered answers. */
@Injectable()
export class IdempotencyRepository {
  constructor(private readonly database: Database) {}

  async find(userId: number, keyHash: string): Promise<IdempotencyKey | null> {
    return this.keys.findOneBy({ userId, keyHash });
  }

  /** Inside a transaction. @returns false when the key is taken; others with the same key wait until the end of this one */
  async claim(key: Omit<IdempotencyKey, 'user' | 'answer'>): Promise<boolean> {
    return this.database.insertOrIgnore(IdempotencyKey, { ...key, answer: '' });
  }

  async remember(userId: number, keyHash: string, answer: string): Promise<void> {
    await this.keys.update({ userId, keyHash }, { answer });
  }

  async deleteBefore(moment: Date): Promise<void> {
    await this.keys.delete({ createdAt: LessThan(moment) });
  }

  private get keys() {
    return this.database.manager.getRepository(IdempotencyKey);
  }
}
