import { Dialog } from '@angular/cdk/dialog';
import { DOCUMENT, DestroyRef, Service, inject } from '@angular/core';

/** What a key does, by `KeyboardEvent.key`. */
export type KeyMap = Readonly<Record<string, () => void>>;

/**
 * Single-key shortcuts. A page adds its keys while it is shown; the newest page wins. Keys typed into a field,
 * pressed with a modifier, or pressed while a dialog is open stay what they are.
 */
@Service()
export class Shortcuts {
  private readonly dialogs = inject(Dialog);
  private readonly maps: KeyMap[] = [];

  constructor() {
    inject(DOCUMENT).addEventListener('keydown', (event) => this.onKey(event));
  }

  /** Adds keys until `owner` is destroyed. */
  add(keys: KeyMap, owner: DestroyRef): void {
    this.maps.unshift(keys);
    owner.onDestroy(() => this.maps.splice(this.maps.indexOf(keys), 1));
  }

  private onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (isTyping(event.target) || this.dialogs.openDialogs.length > 0) return;
    const act = this.maps.find((keys) => keys[event.key])?.[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.closest('input, textarea, select, [role="menu"]') !== null;
}
