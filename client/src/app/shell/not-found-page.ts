import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { StateMessage } from '../ui/state-message';

/** For addresses that lead nowhere. */
@Component({
  selector: 'lw-not-found-page',
  imports: [RouterLink, StateMessage],
  host: { class: 'page-narrow' },
  template: `
    <h1 class="visually-hidden">Not found</h1>
    <lw-state-message
      icon="explore"
      heading="There is nothing here"
      text="The link may be old, or whatever it led to has been deleted."
    >
      <a class="button button-primary" routerLink="/">Go home</a>
    </lw-state-message>
  `,
})
export class NotFoundPage {}
