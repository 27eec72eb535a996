import { CdkMenu, CdkMenuItem } from '@angular/cdk/menu';
import {
  STANDARD_DROPDOWN_BELOW_POSITIONS,
  createFlexibleConnectedPositionStrategy,
  createOverlayRef,
  createRepositionScrollStrategy,
} from '@angular/cdk/overlay';
import { ComponentPortal } from '@angular/cdk/portal';
import { Component, InjectionToken, Injector, afterNextRender, inject, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { filter, merge } from 'rxjs';
import { Icon } from './icon';
import type { MenuItem } from './menu-item';

interface MenuData {
  readonly items: readonly MenuItem[];
  readonly close: () => void;
}

const MENU_DATA = new InjectionToken<MenuData>('MENU_DATA');

@Component({
  selector: 'lw-menu',
  imports: [CdkMenu, CdkMenuItem, Icon, RouterLink],
  template: `
    <div class="menu-panel" cdkMenu>
      @for (item of data.items; track item.label) {
        @if (item.link; as link) {
          <a class="menu-item" cdkMenuItem [routerLink]="link" (cdkMenuItemTriggered)="choose(item)">
            <lw-icon [name]="item.icon" /> {{ item.label }}
          </a>
        } @else {
          <button
            type="button"
            class="menu-item"
            cdkMenuItem
            [class.menu-item-danger]="item.danger"
            (cdkMenuItemTriggered)="choose(item)"
          >
            <lw-icon [name]="item.icon" /> {{ item.label }}
          </button>
        }
      }
    </div>
  `,
})
class Menu {
  protected readonly data = inject(MENU_DATA);
  private readonly menu = viewChild.required(CdkMenu);

  constructor() {
    afterNextRender(() => this.menu().focusFirstItem('keyboard'));
  }

  protected choose({ act }: MenuItem): void {
    this.data.close();
    act?.();
  }
}

/**
 * Opens a menu below a button: the keyboard is on its first item and goes back to the button; Escape, Tab, a click elsewhere and
 * another page close it.
 * @param closed is called when it is gone
 * @returns what closes it
 */
export function openMenu(
  injector: Injector,
  button: HTMLElement,
  items: readonly MenuItem[],
  closed: () => void,
): () => void {
  const overlay = createOverlayRef(injector, {
    positionStrategy: createFlexibleConnectedPositionStrategy(injector, button).withPositions(
      STANDARD_DROPDOWN_BELOW_POSITIONS,
    ),
    scrollStrategy: createRepositionScrollStrategy(injector),
    disposeOnNavigation: true,
    usePopover: false, // like dialogs: see core/dialogs/cdk-dialogs.ts
  });
  const close = () => {
    if (overlay.overlayElement?.contains(document.activeElement)) button.focus();
    overlay.dispose();
  };
  overlay.detachments().subscribe(closed);
  merge(
    overlay.keydownEvents().pipe(filter(({ key }) => key === 'Escape' || key === 'Tab')),
    // a click on the button closes it, too, by the button's own listener
    overlay.outsidePointerEvents().pipe(filter(({ target }) => !button.contains(target as Node))),
  ).subscribe(close);
  const data: MenuData = { items, close };
  const providers = [{ provide: MENU_DATA, useValue: data }];
  overlay.attach(new ComponentPortal(Menu, null, Injector.create({ parent: injector, providers })));
  return close;
}
