import { Component, computed, inject } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { MediaApi } from '../../api';
import { toProblem } from '../../core/problem';
import { Icon } from '../../ui/icon';

/** Name, bytes, and how many decimal places are worth telling. */
const SMALLEST = ['kB', 1e3, 0] as const;
const UNITS = [['GB', 1e9, 1], ['MB', 1e6, 1], SMALLEST] as const;

/** How much room the viewer's photos take on the server, and how much there is. */
@Component({
  selector: 'lw-storage-usage',
  imports: [Icon],
  host: { class: 'storage-usage' },
  template: `
    @if (usage.hasValue()) {
      <p>{{ sentence() }}</p>
      @if (usage.value().quotaBytes; as quota) {
        <meter
          class="storage-usage-meter"
          aria-label="Used storage"
          [max]="quota"
          [high]="0.9 * quota"
          [value]="usage.value().usedBytes"
          [attr.aria-valuetext]="sentence()"
        ></meter>
        @if (usage.value().usedBytes > 0.9 * quota) {
          <p class="text-quiet">There is little room left. Deleting posts makes room for new ones.</p>
        }
      }
    } @else if (problem(); as message) {
      <p role="alert">{{ message }}</p>
      <button type="button" class="button button-small settings-retry" (click)="usage.reload()">
        <lw-icon name="retry" /> Try again
      </button>
    } @else {
      <span class="bone bone-line" aria-hidden="true"></span>
    }
  `,
})
export class StorageUsage {
  private readonly media = inject(MediaApi);
  protected readonly usage = rxResource({ stream: () => this.media.getMediaUsage() });

  protected readonly problem = computed(() => {
    const error = this.usage.error();
    return error && toProblem(error.cause ?? error).message;
  });
  protected readonly sentence = computed(() => {
    if (!this.usage.hasValue()) return '';
    const { usedBytes, quotaBytes, photos } = this.usage.value();
    const used = quotaBytes ? `${sizeOf(usedBytes)} of ${sizeOf(quotaBytes)}` : sizeOf(usedBytes);
    return `You use ${used} · ${photos} ${photos === 1 ? 'photo' : 'photos'}`;
  });
}

/** Bytes for people, e.g. `12.3 MB`. */
function sizeOf(bytes: number): string {
  const [unit, size, digits] = UNITS.find(([, least]) => bytes >= least) ?? SMALLEST;
  return `${(bytes / size).toLocaleString('en', { maximumFractionDigits: digits })} ${unit}`;
}
