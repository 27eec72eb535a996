import { DOCUMENT, DestroyRef, Service, inject } from '@angular/core';
import { Dialogs } from '../dialogs/dialogs';

/** What a key does, by `KeyboardEvent.key`. */
export type KeyMap = Readonly<Record<string, () => void>>;

interface Layer {
  readonly keys: KeyMap;
  readonly inDialogs: boolean;
}

/**
 * Single-key shortcuts. A page adds its keys while it is shown; the newest page wins. Keys typed into a field,
 * pressed with a modifier, or pressed while a dialog is open stay what they are.
 */
@Service()
export class Shortcuts {
  private readonly dialogs = inject(Dialogs);
  private readonly layers: Layer[] = [];

  constructor() {
    inject(DOCUMENT).addEventListener('keydown', (event) => this.onKey(event));
  }

  /** Adds keys until `owner` is destroyed; `inDialogs` for those that are shown in a dialog themselves. */
  add(keys: KeyMap, owner: DestroyRef, { inDialogs = false } = {}): void {
    const layer: Layer = { keys, inDialogs };
    this.layers.unshift(layer);
    owner.onDestroy(() => this.layers.splice(this.layers.indexOf(layer), 1));
  }

  private onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (isTyping(event.target)) return;
    const dialogOpen = this.dialogs.isOpen;
    const layer = this.layers.find(({ keys, inDialogs }) => keys[event.key] && (inDialogs || !dialogOpen));
    const act = layer?.keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.closest('input, textarea, select, [role="menu"]') !== null;
}
