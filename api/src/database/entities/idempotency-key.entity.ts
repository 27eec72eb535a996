import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { MomentColumn } from './columns.js';
import { User } from './user.entity.js';

/** The answer to a request that somebody may send again. It is kept for a day. */
@Entity('idempotency_keys', { withoutRowid: true })
@Index('idempotency_keys_created', ['createdAt'])
export class IdempotencyKey {
  @PrimaryColumn({ name: 'user_id', type: 'bigint' })
  userId!: number;

  @ManyToOne(() => User, { onDelete: 'CASCADE', onUpdate: 'NO ACTION' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'idempotency_keys_user_fk' })
  user?: Relation<User>;

  /** SHA-256 of the operation and the client's key, base64url. */
  @PrimaryColumn({ name: 'key_hash', type: 'varchar', length: 43 })
  keyHash!: string;

  /** SHA-256 of what was asked, base64url: the same key must not be used for something else. */
  @Column({ name: 'request_hash', type: 'varchar', length: 43 })
  requestHash!: string;

  /** JSON. */
  @Column({ type: 'text' })
  answer!: string;

  @MomentColumn('created_at')
  createdAt!: Date;
}
