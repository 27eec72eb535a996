import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import {
  CounterColumn,
  IdColumn,
  MomentColumn,
  ReferenceColumn,
  StateColumn,
  VersionColumn,
  type VisibilityState,
} from './columns.js';
import type { StoredTextEntity } from './text-entity.js';
import { User } from './user.entity.js';

/** One to ten photos with a caption. */
@Entity('posts')
@Index('posts_author_state', ['authorId', 'id', 'state'])
export class Post {
  @IdColumn()
  id!: number;

  @ReferenceColumn('author_id')
  authorId!: number;

  @ManyToOne(() => User, { onDelete: 'NO ACTION', onUpdate: 'NO ACTION' })
  @JoinColumn({ name: 'author_id', foreignKeyConstraintName: 'posts_author_fk' })
  author?: Relation<User>;

  @Column({ type: 'varchar', length: 2200 })
  caption!: string;

  /** What is marked up in the caption; null for captions from before this was noted. */
  @Column({ type: 'simple-json', nullable: true })
  entities!: StoredTextEntity[] | null;

  @StateColumn()
  state!: VisibilityState;

  /** Of the caption and the photos. */
  @VersionColumn()
  version!: number;

  @CounterColumn('like_count')
  likeCount!: number;

  @CounterColumn('comment_count')
  commentCount!: number;

  @MomentColumn('created_at')
  createdAt!: Date;

  /** When the caption was last changed, or null. */
  @MomentColumn('edited_at', { nullable: true })
  editedAt!: Date | null;
}
