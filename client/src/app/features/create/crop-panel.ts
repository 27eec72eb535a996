import { Component, computed, input, output } from '@angular/core';
import { CLOSEST, Turns, WIDEST_VIEW, turnedView } from '../../ui/crop-geometry';
import { Icon } from '../../ui/icon';
import { Slider } from '../../ui/slider';
import { PhotoEdits, Shape, isCropped } from './photo-edits';

const CHOICES: readonly { readonly shape: Shape; readonly label: string; readonly name: string }[] = [
  { shape: 'original', label: 'Original', name: 'Original shape' },
  { shape: 'square', label: '1:1', name: 'Square, 1 to 1' },
  { shape: 'portrait', label: '4:5', name: 'Portrait, 4 to 5' },
  { shape: 'landscape', label: '1.91:1', name: 'Landscape, 1.91 to 1' },
];

/** The shape of a photo, how close, and which way up. */
@Component({
  selector: 'lw-crop-panel',
  imports: [Icon, Slider],
  host: { class: 'photo-editor-panel' },
  template: `
    <fieldset class="crop-panel-shapes">
      <legend class="visually-hidden">Shape</legend>
      @for (choice of choices; track choice.shape) {
        <label class="crop-panel-shape">
          <input
            type="radio"
            name="shape"
            class="visually-hidden"
            [attr.aria-label]="choice.name"
            [checked]="edits().shape === choice.shape"
            (change)="edited.emit({ shape: choice.shape })"
          />
          <span class="crop-panel-glyph" [class]="'crop-panel-' + choice.shape"></span>
          <span aria-hidden="true">{{ choice.label }}</span>
        </label>
      }
    </fieldset>
    <lw-slider
      label="Zoom"
      [min]="1"
      [max]="closest"
      [step]="0.01"
      [neutral]="1"
      [format]="times"
      [value]="edits().view.zoom"
      (valueChange)="edited.emit({ view: { x: edits().view.x, y: edits().view.y, zoom: $event } })"
    />
    <div class="photo-editor-panel-actions">
      <button type="button" class="button button-small" (click)="rotate()">
        <lw-icon name="rotate" /> Rotate
      </button>
      <button
        type="button"
        class="button button-small"
        [attr.aria-disabled]="!cropped()"
        (click)="edited.emit(whole)"
      >
        Reset
      </button>
    </div>
  `,
})
export class CropPanel {
  readonly edits = input.required<PhotoEdits>();
  readonly edited = output<Partial<PhotoEdits>>();

  protected readonly choices = CHOICES;
  protected readonly closest = CLOSEST;
  protected readonly times = (zoom: number) => `${zoom.toFixed(1)}×`;
  protected readonly whole: Partial<PhotoEdits> = { shape: 'original', turns: 0, view: WIDEST_VIEW };
  protected readonly cropped = computed(() => isCropped(this.edits()));

  /** A quarter to the left, as the button's arrow shows. */
  protected rotate(): void {
    const { turns, view } = this.edits();
    const thrice = turnedView(turnedView(turnedView(view)));
    this.edited.emit({ turns: ((turns + 3) % 4) as Turns, view: thrice });
  }
}
