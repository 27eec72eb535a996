import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { IdColumn, MomentColumn, ReferenceColumn } from './columns.js';
import { Session } from './session.entity.js';
import { User } from './user.entity.js';

/**
 * A browser that shows `user` what happens, even while the app is closed (Push API). It goes with the session in which it
 * was turned on, and with the account.
 */
@Entity('push_subscriptions')
@Index('push_subscriptions_endpoint', ['endpointHash'], { unique: true })
@Index('push_subscriptions_user', ['userId'])
@Index('push_subscriptions_session', ['sessionId'])
export class PushSubscription {
  @IdColumn()
  id!: number;

  @ReferenceColumn('user_id')
  userId!: number;

  @ManyToOne(() => User, { onDelete: 'CASCADE', onUpdate: 'NO ACTION' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'push_subscriptions_user_fk' })
  user?: Relation<User>;

  @ReferenceColumn('session_id')
  sessionId!: number;

  @ManyToOne(() => Session, { onDelete: 'CASCADE', onUpdate: 'NO ACTION' })
  @JoinColumn({ name: 'session_id', foreignKeyConstraintName: 'push_subscriptions_session_fk' })
  session?: Relation<Session>;

  /** SHA-256 of the endpoint, base64url: endpoints are too long for an index. */
  @Column({ name: 'endpoint_hash', type: 'varchar', length: 43 })
  endpointHash!: string;

  /** The push service's address of this browser (RFC 8030). Whoever knows it can send to it. */
  @Column({ type: 'varchar', length: 2000 })
  endpoint!: string;

  /** The browser's public key, a point on P-256 in base64url (RFC 8291). */
  @Column({ type: 'varchar', length: 87 })
  p256dh!: string;

  /** The secret that the browser shares with this server, base64url (RFC 8291). */
  @Column({ type: 'varchar', length: 22 })
  auth!: string;

  /** Which browser it is, in words. */
  @Column({ type: 'varchar', length: 60 })
  label!: string;

  @MomentColumn('created_at')
  createdAt!: Date;

  /** When a push service last took a message for it. */
  @MomentColumn('last_success_at', { nullable: true })
  lastSuccessAt!: Date | null;
}
