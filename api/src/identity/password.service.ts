import { Injectable } from '@nestjs/common';
import { AuthService } from '../auth/auth.service.js';
import type { ClientDevice } from '../auth/client-device.js';
import { NewPasswords } from '../auth/new-passwords.js';
import type { SessionViewer } from '../common/http/viewer.js';
import { Database } from '../database/database.js';
import type { Correspondent } from '../users/correspondent.js';
import { UsersService } from '../users/users.service.js';
import { EmailService } from './email.service.js';
import { TokenInvalid } from './identity.errors.js';
import { LetterTokens } from './letter-tokens.js';
import type { ChangePasswordDto, ResetPasswordDto } from './password.dto.js';

/** New passwords: for those who know the old one, and for those who have a letter instead. */
@Injectable()
export class PasswordService {
  constructor(
    private readonly auth: AuthService,
    private readonly newPasswords: NewPasswords,
    private readonly users: UsersService,
    private readonly emails: EmailService,
    private readonly tokens: LetterTokens,
    private readonly database: Database,
  ) {}

  /**
   * Sets a new password by the link of a letter, which also shows whose address it was. All sessions end.
   * @throws TokenInvalid, ValidationFailed
   */
  async reset({ token, password }: ResetPasswordDto, device: ClientDevice): Promise<void> {
    const { userId } = await this.tokens.read(token, 'reset_password');
    const passwordHash = await this.newPasswords.prepare(userId, password, 'password');
    await this.database.transaction(async () => {
      const { email } = await this.tokens.use(token, 'reset_password');
      const person = await this.users.lockCorrespondent(userId);
      if (!person) throw new TokenInvalid();
      await this.tokens.revokeAllOf(userId, 'reset_password');
      await this.newPasswords.set(userId, passwordHash, device);
      if (await this.isOf(person, email)) await this.emails.prove(person, email);
    });
  }

  /** Sets a new password. The viewer's other sessions end. @throws WrongPassword, ValidationFailed */
  async change(
    viewer: SessionViewer,
    { currentPassword, newPassword }: ChangePasswordDto,
    device: ClientDevice,
  ): Promise<void> {
    await this.auth.confirmPassword(viewer, currentPassword, 'currentPassword');
    const passwordHash = await this.newPasswords.prepare(viewer.id, newPassword, 'newPassword');
    await this.database.transaction(async () => {
      await this.tokens.revokeAllOf(viewer.id, 'reset_password');
      await this.newPasswords.set(viewer.id, passwordHash, device, viewer.sessionId);
    });
  }

  /** Whether an address is an account's, or may become so. */
  private async isOf(person: Correspondent, email: string): Promise<boolean> {
    if (person.loginEmail === email) return true;
    return person.email === email && (await this.users.findOwnerOf(email)) === null;
  }
}
