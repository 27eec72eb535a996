import { Component } from '@angular/core';
import { AuthenticatorSettings } from './authenticator-settings';
import { ChangePassword } from './change-password';
import { PasskeyList } from './passkey-list';
import { SessionList } from './session-list';

/** How the viewer logs in, and where they are logged in. */
@Component({
  selector: 'lw-security-section',
  imports: [AuthenticatorSettings, ChangePassword, PasskeyList, SessionList],
  template: `
    <section class="settings-part" aria-labelledby="settings-password">
      <h2 id="settings-password" class="settings-heading">Password</h2>
      <lw-change-password (changed)="sessions.reload()" />
    </section>
    <section class="settings-part" aria-labelledby="settings-passkeys">
      <h2 id="settings-passkeys" class="settings-heading">Passkeys</h2>
      <lw-passkey-list [device]="sessions.device()" />
    </section>
    <section class="settings-part" aria-labelledby="settings-authenticator">
      <h2 id="settings-authenticator" class="settings-heading">Authenticator app</h2>
      <lw-authenticator-settings />
    </section>
    <section class="settings-part" aria-labelledby="settings-sessions">
      <h2 id="settings-sessions" class="settings-heading">Where you are logged in</h2>
      <lw-session-list #sessions />
    </section>
  `,
})
export class SecuritySection {}
