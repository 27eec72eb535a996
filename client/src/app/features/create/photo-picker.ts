import { Component, ElementRef, input, output, viewChild } from '@angular/core';
import { Icon } from '../../ui/icon';
import { ACCEPTED_FILES } from './photo-draft';

/** The button that opens the device's photos. */
@Component({
  selector: 'lw-photo-picker',
  imports: [Icon],
  template: `
    @if (compact()) {
      <button
        type="button"
        class="photo-thumb photo-thumb-add"
        [disabled]="disabled()"
        (click)="control.click()"
      >
        <lw-icon name="create" /><span class="visually-hidden">Add photos</span>
      </button>
    } @else {
      <button type="button" class="button button-primary" (click)="control.click()">Choose photos</button>
    }
    <input
      #control
      type="file"
      multiple
      hidden
      aria-label="Photos"
      [accept]="types"
      (change)="pick(control.files)"
    />
  `,
})
export class PhotoPicker {
  /** A tile at the end of the chosen photos instead of the button one starts with. */
  readonly compact = input(false);
  readonly disabled = input(false);
  readonly picked = output<File[]>();

  protected readonly types = ACCEPTED_FILES;
  private readonly control = viewChild.required<ElementRef<HTMLInputElement>>('control');

  protected pick(files: FileList | null): void {
    const chosen = [...(files ?? [])];
    // The same files chosen again must count as a change.
    this.control().nativeElement.value = '';
    if (chosen.length > 0) this.picked.emit(chosen);
  }
}
