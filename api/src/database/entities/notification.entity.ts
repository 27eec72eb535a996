import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { IdColumn, MomentColumn, ReferenceColumn } from './columns.js';
import { Comment } from './comment.entity.js';
import { Post } from './post.entity.js';
import { User } from './user.entity.js';

/** What can be told about. */
export const NOTIFICATION_KINDS = ['like', 'comment', 'reply', 'mention', 'follow'] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

/**
 * `actor` did something that concerns `recipient`. It goes with what caused it: with its post, its comment and its actor by
 * foreign keys, with a like or a follow in the same transaction.
 */
@Entity('notifications')
@Index('notifications_cause', ['recipientId', 'actorId', 'cause'], { unique: true })
@Index('notifications_recipient', ['recipientId', 'id'])
@Index('notifications_actor', ['actorId'])
@Index('notifications_post', ['postId'])
@Index('notifications_comment', ['commentId'])
export class Notification {
  @IdColumn()
  id!: number;

  @ReferenceColumn('recipient_id')
  recipientId!: number;

  @ManyToOne(() => User, { onDelete: 'CASCADE', onUpdate: 'NO ACTION' })
  @JoinColumn({ name: 'recipient_id', foreignKeyConstraintName: 'notifications_recipient_fk' })
  recipient?: Relation<User>;

  @ReferenceColumn('actor_id')
  actorId!: number;

  @ManyToOne(() => User, { onDelete: 'CASCADE', onUpdate: 'NO ACTION' })
  @JoinColumn({ name: 'actor_id', foreignKeyConstraintName: 'notifications_actor_fk' })
  actor?: Relation<User>;

  @Column({ type: 'varchar', length: 10 })
  kind!: NotificationKind;

  /** What caused it, e.g. `like:p17`: one recipient hears of each cause once, however often it is repeated. */
  @Column({ type: 'varchar', length: 40 })
  cause!: string;

  @ReferenceColumn('post_id', { nullable: true })
  postId!: number | null;

  @ManyToOne(() => Post, { onDelete: 'CASCADE', onUpdate: 'NO ACTION' })
  @JoinColumn({ name: 'post_id', foreignKeyConstraintName: 'notifications_post_fk' })
  post?: Relation<Post> | null;

  @ReferenceColumn('comment_id', { nullable: true })
  commentId!: number | null;

  @ManyToOne(() => Comment, { onDelete: 'CASCADE', onUpdate: 'NO ACTION' })
  @JoinColumn({ name: 'comment_id', foreignKeyConstraintName: 'notifications_comment_fk' })
  comment?: Relation<Comment> | null;

  @MomentColumn('created_at')
  createdAt!: Date;
}
