import { Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { User } from './user.entity.js';

/** Takes the place of a second factor that was lost, once. */
@Entity('recovery_codes', { withoutRowid: true })
export class RecoveryCode {
  @PrimaryColumn({ name: 'user_id', type: 'bigint' })
  userId!: number;

  @ManyToOne(() => User, { onDelete: 'CASCADE', onUpdate: 'NO ACTION' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'recovery_codes_user_fk' })
  user?: Relation<User>;

  /** SHA-256, base64url: the codes are 120 random bits. */
  @PrimaryColumn({ name: 'code_hash', type: 'varchar', length: 43 })
  codeHash!: string;
}
