import { Component, inject } from '@angular/core';
import { Theme, ThemeStore } from '../../core/appearance/theme';
import { Icon, IconName } from '../../ui/icon';

const THEMES: readonly { readonly theme: Theme; readonly label: string; readonly icon: IconName }[] = [
  { theme: 'system', label: 'System', icon: 'device' },
  { theme: 'light', label: 'Light', icon: 'sun' },
  { theme: 'dark', label: 'Dark', icon: 'moon' },
];

/** How the app looks on this device. */
@Component({
  selector: 'lw-appearance-section',
  imports: [Icon],
  template: `
    <section class="settings-part" aria-label="Appearance">
      <fieldset class="settings-choices">
        <legend class="visually-hidden">Appearance</legend>
        @for (choice of themes; track choice.theme) {
          <label class="settings-choice">
            <input
              type="radio"
              name="theme"
              class="visually-hidden"
              [value]="choice.theme"
              [checked]="appearance.theme() === choice.theme"
              (change)="appearance.choose(choice.theme)"
            />
            <lw-icon [name]="choice.icon" />
            {{ choice.label }}
          </label>
        }
      </fieldset>
      <p class="text-quiet">For this browser alone. “System” goes with what the device is set to.</p>
    </section>
  `,
})
export class AppearanceSection {
  protected readonly appearance = inject(ThemeStore);
  protected readonly themes = THEMES;
}
