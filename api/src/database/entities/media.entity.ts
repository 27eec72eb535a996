import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { IdColumn, MomentColumn, ReferenceColumn } from './columns.js';
import { Post } from './post.entity.js';
import { User } from './user.entity.js';

/** One stored rendition of a photo. Its file is `<width>.<extension of type>` in the photo's folder. */
export interface StoredVariant {
  /** Pixels. */
  width: number;
  /** Pixels. */
  height: number;
  /** Media type, e.g. `image/webp`. */
  type: string;
}

/**
 * One photo with its derived sizes. It is unused until a post or an avatar takes it, and it serves one of them only, so
 * that it goes when that one is deleted.
 */
@Entity('media')
@Index('media_storage_key', ['storageKey'])
@Index('media_post', ['postId', 'position'])
@Index('media_avatar_of', ['avatarOfId'], { unique: true, where: 'avatar_of_id IS NOT NULL' })
@Index('media_content', ['uploaderId', 'contentHash'])
export class Media {
  @IdColumn()
  id!: number;

  @ReferenceColumn('uploader_id')
  uploaderId!: number;

  @ManyToOne(() => User, { onDelete: 'NO ACTION', onUpdate: 'NO ACTION' })
  @JoinColumn({ name: 'uploader_id', foreignKeyConstraintName: 'media_uploader_fk' })
  uploader?: Relation<User>;

  /**
   * The folder of its files: 128 random bits, so that nobody guesses it. Photos that one person made from the same bytes
   * share it; the last of them takes the files along.
   */
  @Column({ name: 'storage_key', type: 'varchar', length: 22 })
  storageKey!: string;

  /** SHA-256 of the bytes it was made from, base64url. Null for photos from before this was noted. */
  @Column({ name: 'content_hash', type: 'varchar', length: 43, nullable: true })
  contentHash!: string | null;

  /** Of all its files together. */
  @Column({ type: 'int', default: 0 })
  bytes!: number;

  /** Of the upright original, in pixels. */
  @Column({ type: 'int' })
  width!: number;

  @Column({ type: 'int' })
  height!: number;

  /** What is to be seen, for those who cannot see it. */
  @Column({ type: 'varchar', length: 1000 })
  alt!: string;

  @Column({ type: 'varchar', length: 100 })
  blurhash!: string;

  /** `#rrggbb` */
  @Column({ name: 'dominant_color', type: 'varchar', length: 7, default: '#808080' })
  dominantColor!: string;

  @Column({ type: 'simple-json' })
  variants!: StoredVariant[];

  /** The post that shows it, or null. */
  @ReferenceColumn('post_id', { nullable: true })
  postId!: number | null;

  @ManyToOne(() => Post, { onDelete: 'NO ACTION', onUpdate: 'NO ACTION' })
  @JoinColumn({ name: 'post_id', foreignKeyConstraintName: 'media_post_fk' })
  post?: Relation<Post> | null;

  /** Place in the post, from 0. */
  @Column({ type: 'int', default: 0 })
  position!: number;

  /** The account whose avatar it is, or null. */
  @ReferenceColumn('avatar_of_id', { nullable: true })
  avatarOfId!: number | null;

  @ManyToOne(() => User, { onDelete: 'NO ACTION', onUpdate: 'NO ACTION' })
  @JoinColumn({ name: 'avatar_of_id', foreignKeyConstraintName: 'media_avatar_of_fk' })
  avatarOf?: Relation<User> | null;

  @MomentColumn('created_at')
  createdAt!: Date;
}
