import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { IdColumn, MomentColumn, ReferenceColumn } from './columns.js';
import { User } from './user.entity.js';

/** A key pair of somebody's device or password manager, by which they log in without a password (Web Authentication Level 3). */
@Entity('passkeys')
@Index('passkeys_credential', ['credentialHash'], { unique: true })
@Index('passkeys_user', ['userId'])
export class Passkey {
  @IdColumn()
  id!: number;

  @ReferenceColumn('user_id')
  userId!: number;

  @ManyToOne(() => User, { onDelete: 'CASCADE', onUpdate: 'NO ACTION' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'passkeys_user_fk' })
  user?: Relation<User>;

  /** SHA-256 of the credential's id, base64url: the ids are too long for an index. */
  @Column({ name: 'credential_hash', type: 'varchar', length: 43 })
  credentialHash!: string;

  /** base64url, of at most 1,023 bytes. */
  @Column({ name: 'credential_id', type: 'varchar', length: 1400 })
  credentialId!: string;

  /** COSE, base64url. */
  @Column({ name: 'public_key', type: 'text' })
  publicKey!: string;

  /** How often the authenticator says that it was used; many always say 0. */
  @Column({ type: 'bigint' })
  counter!: number;

  /** How the browser reaches it, divided by commas. */
  @Column({ type: 'varchar', length: 100 })
  transports!: string;

  /** What its owner calls it. */
  @Column({ type: 'varchar', length: 60 })
  name!: string;

  @MomentColumn('created_at')
  createdAt!: Date;

  @MomentColumn('last_used_at', { nullable: true })
  lastUsedAt!: Date | null;
}
