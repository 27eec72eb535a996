import { Injectable } from '@nestjs/common';
import type { Letter } from './letter.js';

/** Writes a letter from what was said when it was ordered; null when it is no longer wanted. */
export type WriteLetter<D> = (data: D) => Promise<Letter | null>;

/** Who writes letters of which kind. */
@Injectable()
export class LetterWriters {
  private readonly writers = new Map<string, WriteLetter<never>>();

  get kinds(): string[] {
    return [...this.writers.keys()];
  }

  add(kind: string, write: WriteLetter<never>): void {
    if (this.writers.has(kind)) throw new Error(`There are two who write letters of the kind ${kind}.`);
    this.writers.set(kind, write);
  }

  /** @param data JSON */
  async write(kind: string, data: string): Promise<Letter | null> {
    const write = this.writers.get(kind);
    if (!write) throw new Error(`Nobody writes letters of the kind ${kind}.`);
    return write(JSON.parse(data) as never);
  }
}
