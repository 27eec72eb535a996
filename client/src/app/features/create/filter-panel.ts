import { Component, computed, input, output } from '@angular/core';
import { FILTERS } from './filters';
import { NO_TONES, PhotoEdits } from './photo-edits';
import { PhotoTile } from './photo-tile';

/** The filters, each shown on the photo itself. */
@Component({
  selector: 'lw-filter-panel',
  imports: [PhotoTile],
  host: { class: 'photo-editor-panel' },
  template: `
    <fieldset class="filter-panel-filters">
      <legend class="visually-hidden">Filter</legend>
      @for (one of choices(); track one.filter.id) {
        <label class="filter-panel-filter">
          <input
            type="radio"
            name="filter"
            class="visually-hidden"
            [checked]="edits().filter === one.filter.id"
            (change)="edited.emit({ filter: one.filter.id })"
          />
          <lw-photo-tile [file]="file()" [edits]="one.edits" />
          <span>{{ one.filter.name }}</span>
        </label>
      }
    </fieldset>
  `,
})
export class FilterPanel {
  readonly file = input.required<File>();
  readonly edits = input.required<PhotoEdits>();
  readonly edited = output<Partial<PhotoEdits>>();

  /** Each filter with the photo as it alone would make it. */
  protected readonly choices = computed(() =>
    FILTERS.map((filter) => ({ filter, edits: { ...this.edits(), filter: filter.id, tones: NO_TONES } })),
  );
}
