import { Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Hashtag } from './hashtag.entity.js';
import { Post } from './post.entity.js';

/** The caption of `post` has `hashtag`. */
@Entity('post_hashtags', { withoutRowid: true })
@Index('post_hashtags_post', ['postId'])
export class PostHashtag {
  @PrimaryColumn({ name: 'hashtag_id', type: 'bigint' })
  hashtagId!: number;

  @PrimaryColumn({ name: 'post_id', type: 'bigint' })
  postId!: number;

  @ManyToOne(() => Hashtag, { onDelete: 'NO ACTION', onUpdate: 'NO ACTION' })
  @JoinColumn({ name: 'hashtag_id', foreignKeyConstraintName: 'post_hashtags_hashtag_fk' })
  hashtag?: Relation<Hashtag>;

  // no cascade: whoever deletes a post must also count
  @ManyToOne(() => Post, { onDelete: 'NO ACTION', onUpdate: 'NO ACTION' })
  @JoinColumn({ name: 'post_id', foreignKeyConstraintName: 'post_hashtags_post_fk' })
  post?: Relation<Post>;
}
