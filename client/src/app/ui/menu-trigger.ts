import { DestroyRef, Directive, ElementRef, Injector, inject, input, signal } from '@angular/core';
import type { MenuItem } from './menu-item';

/** A button that opens a menu (WAI-ARIA's menu button). What shows the menu comes when one is first opened. */
@Directive({
  selector: 'button[lwMenu]',
  host: {
    'aria-haspopup': 'menu',
    '[attr.aria-expanded]': 'open()',
    '(click)': 'toggle()',
    '(keydown.arrowDown)': '$event.preventDefault(); toggle()',
  },
})
export class MenuTrigger {
  private readonly button = inject<ElementRef<HTMLButtonElement>>(ElementRef).nativeElement;
  private readonly injector = inject(Injector);
  private readonly owner = inject(DestroyRef);
  /** Ends the menu that is shown. */
  private closeMenu: (() => void) | null = null;

  /** What the menu offers. */
  readonly lwMenu = input.required<readonly MenuItem[]>();
  protected readonly open = signal(false);

  constructor() {
    this.owner.onDestroy(() => this.closeMenu?.());
  }

  protected async toggle(): Promise<void> {
    if (this.open()) return this.closeMenu?.();
    this.open.set(true);
    try {
      const { openMenu } = await import('./menu');
      if (this.owner.destroyed) return;
      this.closeMenu = openMenu(this.injector, this.button, this.lwMenu(), () => this.open.set(false));
    } catch {
      this.open.set(false); // it may come the next time
    }
  }
}
