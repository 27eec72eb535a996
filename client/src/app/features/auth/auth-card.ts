import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Wordmark } from '../../ui/wordmark';

/** The frame of the log-in pages: the brand, one card, and the way to the other page below. */
@Component({
  selector: 'lw-auth-card',
  imports: [RouterLink, Wordmark],
  host: { class: 'auth' },
  template: `
    <main class="auth-main">
      <a class="auth-brand" routerLink="/explore" aria-label="Lightwell, look around"><lw-wordmark /></a>
      <p class="auth-claim">Photos from the people you know.</p>
      <div class="auth-card">
        <h1 class="page-title">{{ heading() }}</h1>
        <ng-content />
      </div>
      <p class="auth-other"><ng-content select="[other]" /></p>
    </main>
  `,
})
export class AuthCard {
  readonly heading = input.required<string>();
}
