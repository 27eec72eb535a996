import {
  Component,
  computed,
  afterRenderEffect,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { takeUntilDestroyed, toObservable } from '@angular/core/rxjs-interop';
import { debounceTime } from 'rxjs';
import { Icon } from '../../ui/icon';
import { TextField } from '../../ui/text-field';
import { DraftStore } from './draft-store';
import { isWebAddress } from './photo-draft';

/** The address is complete when typing has paused for this long (ms). */
const PAUSE = 400;

/** One photo from the web: its address and how it looks. */
@Component({
  selector: 'lw-photo-address',
  imports: [Icon, TextField],
  host: { class: 'photo-address' },
  template: `
    <lw-text-field
      label="Image address"
      note="The address of the photo itself, e.g. https://example.org/lake.jpg"
      [value]="draft.address()"
      [disabled]="busy()"
      [touched]="error() !== ''"
      [invalid]="error() !== ''"
      [errors]="[{ kind: 'address', message: error() }]"
      (valueChange)="draft.address.set($event); changed.emit()"
      (keydown.enter)="$event.preventDefault()"
    />
    <div class="create-stage">
      @if (shown() && !invisible()) {
        <img
          class="create-stage-photo"
          referrerpolicy="no-referrer"
          [src]="shown()"
          [alt]="draft.addressAlt() || 'The photo at this address'"
          (error)="invisible.set(true)"
        />
      } @else {
        <p class="create-stage-blank">
          <lw-icon name="photo" />
          {{ invisible() ? 'No preview. It may still work when you share it.' : 'The photo shows here.' }}
        </p>
      }
    </div>
  `,
})
export class PhotoAddress {
  protected readonly draft = inject(DraftStore);
  readonly busy = input(false);
  /** What is wrong with the address; empty when nothing is known against it. */
  readonly error = input('');
  readonly changed = output();

  private readonly settled = signal(this.draft.address());
  protected readonly shown = computed(() => {
    const address = this.settled().trim();
    return isWebAddress(address) ? address : '';
  });
  /** The photo cannot be shown from here; the server may still be able to fetch it. */
  protected readonly invisible = linkedSignal({ source: this.shown, computation: () => false });

  private readonly field = viewChild.required(TextField);

  constructor() {
    // Once the field can be typed into again.
    afterRenderEffect(() => {
      if (this.error()) this.field().focus();
    });
    toObservable(this.draft.address)
      .pipe(debounceTime(PAUSE), takeUntilDestroyed())
      .subscribe((address) => this.settled.set(address));
  }
}
