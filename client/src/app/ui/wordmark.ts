import { Component } from '@angular/core';

/** The name of the app with its mark: light at the bottom of a well. */
@Component({
  selector: 'lw-wordmark',
  host: { class: 'wordmark' },
  template: `
    <svg class="wordmark-mark" viewBox="0 0 64 64" aria-hidden="true" focusable="false">
      <rect class="wordmark-wall" width="64" height="64" rx="17" />
      <circle class="wordmark-light" cx="32" cy="33" r="13" />
      <path class="wordmark-ground" d="M12 51a20 12 0 0 1 40 0z" />
    </svg>
    <span class="wordmark-name">Lightwell</span>
  `,
})
export class Wordmark {}
