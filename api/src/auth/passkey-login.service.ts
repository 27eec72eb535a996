import { Injectable } from '@nestjs/common';
import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import type { SessionViewer } from '../common/http/viewer.js';
import { type PasskeyAnswer, PasskeysService, type PasskeyTask } from '../factors/passkeys.service.js';
import type { RelyingParty } from '../factors/relying-party.js';
import type { ClientDevice } from './client-device.js';
import { Entrance } from './entrance.js';
import { type OpenSession, SessionsService } from './sessions.service.js';

type Task = PasskeyTask<PublicKeyCredentialRequestOptionsJSON>;

/** Passkeys in place of passwords: to log in, and to show once more that it is you. */
@Injectable()
export class PasskeyLoginService {
  constructor(
    private readonly passkeys: PasskeysService,
    private readonly sessions: SessionsService,
    private readonly entrance: Entrance,
  ) {}

  async beginLogin(site: RelyingParty): Promise<Task> {
    return this.passkeys.beginUsing('passkey_login', site);
  }

  /** A device that verifies its owner is two factors: no code is asked for. @throws TicketInvalid, PasskeyRefused */
  async login(answer: PasskeyAnswer, device: ClientDevice, site: RelyingParty): Promise<OpenSession> {
    return this.entrance.open(await this.passkeys.use('passkey_login', answer, site), device);
  }

  async beginReauthentication(viewer: SessionViewer, site: RelyingParty): Promise<Task> {
    return this.passkeys.beginUsing('passkey_confirm', site, viewer.id);
  }

  /** @throws TicketInvalid, PasskeyRefused */
  async reauthenticate(viewer: SessionViewer, answer: PasskeyAnswer, site: RelyingParty): Promise<void> {
    await this.passkeys.use('passkey_confirm', answer, site, viewer.id);
    await this.sessions.noteAuthentication(viewer.sessionId);
  }
}
