import { Component, DOCUMENT, computed, inject, input } from '@angular/core';
import { SessionStore } from '../../core/session/session-store';
import { Copy } from './copy';

/** Recovery codes, to be kept: they are shown nowhere else. */
@Component({
  selector: 'lw-recovery-codes',
  host: { class: 'recovery-codes' },
  template: `
    <p>
      Each of these codes logs you in once if you have lost the app. They are shown only now: keep them where
      you find them without your phone.
    </p>
    <ul class="recovery-codes-list" aria-label="Recovery codes">
      @for (code of codes(); track code) {
        <li class="recovery-codes-code">{{ code }}</li>
      }
    </ul>
    <div class="settings-actions">
      <button type="button" class="button" (click)="copy.copy(codes().join('\\n'), 'Recovery codes copied.')">
        Copy
      </button>
      <button type="button" class="button" (click)="download()">Download</button>
    </div>
  `,
})
export class RecoveryCodes {
  private readonly document = inject(DOCUMENT);
  private readonly session = inject(SessionStore);
  protected readonly copy = inject(Copy);

  readonly codes = input.required<readonly string[]>();
  private readonly file = computed(() =>
    [
      `Recovery codes of @${this.session.user()?.username ?? ''} at ${this.document.location.host}`,
      'Each logs you in once in place of a code of your authenticator app.',
      '',
      ...this.codes(),
      '',
    ].join('\n'),
  );

  protected download(): void {
    const url = URL.createObjectURL(new Blob([this.file()], { type: 'text/plain' }));
    const link = this.document.createElement('a');
    link.href = url;
    link.download = 'lightwell-recovery-codes.txt';
    link.click();
    // Some browsers fetch it a moment later.
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  }
}
