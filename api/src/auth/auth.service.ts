import { Injectable } from '@nestjs/common';
import type { SessionViewer, Viewer } from '../common/http/viewer.js';
import { UsersService } from '../users/users.service.js';
import { WrongPassword } from './auth.errors.js';
import { Passwords } from './passwords.js';
import { SessionsService } from './sessions.service.js';

/** Whether people are who they say they are, once they are logged in. */
@Injectable()
export class AuthService {
  constructor(
    private readonly users: UsersService,
    private readonly passwords: Passwords,
    private readonly sessions: SessionsService,
  ) {}

  /**
   * @param field of the request that it is in
   * @throws WrongPassword when the viewer does not confirm with the right password
   */
  async confirmPassword(viewer: Viewer, password: string, field?: string): Promise<void> {
    const credentials = await this.users.findCredentialsOf(viewer.id);
    if (!(await this.passwords.verify(password, credentials?.passwordHash))) throw new WrongPassword(field);
  }

  /** From here on the session is a recently authenticated one. @throws WrongPassword */
  async reauthenticate(viewer: SessionViewer, password: string): Promise<void> {
    await this.confirmPassword(viewer, password);
    await this.sessions.noteAuthentication(viewer.sessionId);
  }
}
