import { Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import type { NotificationKind } from './notification.entity.js';
import { User } from './user.entity.js';

/** `user` does not want to hear of this kind. */
@Entity('notification_mutes', { withoutRowid: true })
export class NotificationMute {
  @PrimaryColumn({ name: 'user_id', type: 'bigint' })
  userId!: number;

  @ManyToOne(() => User, { onDelete: 'CASCADE', onUpdate: 'NO ACTION' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'notification_mutes_user_fk' })
  user?: Relation<User>;

  @PrimaryColumn({ type: 'varchar', length: 10 })
  kind!: NotificationKind;
}
