import { Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { MomentColumn } from './columns.js';
import { Post } from './post.entity.js';
import { User } from './user.entity.js';

/** `user` likes `post`. */
@Entity('likes', { withoutRowid: true })
@Index('likes_user', ['userId', 'postId'])
export class Like {
  @PrimaryColumn({ name: 'post_id', type: 'bigint' })
  postId!: number;

  @PrimaryColumn({ name: 'user_id', type: 'bigint' })
  userId!: number;

  @ManyToOne(() => Post, { onDelete: 'CASCADE', onUpdate: 'NO ACTION' })
  @JoinColumn({ name: 'post_id', foreignKeyConstraintName: 'likes_post_fk' })
  post?: Relation<Post>;

  @ManyToOne(() => User, { onDelete: 'NO ACTION', onUpdate: 'NO ACTION' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'likes_user_fk' })
  user?: Relation<User>;

  @MomentColumn('created_at')
  createdAt!: Date;
}
