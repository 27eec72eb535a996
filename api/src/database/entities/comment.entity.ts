import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { IdColumn, MomentColumn, ReferenceColumn } from './columns.js';
import { Post } from './post.entity.js';
import type { StoredTextEntity } from './text-entity.js';
import { User } from './user.entity.js';

/** What somebody wrote under a post. */
@Entity('comments')
@Index('comments_post', ['postId', 'id'])
@Index('comments_author', ['authorId', 'postId'])
export class Comment {
  @IdColumn()
  id!: number;

  @ReferenceColumn('post_id')
  postId!: number;

  @ManyToOne(() => Post, { onDelete: 'CASCADE', onUpdate: 'NO ACTION' })
  @JoinColumn({ name: 'post_id', foreignKeyConstraintName: 'comments_post_fk' })
  post?: Relation<Post>;

  @ReferenceColumn('author_id')
  authorId!: number;

  @ManyToOne(() => User, { onDelete: 'NO ACTION', onUpdate: 'NO ACTION' })
  @JoinColumn({ name: 'author_id', foreignKeyConstraintName: 'comments_author_fk' })
  author?: Relation<User>;

  /** The comment of the same post that it replies to; that may have been deleted since, which is why no foreign key holds it. */
  @ReferenceColumn('reply_to_id', { nullable: true })
  replyToId!: number | null;

  @Column({ type: 'varchar', length: 2200 })
  body!: string;

  /** What is marked up in the body; null for comments from before this was noted. */
  @Column({ type: 'simple-json', nullable: true })
  entities!: StoredTextEntity[] | null;

  @MomentColumn('created_at')
  createdAt!: Date;
}
