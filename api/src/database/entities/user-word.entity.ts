import { Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { User } from './user.entity.js';

/** A word by which somebody is found: their username, or a word of their name. */
@Entity('user_words', { withoutRowid: true })
@Index('user_words_user', ['userId'])
export class UserWord {
  /** Lower-case, without accents. */
  @PrimaryColumn({ type: 'varchar', length: 50 })
  word!: string;

  @PrimaryColumn({ name: 'user_id', type: 'bigint' })
  userId!: number;

  @ManyToOne(() => User, { onDelete: 'CASCADE', onUpdate: 'NO ACTION' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'user_words_user_fk' })
  user?: Relation<User>;
}
