import { Injectable, type OnModuleInit } from '@nestjs/common';
import bcrypt from 'bcrypt';
import { Config } from '../config/config.js';
import { PASSWORD_BYTES } from './password.js';

/** Password hashes: bcrypt, off the event loop (OWASP Password Storage Cheat Sheet). */
@Injectable()
export class Passwords implements OnModuleInit {
  private decoy!: string;

  constructor(private readonly config: Config) {}

  async onModuleInit(): Promise<void> {
    this.decoy = await this.hash('nobody has this password');
  }

  async hash(password: string): Promise<string> {
    return bcrypt.hash(password, this.config.passwordCost);
  }

  /**
   * Whether a password is right. Takes as long when there is no hash to compare with, so that time does not tell which
   * accounts exist.
   */
  async verify(password: string, hash: string | undefined): Promise<boolean> {
    const matches = await bcrypt.compare(password, hash ?? this.decoy);
    return hash !== undefined && matches && Buffer.byteLength(password) <= PASSWORD_BYTES.max;
  }
}
