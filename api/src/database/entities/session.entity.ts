import { Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
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

  /** Moves on with every refresh. */
  @MomentColumn('expires_at')
  expiresAt!: Date;
}
