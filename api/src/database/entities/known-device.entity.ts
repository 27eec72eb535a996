import { Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { MomentColumn } from './columns.js';
import { User } from './user.entity.js';

/** A browser in which somebody has logged in before. It outlives its sessions. */
@Entity('known_devices', { withoutRowid: true })
export class KnownDevice {
  @PrimaryColumn({ name: 'user_id', type: 'bigint' })
  userId!: number;

  @ManyToOne(() => User, { onDelete: 'CASCADE', onUpdate: 'NO ACTION' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'known_devices_user_fk' })
  user?: Relation<User>;

  /** SHA-256 of what its cookie holds, base64url. */
  @PrimaryColumn({ name: 'device_hash', type: 'varchar', length: 43 })
  deviceHash!: string;

  @MomentColumn('last_used_at')
  lastUsedAt!: Date;
}
