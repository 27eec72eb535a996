import { Component, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { Notices } from './core/notices/notices';
import { Toasts } from './ui/toasts';

/** The page, whatever lies over it, and the messages over both. */
@Component({
  selector: 'lw-root',
  imports: [RouterOutlet, Toasts],
  template: `
    <router-outlet />
    <router-outlet name="dialog" />
    <lw-toasts [toasts]="notices.list()" (dismissed)="notices.dismiss($event)" />
  `,
})
export class App {
  protected readonly notices = inject(Notices);
}
