import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { CounterColumn, MomentColumn, ReferenceColumn } from './columns.js';
import { User } from './user.entity.js';

/** What somebody is in the middle of. */
export type ChallengePurpose = 'second_factor' | 'passkey_login' | 'passkey_add' | 'passkey_confirm';

/** Something that somebody has begun, to be finished once and soon. */
@Entity('auth_challenges', { withoutRowid: true })
@Index('auth_challenges_expires', ['expiresAt'])
@Index('auth_challenges_user', ['userId'])
export class AuthChallenge {
  /** SHA-256 of its ticket, base64url. */
  @PrimaryColumn({ name: 'ticket_hash', type: 'varchar', length: 43 })
  ticketHash!: string;

  /** Null while it is not known who it is. */
  @ReferenceColumn('user_id', { nullable: true })
  userId!: number | null;

  @ManyToOne(() => User, { onDelete: 'CASCADE', onUpdate: 'NO ACTION' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'auth_challenges_user_fk' })
  user?: Relation<User>;

  @Column({ type: 'varchar', length: 20 })
  purpose!: ChallengePurpose;

  /** What an authenticator is to sign, base64url; empty where there is nothing to sign. */
  @Column({ type: 'varchar', length: 100 })
  challenge!: string;

  /** How often it was tried to finish it. */
  @CounterColumn('tries')
  tries!: number;

  @MomentColumn('expires_at')
  expiresAt!: Date;
}
