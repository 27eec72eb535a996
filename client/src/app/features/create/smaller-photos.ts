import { Service, computed, signal } from '@angular/core';
import { browserStorage } from '../../core/browser-storage';

const KEY = 'lightwell.smaller-photos';

/** The Network Information API, which not every browser has. */
interface Connection {
  readonly saveData?: boolean;
  readonly type?: string;
}

/** Whether photos are scaled down before they are sent: as the viewer chose on this device, else where every megabyte counts. */
@Service()
export class SmallerPhotos {
  private readonly chosen = signal(browserStorage.read(KEY));

  /** The connection is paid by volume, or the viewer asked their browser to be sparing. */
  readonly metered = isMetered();
  readonly on = computed(() => (this.chosen() === null ? this.metered : this.chosen() === 'on'));

  choose(on: boolean): void {
    this.chosen.set(on ? 'on' : 'off');
    browserStorage.write(KEY, on ? 'on' : 'off');
  }
}

function isMetered(): boolean {
  const { connection } = navigator as { connection?: Connection };
  return connection?.saveData === true || connection?.type === 'cellular';
}
