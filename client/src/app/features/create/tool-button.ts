import { Component, input, output } from '@angular/core';
import { Icon, IconName } from '../../ui/icon';

/** A round button for a photo. It keeps the focus when there is nothing for it to do. */
@Component({
  selector: 'lw-tool-button',
  imports: [Icon],
  template: `
    <button
      type="button"
      class="icon-button"
      [attr.aria-label]="label()"
      [title]="label()"
      [attr.aria-disabled]="off()"
      (click)="off() || pressed.emit()"
    >
      <lw-icon [name]="icon()" />
    </button>
  `,
})
export class ToolButton {
  readonly label = input.required<string>();
  readonly icon = input.required<IconName>();
  /** There is nothing for it to do now. */
  readonly off = input(false);
  readonly pressed = output();
}
