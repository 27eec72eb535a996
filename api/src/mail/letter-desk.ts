import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import { Database } from '../database/database.js';
import { LetterWorker } from './letter-worker.js';
import { LetterWriters, type WriteLetter } from './letter-writers.js';
import { LettersRepository } from './letters.repository.js';

/**
 * Where rooms order letters. A letter is written when it is sent and not when it is ordered: the database never holds a secret link, and
 * what is out of date by then is not sent.
 */
@Injectable()
export class LetterDesk {
  /** Whether letters reach people (SMTP), only the log, or nobody. */
  readonly reach: 'smtp' | 'log' | 'none';

  constructor(
    { mail }: Config,
    private readonly database: Database,
    private readonly letters: LettersRepository,
    private readonly writers: LetterWriters,
    private readonly worker: LetterWorker,
  ) {
    this.reach = mail.kind;
  }

  /** Says how letters of a kind are written, when a module starts. */
  register<D extends object>(kind: string, write: WriteLetter<D>): void {
    this.writers.add(kind, write);
  }

  /**
   * Orders a letter in the transaction of what causes it; it is written and sent soon after the commit.
   * @param data what its writer needs to know: ids rather than what can change, and no secrets
   */
  async order(kind: string, data: object): Promise<void> {
    if (this.reach === 'none') return;
    await this.letters.insert(kind, JSON.stringify(data));
    await this.database.afterCommit(() => {
      this.worker.wake();
      return Promise.resolve();
    });
  }
}
