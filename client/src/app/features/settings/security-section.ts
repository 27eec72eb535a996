import { Component } from '@angular/core';
import { ChangePassword } from './change-password';
import { SessionList } from './session-list';

/** How the viewer logs in, and where they are logged in. */
@Component({
  selector: 'lw-security-section',
  imports: [ChangePassword, SessionList],
  template: `
    <section class="settings-part" aria-labelledby="settings-password">
      <h2 id="settings-password" class="settings-heading">Password</h2>
      <lw-change-password (changed)="sessions.reload()" />
    </section>
    <section class="settings-part" aria-labelledby="settings-sessions">
      <h2 id="settings-sessions" class="settings-heading">Where you are logged in</h2>
      <lw-session-list #sessions />
    </section>
  `,
})
export class SecuritySection {}
