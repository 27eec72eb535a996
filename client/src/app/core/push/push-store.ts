import { HttpErrorResponse } from '@angular/common/http';
import { Service, computed, inject, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { PushApi, PushDeviceDto } from '../../api';
import { toProblem } from '../problem';
import { SessionStore } from '../session/session-store';
import { BrowserPush, PushSupport } from './browser-push';

/** How it stands with this browser. `blocked`: the browser was told never to show any. */
export type PushStatus = Exclude<PushSupport, 'supported'> | 'blocked' | 'loading' | 'failed' | 'off' | 'on';

/** Push notifications on this device, and the viewer's other devices that get them. */
@Service()
export class PushStore {
  private readonly api = inject(PushApi);
  private readonly browser = inject(BrowserPush);
  private readonly loaded = signal<readonly PushDeviceDto[] | null>(null);
  private readonly subscribed = signal(false);
  private readonly permission = signal(this.browser.permission);
  private readonly trouble = signal<string | null>(null);
  private readonly working = signal(false);

  readonly devices = computed(() => this.loaded() ?? []);
  /** While something is being turned on or off. */
  readonly busy = this.working.asReadonly();
  /** What went wrong last, for people. */
  readonly problem = this.trouble.asReadonly();
  readonly status = computed<PushStatus>(() => {
    const { support } = this.browser;
    if (support !== 'supported') return support;
    if (this.permission() === 'denied') return 'blocked';
    if (this.loaded() === null) return this.trouble() === null ? 'loading' : 'failed';
    return this.subscribed() && this.devices().some(({ current }) => current) ? 'on' : 'off';
  });

  constructor() {
    // The next one's devices are others.
    inject(SessionStore).switched.subscribe(() => this.loaded.set(null));
  }

  /** Asks the browser and the server how it stands. */
  async load(): Promise<void> {
    this.trouble.set(null);
    try {
      await this.refresh();
    } catch (error) {
      this.trouble.set(toProblem(error).message);
    }
  }

  /** To be called on a click: it may ask for permission. */
  async turnOn(): Promise<void> {
    await this.work(async () => {
      this.permission.set(await this.browser.askPermission());
      if (this.permission() !== 'granted') return;
      const { publicKey } = await firstValueFrom(this.api.getPushKey());
      const { endpoint, keys = {} } = (await this.browser.subscribe(publicKey)).toJSON();
      const { p256dh = '', auth = '' } = keys;
      const body = { endpoint: endpoint ?? '', keys: { p256dh, auth } };
      await firstValueFrom(this.api.subscribePush({ body }));
      await this.refresh();
    });
  }

  async turnOff(): Promise<void> {
    const device = this.devices().find(({ current }) => current);
    await this.work(async () => {
      await this.browser.unsubscribe();
      if (device) await this.forget(device);
      await this.refresh();
    });
  }

  /** Turns them off on another device. */
  async remove(device: PushDeviceDto): Promise<void> {
    await this.work(async () => {
      await this.forget(device);
      await this.refresh();
    });
  }

  private async work(action: () => Promise<void>): Promise<void> {
    if (this.working()) return;
    this.working.set(true);
    this.trouble.set(null);
    try {
      await action();
    } catch (error) {
      this.trouble.set(messageOf(error));
    } finally {
      this.working.set(false);
    }
  }

  private async refresh(): Promise<void> {
    this.permission.set(this.browser.permission);
    this.subscribed.set(await this.isSubscribed());
    const { items } = await firstValueFrom(this.api.listPushDevices());
    this.loaded.set(items);
  }

  /** For another key than the server's, e.g. after that was lost, nothing would ever come. */
  private async isSubscribed(): Promise<boolean> {
    const key = await this.browser.subscribedFor();
    return key !== null && key === (await firstValueFrom(this.api.getPushKey())).publicKey;
  }

  /** That it is gone already is no failure. */
  private async forget({ id: deviceId }: PushDeviceDto): Promise<void> {
    try {
      await firstValueFrom(this.api.removePushDevice({ deviceId }));
    } catch (error) {
      if (toProblem(error).status !== 404) throw error;
    }
  }
}

function messageOf(error: unknown): string {
  if (error instanceof HttpErrorResponse) return toProblem(error).message;
  return 'This browser could not reach its push service. Check your connection and try again.';
}
