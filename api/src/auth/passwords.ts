import { availableParallelism } from 'node:os';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import bcrypt from 'bcrypt';
import { Turns } from '../common/turns.js';
import { Config } from '../config/config.js';
import { TooManyPasswords } from './auth.errors.js';
import { PASSWORD_BYTES } from './password-length.js';

/** libuv's threads do files and look-ups of names, too: two of them stay free for those, as does a core for everything else. */
const THREADS = Number(process.env.UV_THREADPOOL_SIZE ?? 4);
const AT_ONCE = Math.max(1, Math.min(availableParallelism() - 1, THREADS - 2));
/** Each takes a quarter of a second, and nobody waits for a log-in for longer than a few. */
const WAITING = 16 * AT_ONCE;

/**
 * Password hashes: bcrypt, off the event loop (OWASP Password Storage Cheat Sheet). Only a few at once, so that a crowd at the door
 * is not in the way of those inside. What is asked for beyond that is refused with `TooManyPasswords`.
 */
@Injectable()
export class Passwords implements OnModuleInit {
  private decoy!: string;
  private readonly turns = new Turns({ atOnce: AT_ONCE, waiting: WAITING });

  constructor(private readonly config: Config) {}

  async onModuleInit(): Promise<void> {
    this.decoy = await this.hash('nobody has this password');
  }

  async hash(password: string): Promise<string> {
    return this.inTurn(() => bcrypt.hash(password, this.config.passwordCost));
  }

  /**
   * Whether a password is right. Takes as long when there is no hash to compare with, so that time does not tell which
   * accounts exist.
   */
  async verify(password: string, hash: string | undefined): Promise<boolean> {
    const matches = await this.inTurn(() => bcrypt.compare(password, hash ?? this.decoy));
    return hash !== undefined && matches && Buffer.byteLength(password) <= PASSWORD_BYTES.max;
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    return this.turns.take(work, () => new TooManyPasswords());
  }
}
