import { DOCUMENT, Service, inject, signal } from '@angular/core';
import { browserStorage } from '../browser-storage';

/** What the viewer chose; `system` follows the device. */
export type Theme = 'system' | 'light' | 'dark';

const KEY = 'lightwell.theme';

/** The colour theme of the app: remembered on this device, applied through `data-theme` on `<html>`. */
@Service()
export class ThemeStore {
  private readonly root = inject(DOCUMENT).documentElement;
  private readonly chosen = signal<Theme>(remembered());

  readonly theme = this.chosen.asReadonly();

  constructor() {
    this.apply(this.chosen());
  }

  choose(theme: Theme): void {
    this.chosen.set(theme);
    browserStorage.write(KEY, theme === 'system' ? null : theme);
    this.apply(theme);
  }

  private apply(theme: Theme): void {
    if (theme === 'system') this.root.removeAttribute('data-theme');
    else this.root.setAttribute('data-theme', theme);
  }
}

function remembered(): Theme {
  const stored = browserStorage.read(KEY);
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}
