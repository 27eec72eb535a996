import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { MomentColumn, ReferenceColumn } from './columns.js';
import { User } from './user.entity.js';

/** What the link in a letter is for. */
export type LetterPurpose = 'confirm_email' | 'reset_password';

/** The right to do something once, which came by letter. It is gone when it was used. */
@Entity('letter_tokens', { withoutRowid: true })
@Index('letter_tokens_user', ['userId', 'purpose'])
export class LetterToken {
  /** SHA-256 of the token's own id, base64url: whoever reads the table can do nothing with it. */
  @PrimaryColumn({ name: 'token_hash', type: 'varchar', length: 43 })
  tokenHash!: string;

  @ReferenceColumn('user_id')
  userId!: number;

  @ManyToOne(() => User, { onDelete: 'CASCADE', onUpdate: 'NO ACTION' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'letter_tokens_user_fk' })
  user?: Relation<User>;

  @Column({ type: 'varchar', length: 20 })
  purpose!: LetterPurpose;

  /** The address that it was sent to. */
  @Column({ type: 'varchar', length: 254 })
  email!: string;

  @MomentColumn('expires_at')
  expiresAt!: Date;
}
