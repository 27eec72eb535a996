import { Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Hashtag } from './hashtag.entity.js';
import { User } from './user.entity.js';

/** `user` follows `hashtag`. */
@Entity('hashtag_follows', { withoutRowid: true })
@Index('hashtag_follows_hashtag', ['hashtagId'])
export class HashtagFollow {
  @PrimaryColumn({ name: 'user_id', type: 'bigint' })
  userId!: number;

  @PrimaryColumn({ name: 'hashtag_id', type: 'bigint' })
  hashtagId!: number;

  @ManyToOne(() => User, { onDelete: 'CASCADE', onUpdate: 'NO ACTION' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'hashtag_follows_user_fk' })
  user?: Relation<User>;

  @ManyToOne(() => Hashtag, { onDelete: 'NO ACTION', onUpdate: 'NO ACTION' })
  @JoinColumn({ name: 'hashtag_id', foreignKeyConstraintName: 'hashtag_follows_hashtag_fk' })
  hashtag?: Relation<Hashtag>;
}
