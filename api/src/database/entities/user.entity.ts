import { Column, Entity, Index } from 'typeorm';
import {
  CounterColumn,
  IdColumn,
  MomentColumn,
  StateColumn,
  VersionColumn,
  type VisibilityState,
} from './columns.js';

/** An account. */
@Entity('users')
@Index('users_username', ['username'], { unique: true })
@Index('users_email', ['email'], { unique: true })
@Index('users_follower_count', ['followerCount', 'id'])
export class User {
  @IdColumn()
  id!: number;

  /** 3 to 30 of a-z, 0-9, `_` and `.`, always lower-case. */
  @Column({ type: 'varchar', length: 30 })
  username!: string;

  /** Always lower-case; shown to nobody but its owner. */
  @Column({ type: 'varchar', length: 254 })
  email!: string;

  /** bcrypt, `$2b$`. */
  @Column({ name: 'password_hash', type: 'varchar', length: 72 })
  passwordHash!: string;

  @Column({ type: 'varchar', length: 50 })
  name!: string;

  @Column({ type: 'varchar', length: 500 })
  bio!: string;

  @StateColumn()
  state!: VisibilityState;

  /** Of what stands beside what they write: name and avatar. */
  @VersionColumn()
  version!: number;

  /** Of their posts, those that are not hidden. Hidden people and posts count nowhere. */
  @CounterColumn('post_count')
  postCount!: number;

  @CounterColumn('follower_count')
  followerCount!: number;

  @CounterColumn('following_count')
  followingCount!: number;

  /** Bytes of all files of all their photos. */
  @Column({ name: 'storage_bytes', type: 'bigint', default: 0 })
  storageBytes!: number;

  /** The newest notification that they have seen. */
  @Column({ name: 'read_notification_id', type: 'bigint', default: 0 })
  readNotificationId!: number;

  @MomentColumn('created_at')
  createdAt!: Date;
}
