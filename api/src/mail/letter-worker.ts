import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { Interval, Timeout } from '@nestjs/schedule';
import { Config } from '../config/config.js';
import type { OutgoingLetter } from '../database/entities/outgoing-letter.entity.js';
import { LetterWriters } from './letter-writers.js';
import { LettersRepository } from './letters.repository.js';
import { MailTransport } from './mail-transport.js';
import { isRefusal, nameOf } from './smtp-failure.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** How long to wait before trying again; the last of them again and again. */
const RETRY_MS = [MINUTE_MS / 2, 2 * MINUTE_MS, 10 * MINUTE_MS, 30 * MINUTE_MS, HOUR_MS];
/** Not all at once after the server was away: up to this much more. */
const JITTER = 0.1;
/** What could not be sent for as long is given up. */
const MAX_AGE_MS = 72 * HOUR_MS;
/** Whoever takes a letter up and is not heard of for as long is dead. Longer than a letter takes. */
const LEASE_MS = 5 * MINUTE_MS;
const AT_ONCE = 4;
const BATCH = 50;
/** How often it is looked for what is to be tried again, and for what others have left. */
const LOOK_MS = 15_000;
const SHUTDOWN_MS = 3_000;

/**
 * Sends ordered letters. Several processes may do it: each letter is taken up by one, and when that one dies, by another later on. The same
 * letter goes out twice only when its end cannot be noted, by a process or a connection that dies right then; it has the same `Message-ID`.
 */
@Injectable()
export class LetterWorker implements BeforeApplicationShutdown {
  private readonly logger = new Logger(LetterWorker.name);
  /** Away from the request, and from any transaction, that wakes it: the next letters have nothing to do with those. */
  private readonly outside = AsyncLocalStorage.snapshot();
  private readonly underWay = new Set<Promise<void>>();
  /** Those that are done with, of which the database does not know it. */
  private readonly unnoted = new Set<number>();
  private taking: Promise<void> | undefined;
  private again = false;
  private away = false;
  private closed: boolean;

  constructor(
    { mail }: Config,
    private readonly letters: LettersRepository,
    private readonly writers: LetterWriters,
    private readonly transport: MailTransport,
  ) {
    this.closed = mail.kind === 'none';
  }

  /** What a crash has left does not wait. */
  @Timeout(0)
  start(): void {
    this.wake();
  }

  /** Looks for what is to be sent; returns at once. */
  @Interval(LOOK_MS)
  wake(): void {
    void this.work();
  }

  /** Works off what is due, and waits until that is done. */
  async work(): Promise<void> {
    this.again = true;
    this.taking ??= this.outside(() => this.takeUp());
    await this.end();
  }

  /** Takes nothing new; what is under way has three seconds, and is tried again after the next start. */
  async beforeApplicationShutdown(): Promise<void> {
    this.closed = true;
    await Promise.race([this.end(), delay(SHUTDOWN_MS, undefined, { ref: false })]);
    this.transport.close();
    await this.end();
  }

  private async end(): Promise<void> {
    await this.taking;
    await Promise.all(this.underWay);
  }

  private async takeUp(): Promise<void> {
    try {
      while (this.again && !this.closed) {
        this.again = false;
        await this.noteEnds();
        await this.takeDue();
        this.away = false;
      }
    } catch (error) {
      if (!this.away) this.logger.warn(`Letters wait, the database does not answer: ${nameOf(error)}.`);
      this.away = true;
    } finally {
      this.taking = undefined;
    }
  }

  private async noteEnds(): Promise<void> {
    for (const id of this.unnoted) {
      await this.letters.delete(id);
      this.unnoted.delete(id);
    }
  }

  private async takeDue(): Promise<void> {
    const { kinds } = this.writers;
    if (kinds.length === 0) return;
    const due = await this.letters.due(kinds, new Date(Date.now() - MAX_AGE_MS), BATCH);
    for (const letter of due) {
      while (this.underWay.size >= AT_ONCE) await Promise.race(this.underWay);
      if (this.closed) return;
      const until = new Date(Date.now() + LEASE_MS);
      if (!(await this.letters.claim(letter, until))) continue;
      this.begin({ ...letter, nextTryAt: until, tries: letter.tries + 1 });
    }
    if (due.length === BATCH) this.again = true;
  }

  private begin(letter: OutgoingLetter): void {
    const work = this.deliver(letter)
      .catch((error: unknown) => {
        // it is due again when the lease ends
        this.logger.warn(
          `Of a letter (${letter.kind}) it could not be noted what became of it: ${nameOf(error)}.`,
        );
      })
      .finally(() => this.underWay.delete(work));
    this.underWay.add(work);
  }

  private async deliver(letter: OutgoingLetter): Promise<void> {
    try {
      const written = await this.writers.write(letter.kind, letter.data);
      if (written)
        await this.transport.send(
          written,
          `letter-${String(letter.id)}.${String(letter.createdAt.getTime())}`,
        );
    } catch (error) {
      await this.fail(letter, error);
      return;
    }
    await this.drop(letter);
  }

  private async fail(letter: OutgoingLetter, error: unknown): Promise<void> {
    const what = `A letter (${letter.kind}) was not sent at try ${String(letter.tries)}: ${nameOf(error)}.`;
    const nextTryAt = new Date(Date.now() + pauseAfter(letter.tries));
    const refused = isRefusal(error);
    if (!refused && nextTryAt.getTime() < letter.createdAt.getTime() + MAX_AGE_MS) {
      this.logger.warn(what);
      await this.letters.postpone(letter.id, letter.nextTryAt, nextTryAt);
      return;
    }
    this.logger.warn(`${what} It is given up: it ${refused ? 'was refused' : 'is too old'}.`);
    await this.drop(letter);
  }

  private async drop({ id }: OutgoingLetter): Promise<void> {
    this.unnoted.add(id);
    await this.letters.delete(id);
    this.unnoted.delete(id);
  }
}

/** @param tries how often it was tried */
function pauseAfter(tries: number): number {
  const ms = RETRY_MS[Math.min(tries, RETRY_MS.length) - 1] ?? HOUR_MS;
  return ms * (1 + Math.random() * JITTER);
}
