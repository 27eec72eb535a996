import { Component } from '@angular/core';
import { NotificationPreferences } from './notification-preferences';
import { PushSettings } from './push-settings';

/** What the viewer hears of, and on which devices. */
@Component({
  selector: 'lw-notifications-section',
  imports: [NotificationPreferences, PushSettings],
  template: `
    <section class="settings-part" aria-labelledby="settings-kinds">
      <h2 id="settings-kinds" class="settings-heading">What you hear of</h2>
      <lw-notification-preferences />
    </section>
    <section class="settings-part" aria-labelledby="settings-push">
      <h2 id="settings-push" class="settings-heading">Push notifications</h2>
      <lw-push-settings />
    </section>
  `,
})
export class NotificationsSection {}
