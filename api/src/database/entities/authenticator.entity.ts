import { Column, Entity, JoinColumn, OneToOne, PrimaryColumn, type Relation } from 'typeorm';
import { MomentColumn } from './columns.js';
import { User } from './user.entity.js';

/** The app with which somebody proves their log-in a second time (TOTP, RFC 6238). */
@Entity('authenticators', { withoutRowid: true })
export class Authenticator {
  @PrimaryColumn({ name: 'user_id', type: 'bigint' })
  userId!: number;

  @OneToOne(() => User, { onDelete: 'CASCADE', onUpdate: 'NO ACTION' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'authenticators_user_fk' })
  user?: Relation<User>;

  /** What the app and the server share, encrypted: whoever reads the table can make no codes. */
  @Column({ type: 'varchar', length: 200 })
  secret!: string;

  /** When its first code was right; until then it is asked for nowhere. */
  @MomentColumn('confirmed_at', { nullable: true })
  confirmedAt!: Date | null;

  /** The time step of the newest code that was taken: none is taken twice (RFC 6238, section 5.2). */
  @Column({ name: 'last_step', type: 'bigint', default: 0 })
  lastStep!: number;
}
