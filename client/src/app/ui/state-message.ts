import { Component, input } from '@angular/core';
import { Icon, IconName } from './icon';

/** Says what there is to know when there is nothing else to show, and offers what is put inside. */
@Component({
  selector: 'lw-state-message',
  imports: [Icon],
  host: { class: 'state-message' },
  template: `
    <span class="state-message-icon"><lw-icon [name]="icon()" /></span>
    <h2 class="state-message-title">{{ heading() }}</h2>
    @if (text()) {
      <p class="state-message-text">{{ text() }}</p>
    }
    <ng-content />
  `,
})
export class StateMessage {
  readonly icon = input.required<IconName>();
  readonly heading = input.required<string>();
  readonly text = input('');
}
