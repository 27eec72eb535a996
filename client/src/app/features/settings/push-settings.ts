import { Component, inject } from '@angular/core';
import { PushDeviceDto } from '../../api';
import { Notices } from '../../core/notices/notices';
import { PushStore } from '../../core/push/push-store';
import { Icon } from '../../ui/icon';
import { RelativeTime } from '../../ui/relative-time';

/** Turns push notifications on and off: here, and on other devices of the viewer. */
@Component({
  selector: 'lw-push-settings',
  imports: [Icon, RelativeTime],
  host: { class: 'settings-switches' },
  templateUrl: './push-settings.html',
})
export class PushSettings {
  private readonly notices = inject(Notices);
  protected readonly push = inject(PushStore);

  constructor() {
    void this.push.load();
  }

  protected async toggle(control: HTMLInputElement): Promise<void> {
    await (control.checked ? this.push.turnOn() : this.push.turnOff());
    // It may not have come to pass; what is bound did not change then, and Angular leaves the control alone.
    control.checked = this.push.status() === 'on';
  }

  protected async remove(device: PushDeviceDto): Promise<void> {
    await this.push.remove(device);
    if (this.push.problem() === null)
      this.notices.info(`${device.label} gets no push notifications any more.`);
  }
}
