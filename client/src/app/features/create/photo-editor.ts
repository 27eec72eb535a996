import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { CropViewport } from '../../ui/crop-viewport';
import { Icon, IconName } from '../../ui/icon';
import { AdjustPanel } from './adjust-panel';
import { CropPanel } from './crop-panel';
import { DraftStore } from './draft-store';
import { FilterPanel } from './filter-panel';
import { PhotoDraft } from './photo-draft';
import { UNEDITED, lookOfEdits, ratioOfEdits } from './photo-edits';
import { PhotoPreviews } from './photo-previews';
import { colour, drawPart } from './photo-render';
import { ToolButton } from './tool-button';

type Tool = 'crop' | 'filters' | 'adjust';

const TOOLS: readonly { readonly tool: Tool; readonly label: string; readonly icon: IconName }[] = [
  { tool: 'crop', label: 'Crop', icon: 'crop' },
  { tool: 'filters', label: 'Filters', icon: 'filters' },
  { tool: 'adjust', label: 'Adjust', icon: 'settings' },
];

/** One photo, large and as it will be, with the tools to change it. */
@Component({
  selector: 'lw-photo-editor',
  imports: [AdjustPanel, CropPanel, CropViewport, FilterPanel, Icon, ToolButton],
  host: { class: 'photo-editor' },
  templateUrl: './photo-editor.html',
})
export class PhotoEditor {
  private readonly previews = inject(PhotoPreviews);
  protected readonly draft = inject(DraftStore);

  readonly photo = input.required<PhotoDraft>();
  /** What it is called, e.g. `Photo 2`. */
  readonly name = input.required<string>();
  /** The photo is being sent: it stays as it is. */
  readonly busy = input(false);
  /** The viewer does not want this photo. */
  readonly removed = output();

  protected readonly tools = TOOLS;
  /** The open tool; it stays open from photo to photo, and closes when they are sent. */
  protected readonly tool = linkedSignal<boolean, Tool | null>({
    source: this.busy,
    computation: (busy, before) => (busy ? null : (before?.value ?? null)),
  });
  private readonly file = computed(() => this.photo().file);
  protected readonly edits = computed(() => this.photo().edits);
  protected readonly preview = computed(() => this.previews.of(this.file())());
  private readonly filter = computed(() => this.edits().filter);
  private readonly tones = computed(() => this.edits().tones);
  private readonly look = computed(() => lookOfEdits({ filter: this.filter(), tones: this.tones() }));
  /** The whole photo in its new colours. */
  protected readonly picture = computed(() => {
    const preview = this.preview();
    const look = this.look();
    if (preview.state !== 'ready') return null;
    if (!look) return preview.picture;
    const copy = drawPart(preview.picture, UNEDITED, Infinity);
    colour(copy, look);
    return copy;
  });
  protected readonly ratio = computed(() => {
    const preview = this.preview();
    return preview.state === 'ready' ? ratioOfEdits(preview.picture, this.edits()) : 1;
  });
  protected readonly label = computed(() =>
    this.tool() === 'crop'
      ? `Crop of ${this.name().toLowerCase()}`
      : this.photo().alt || `${this.name()}, ${this.file().name}`,
  );

  protected toggle(tool: Tool): void {
    this.tool.update((open) => (open === tool ? null : tool));
  }
}
