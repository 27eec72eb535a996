import { Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { MomentColumn } from './columns.js';
import { User } from './user.entity.js';

/** `follower` follows `followee`. */
@Entity('follows', { withoutRowid: true })
@Index('follows_followee', ['followeeId', 'followerId'])
export class Follow {
  @PrimaryColumn({ name: 'follower_id', type: 'bigint' })
  followerId!: number;

  @PrimaryColumn({ name: 'followee_id', type: 'bigint' })
  followeeId!: number;

  @ManyToOne(() => User, { onDelete: 'NO ACTION', onUpdate: 'NO ACTION' })
  @JoinColumn({ name: 'follower_id', foreignKeyConstraintName: 'follows_follower_fk' })
  follower?: Relation<User>;

  @ManyToOne(() => User, { onDelete: 'NO ACTION', onUpdate: 'NO ACTION' })
  @JoinColumn({ name: 'followee_id', foreignKeyConstraintName: 'follows_followee_fk' })
  followee?: Relation<User>;

  @MomentColumn('created_at')
  createdAt!: Date;
}
