import { Column, Entity, Index } from 'typeorm';
import { CounterColumn, IdColumn } from './columns.js';

/** A hashtag that some post has or had. */
@Entity('hashtags')
@Index('hashtags_name', ['name'], { unique: true })
@Index('hashtags_post_count', ['postCount', 'id'])
export class Hashtag {
  @IdColumn()
  id!: number;

  /** Without `#`, NFKC and lower-case, so that all spellings are one. */
  @Column({ type: 'varchar', length: 100 })
  name!: string;

  @CounterColumn('post_count')
  postCount!: number;
}
