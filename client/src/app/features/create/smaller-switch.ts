import { Component, inject, input } from '@angular/core';
import { DraftStore } from './draft-store';
import { SmallerPhotos } from './smaller-photos';

/** Lets the viewer save data by sending photos scaled down. */
@Component({
  selector: 'lw-smaller-switch',
  template: `
    <label class="switch-row">
      <span class="switch-text">
        Send smaller photos
        <span class="switch-note">
          {{ smaller.metered ? 'Saves data on this connection' : 'For slow or costly connections' }}: 2048
          pixels at most.
        </span>
      </span>
      <input
        #control
        type="checkbox"
        role="switch"
        class="switch"
        [checked]="smaller.on()"
        [disabled]="disabled()"
        (change)="choose(control.checked)"
      />
    </label>
  `,
})
export class SmallerSwitch {
  private readonly draft = inject(DraftStore);
  protected readonly smaller = inject(SmallerPhotos);
  readonly disabled = input(false);

  protected choose(on: boolean): void {
    this.smaller.choose(on);
    this.draft.renew('unsent');
  }
}
