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
@Index('users_email', ['email'])
@Index('users_login_email', ['loginEmail'], { unique: true })
@Index('users_follower_count', ['followerCount', 'id'])
export class User {
  @IdColumn()
  id!: number;

  /** 3 to 30 of a-z, 0-9, `_` and `.`, always lower-case. */
  @Column({ type: 'varchar', length: 30 })
  username!: string;

  /** As it was given, always lower-case; shown to nobody but its owner. Others may have given the same. */
  @Column({ type: 'varchar', length: 254 })
  email!: string;

  /** The same, once it counts: they log in with it, and letters go there. Null while it has to be confirmed. */
  @Column({ name: 'login_email', type: 'varchar', length: 254, nullable: true })
  loginEmail!: string | null;

  /** The address that they want to have instead, as soon as it is confirmed. */
  @Column({ name: 'new_email', type: 'varchar', length: 254, nullable: true })
  newEmail!: string | null;

  /** When they showed that they read what is sent there. */
  @MomentColumn('email_verified_at', { nullable: true })
  emailVerifiedAt!: Date | null;

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
