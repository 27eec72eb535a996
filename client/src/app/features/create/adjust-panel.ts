import { Component, computed, input, output } from '@angular/core';
import { Slider } from '../../ui/slider';
import { NO_TONES, PhotoEdits, Tones, isToned } from './photo-edits';

const SLIDERS: readonly { readonly tone: keyof Tones; readonly label: string }[] = [
  { tone: 'brightness', label: 'Brightness' },
  { tone: 'contrast', label: 'Contrast' },
  { tone: 'saturation', label: 'Saturation' },
  { tone: 'warmth', label: 'Warmth' },
];

/** Light and colour of a photo. */
@Component({
  selector: 'lw-adjust-panel',
  imports: [Slider],
  host: { class: 'photo-editor-panel' },
  template: `
    @for (slider of sliders; track slider.tone) {
      <lw-slider
        [label]="slider.label"
        [min]="-100"
        [max]="100"
        [value]="edits().tones[slider.tone]"
        (valueChange)="set(slider.tone, $event)"
      />
    }
    <div class="photo-editor-panel-actions">
      <button
        type="button"
        class="button button-small"
        [attr.aria-disabled]="!toned()"
        (click)="edited.emit({ tones: none })"
      >
        Reset
      </button>
    </div>
  `,
})
export class AdjustPanel {
  readonly edits = input.required<PhotoEdits>();
  readonly edited = output<Partial<PhotoEdits>>();

  protected readonly sliders = SLIDERS;
  protected readonly none = NO_TONES;
  protected readonly toned = computed(() => isToned(this.edits()));

  protected set(tone: keyof Tones, value: number): void {
    this.edited.emit({ tones: { ...this.edits().tones, [tone]: value } });
  }
}
