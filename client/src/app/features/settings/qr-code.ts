import { Component, computed, input, resource } from '@angular/core';

/** How much white (in squares) has to be around a QR code. */
const QUIET = 4;

/** A QR code, black on white in either theme: cameras want it that way. What draws it comes when it is needed. */
@Component({
  selector: 'lw-qr-code',
  host: { class: 'qr-code' },
  template: `
    @if (shown(); as qr) {
      <svg
        role="img"
        class="qr-code-image"
        shape-rendering="crispEdges"
        [attr.aria-label]="label()"
        [attr.viewBox]="qr.viewBox"
      >
        <path [attr.d]="qr.path" />
      </svg>
    } @else if (code.error()) {
      <p class="qr-code-missing">The code could not be drawn. Enter the key instead.</p>
    }
  `,
})
export class QrCode {
  readonly text = input.required<string>();
  /** Says what it is for. */
  readonly label = input.required<string>();

  protected readonly code = resource({
    params: () => this.text(),
    loader: async ({ params }) => (await import('./qr-path')).qrPath(params),
  });
  protected readonly shown = computed(() => {
    if (!this.code.hasValue()) return null;
    const { size, path } = this.code.value();
    const edge = size + 2 * QUIET;
    return { path, viewBox: `-${QUIET} -${QUIET} ${edge} ${edge}` };
  });
}
