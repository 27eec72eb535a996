import { Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { MomentColumn, ReferenceColumn } from './columns.js';
import { Session } from './session.entity.js';

/** A refresh token that was handed out. Replaced ones are kept, so that a replay is recognised. */
@Entity('refresh_tokens', { withoutRowid: true })
@Index('refresh_tokens_session', ['sessionId', 'createdAt'])
export class RefreshToken {
  /** SHA-256 of the token, in hex: whoever reads the table can log in as nobody. */
  @PrimaryColumn({ name: 'token_hash', type: 'varchar', length: 64 })
  tokenHash!: string;

  @ReferenceColumn('session_id')
  sessionId!: number;

  @ManyToOne(() => Session, { onDelete: 'CASCADE', onUpdate: 'NO ACTION' })
  @JoinColumn({ name: 'session_id', foreignKeyConstraintName: 'refresh_tokens_session_fk' })
  session?: Relation<Session>;

  @MomentColumn('created_at')
  createdAt!: Date;

  /** When it was exchanged for the next one; null while it is good. */
  @MomentColumn('replaced_at', { nullable: true })
  replacedAt!: Date | null;
}
