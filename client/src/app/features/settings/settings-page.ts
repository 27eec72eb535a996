import { Component, computed, inject } from '@angular/core';
import { Theme, ThemeStore } from '../../core/appearance/theme';
import { Dialogs } from '../../core/dialogs/dialogs';
import { SessionStore } from '../../core/session/session-store';
import { Icon, IconName } from '../../ui/icon';
import { AvatarEditor } from './avatar-editor';
import { NotificationPreferences } from './notification-preferences';
import { ProfileForm } from './profile-form';
import { PushSettings } from './push-settings';
import { StorageUsage } from './storage-usage';

const THEMES: readonly { readonly theme: Theme; readonly label: string; readonly icon: IconName }[] = [
  { theme: 'system', label: 'System', icon: 'device' },
  { theme: 'light', label: 'Light', icon: 'sun' },
  { theme: 'dark', label: 'Dark', icon: 'moon' },
];

/** What members change about themselves and how the app looks to them. */
@Component({
  selector: 'lw-settings-page',
  imports: [AvatarEditor, Icon, NotificationPreferences, ProfileForm, PushSettings, StorageUsage],
  host: { class: 'settings' },
  templateUrl: './settings-page.html',
})
export class SettingsPage {
  private readonly dialogs = inject(Dialogs);
  protected readonly session = inject(SessionStore);
  protected readonly appearance = inject(ThemeStore);
  protected readonly themes = THEMES;
  protected readonly email = computed(() => this.session.user()?.email ?? '');

  protected logOut(): void {
    this.session.logOut().subscribe();
  }

  protected deleteAccount(): void {
    const component = () => import('./delete-account-dialog').then((file) => file.DeleteAccountDialog);
    void this.dialogs.open(component, { ariaLabelledBy: 'dialog-title' });
  }
}
