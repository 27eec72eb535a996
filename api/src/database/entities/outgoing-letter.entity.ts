import { Column, Entity, Index } from 'typeorm';
import { IdColumn, MomentColumn } from './columns.js';

/**
 * A letter that is still to be written and sent. It goes when that is done, or when it is given up. What it will say is not here: whoever
 * reads the table finds no link that could be used.
 */
@Entity('outgoing_letters')
@Index('outgoing_letters_due', ['nextTryAt'])
export class OutgoingLetter {
  @IdColumn()
  id!: number;

  /** Says who writes it. */
  @Column({ type: 'varchar', length: 40 })
  kind!: string;

  /** JSON: what its writer needs to know. */
  @Column({ type: 'text' })
  data!: string;

  /** How often it was taken up to be sent. */
  @Column({ type: 'int', default: 0 })
  tries!: number;

  /** When it may be taken up; while somebody sends it, when that one is taken for dead. */
  @MomentColumn('next_try_at')
  nextTryAt!: Date;

  @MomentColumn('created_at')
  createdAt!: Date;
}
