import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Database } from '../database/database.js';
import { IdempotencyKeyReused } from './idempotency.errors.js';
import { IdempotencyRepository } from './idempotency.repository.js';

const HOUR_MS = 3_600_000;
const KEPT_MS = 24 * HOUR_MS;

/** A request that may be sent again. */
export interface RepeatableRequest {
  readonly userId: number;
  /** Keys of different operations have nothing to do with each other. */
  readonly operation: string;
  /** The client's `Idempotency-Key`. */
  readonly key: string;
  /** What was asked: the same key must not be used for something else. */
  readonly asked: readonly unknown[];
}

/**
 * Answers a repeated request as the first one was answered (draft-ietf-httpapi-idempotency-key-header). The answer is written
 * in the transaction of what it tells about, so that there is never one without the other, whatever crashes in between.
 * Refusals are not kept: what failed may be tried again with the same key.
 */
@Injectable()
export class IdempotencyService {
  constructor(
    private readonly keys: IdempotencyRepository,
    private readonly database: Database,
  ) {}

  /** The answer that the request has had, if it was sent before. @throws IdempotencyKeyReused 422 */
  async answerTo<T extends object>(request: RepeatableRequest | null): Promise<T | null> {
    if (!request) return null;
    const earlier = await this.keys.find(request.userId, keyHash(request));
    if (!earlier || earlier.createdAt.getTime() < Date.now() - KEPT_MS) return null;
    if (earlier.requestHash !== hash(request.asked)) throw new IdempotencyKeyReused();
    return JSON.parse(earlier.answer) as T;
  }

  /**
   * Runs `work` in a transaction, unless the request was answered before or meanwhile. @returns the one answer
   * @throws IdempotencyKeyReused 422
   */
  async once<T extends object>(request: RepeatableRequest | null, work: () => Promise<T>): Promise<T> {
    if (!request) return this.database.transaction(work);
    const made = await this.database.transaction(async () => {
      const { userId } = request;
      const claim = { userId, keyHash: keyHash(request), requestHash: hash(request.asked) };
      if (!(await this.keys.claim({ ...claim, createdAt: new Date() }))) return null;
      const answer = await work();
      await this.keys.remember(userId, claim.keyHash, JSON.stringify(answer));
      return answer;
    });
    const answer = made ?? (await this.answerTo<T>(request));
    if (answer) return answer;
    await this.forget(); // the key is there, but from long ago
    return this.once(request, work);
  }

  /** Forgets answers that nobody asks for any more. */
  @Interval(HOUR_MS)
  async forget(): Promise<void> {
    await this.keys.deleteBefore(new Date(Date.now() - KEPT_MS));
  }
}

const keyHash = ({ operation, key }: RepeatableRequest) => hash([operation, key]);

const hash = (parts: readonly unknown[]) =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
