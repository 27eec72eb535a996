import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { IdColumn, MomentColumn, ReferenceColumn } from './columns.js';
import { User } from './user.entity.js';

/** One log-in on one device: the family of all refresh tokens that were rotated out of one another. */
@Entity('sessions')
@Index('sessions_user', ['userId'])
export class Session {
  @IdColumn()
  id!: number;

  @ReferenceColumn('user_id')
  userId!: number;

  @ManyToOne(() => User, { onDelete: 'CASCADE', onUpdate: 'NO ACTION' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'sessions_user_fk' })
  user?: Relation<User>;

  @MomentColumn('created_at')
  createdAt!: Date;

  /** Browser and system in words; empty for those of before they were noted. */
  @Column({ type: 'varchar', length: 60, default: '' })
  device!: string;

  /** The network that it was last used from, in CIDR notation. */
  @Column({ name: 'address_range', type: 'varchar', length: 50, default: '' })
  addressRange!: string;

  /** When it was last refreshed: to the quarter of an hour that an access token lives. */
  @MomentColumn('last_used_at', { nullable: true })
  lastUsedAt!: Date | null;

  /** When they last proved here who they are. */
  @MomentColumn('authenticated_at', { nullable: true })
  authenticatedAt!: Date | null;

  /** Moves on with every refresh, but not past the session's absolute end. */
  @MomentColumn('expires_at')
  expiresAt!: Date;
}
