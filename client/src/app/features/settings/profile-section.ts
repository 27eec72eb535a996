import { Component, inject } from '@angular/core';
import { SessionStore } from '../../core/session/session-store';
import { AvatarEditor } from './avatar-editor';
import { ProfileForm } from './profile-form';

/** What others see of the viewer. */
@Component({
  selector: 'lw-profile-section',
  imports: [AvatarEditor, ProfileForm],
  template: `
    @if (session.user(); as user) {
      <section class="settings-part" aria-label="Profile">
        <lw-avatar-editor [user]="user" />
        <lw-profile-form [user]="user" />
      </section>
    }
  `,
})
export class ProfileSection {
  protected readonly session = inject(SessionStore);
}
