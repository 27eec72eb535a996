import { Injectable } from '@nestjs/common';
import { In, LessThan, LessThanOrEqual } from 'typeorm';
import { Database } from '../database/database.js';
import { OutgoingLetter } from '../database/entities/outgoing-letter.entity.js';

/** The table of letters that are still to be sent. */
@Injectable()
export class LettersRepository {
  constructor(private readonly database: Database) {}

  async insert(kind: string, data: string): Promise<void> {
    await this.database.insert(OutgoingLetter, { kind, data, nextTryAt: new Date() });
  }

  /**
   * What may be taken up now, longest due first.
   * @param kinds that this process can write
   * @param tooOld of what is older, every kind is meant: it is given up
   */
  async due(kinds: readonly string[], tooOld: Date, limit: number): Promise<OutgoingLetter[]> {
    const nextTryAt = LessThanOrEqual(new Date());
    return this.letters.find({
      where: [
        { nextTryAt, kind: In(kinds) },
        { nextTryAt, createdAt: LessThan(tooOld) },
      ],
      order: { nextTryAt: 'ASC', id: 'ASC' },
      take: limit,
    });
  }

  /**
   * Takes a letter up, unless somebody else has done so since it was read.
   * @param until when it is due again, should this process die
   */
  async claim({ id, nextTryAt }: OutgoingLetter, until: Date): Promise<boolean> {
    const changes = { nextTryAt: until, tries: () => 'tries + 1' };
    return (await this.letters.update({ id, nextTryAt }, changes)).affected === 1;
  }

  /** Lets a letter wait that was claimed until `claimed`; nothing happens when somebody else has it by now. */
  async postpone(id: number, claimed: Date, nextTryAt: Date): Promise<void> {
    await this.letters.update({ id, nextTryAt: claimed }, { nextTryAt });
  }

  async delete(id: number): Promise<void> {
    await this.letters.delete({ id });
  }

  private get letters() {
    return this.database.manager.getRepository(OutgoingLetter);
  }
}
