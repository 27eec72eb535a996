import { Component, input, output } from '@angular/core';
import { Icon } from './icon';

/** A message as the toasts show it. */
interface Toast {
  readonly id: number;
  readonly text: string;
  readonly kind: 'info' | 'error';
  readonly action?: { readonly label: string; readonly run: () => void };
}

/** Short messages at the edge of the screen; they are announced elsewhere, so here they are silent. */
@Component({
  selector: 'lw-toasts',
  imports: [Icon],
  host: { class: 'toasts', role: 'region', 'aria-label': 'Messages' },
  template: `
    @for (toast of toasts(); track toast.id) {
      <div class="toast" [class.toast-error]="toast.kind === 'error'">
        <span class="toast-text">{{ toast.text }}</span>
        @if (toast.action; as action) {
          <button type="button" class="toast-action" (click)="action.run(); dismissed.emit(toast.id)">
            {{ action.label }}
          </button>
        }
        <button type="button" class="icon-button" aria-label="Dismiss" (click)="dismissed.emit(toast.id)">
          <lw-icon name="close" />
        </button>
      </div>
    }
  `,
})
export class Toasts {
  readonly toasts = input.required<readonly Toast[]>();
  readonly dismissed = output<number>();
}
