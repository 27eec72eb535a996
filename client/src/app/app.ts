import { Component, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { Notices } from './core/notices/notices';
import { Toasts } from './ui/toasts';

/** The page, and the messages over it. */
@Component({
  selector: 'lw-root',
  imports: [RouterOutlet, Toasts],
  template: `
    <router-outlet />
    <lw-toasts [toasts]="notices.list()" (dismissed)="notices.dismiss($event)" />
  `,
})
export class App {
  protected readonly notices = inject(Notices);
}
