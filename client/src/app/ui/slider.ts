import { Component, computed, input, model } from '@angular/core';

/** A labelled slider that tells its value; a double-click takes it back to where it does nothing. */
@Component({
  selector: 'lw-slider',
  host: { class: 'slider' },
  template: `
    <label class="slider-row">
      <span class="slider-label">{{ label() }}</span>
      <input
        #control
        type="range"
        class="slider-control"
        [min]="min()"
        [max]="max()"
        [step]="step()"
        [disabled]="disabled()"
        [value]="value()"
        [attr.aria-valuetext]="text()"
        (input)="value.set(control.valueAsNumber)"
        (dblclick)="value.set(neutral())"
      />
      <span class="slider-value" aria-hidden="true">{{ text() }}</span>
    </label>
  `,
})
export class Slider {
  readonly label = input.required<string>();
  readonly value = model.required<number>();
  readonly min = input.required<number>();
  readonly max = input.required<number>();
  readonly step = input(1);
  /** The value that changes nothing. */
  readonly neutral = input(0);
  readonly disabled = input(false);
  /** Says a value, e.g. `2.0×`. */
  readonly format = input<(value: number) => string>((value) => (value > 0 ? `+${value}` : `${value}`));

  protected readonly text = computed(() => this.format()(this.value()));
}
