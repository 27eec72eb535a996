import { Component, ElementRef, afterRenderEffect, computed, inject, input, viewChild } from '@angular/core';
import { Icon } from '../../ui/icon';
import { frameIn } from '../../ui/crop-geometry';
import { PhotoEdits, lookOfEdits } from './photo-edits';
import { PhotoPreviews } from './photo-previews';
import { colour, drawPart } from './photo-render';

/** Side of the canvas (px): 72 CSS pixels on a sharp screen. */
const SIDE = 144;

/** A square thumbnail of a photo with its edits; decoration, so what is around it needs a name. */
@Component({
  selector: 'lw-photo-tile',
  imports: [Icon],
  host: { class: 'photo-tile', 'aria-hidden': 'true' },
  template: `
    @if (preview().state === 'hidden') {
      <lw-icon name="photo" />
    }
    <canvas #canvas class="photo-tile-canvas" [width]="side" [height]="side"></canvas>
  `,
})
export class PhotoTile {
  private readonly previews = inject(PhotoPreviews);
  private readonly canvas = viewChild.required<ElementRef<HTMLCanvasElement>>('canvas');

  readonly file = input.required<File>();
  readonly edits = input.required<PhotoEdits>();

  protected readonly side = SIDE;
  protected readonly preview = computed(() => this.previews.of(this.file())());

  constructor() {
    afterRenderEffect(() => this.draw());
  }

  private draw(): void {
    const preview = this.preview();
    const context = this.canvas().nativeElement.getContext('2d');
    if (preview.state !== 'ready' || !context) return;
    const edits = this.edits();
    const part = drawPart(preview.tile, edits, SIDE * 2);
    const look = lookOfEdits(edits);
    if (look) colour(part, look);
    const { x, y, width, height } = frameIn(part, 1, 0);
    context.drawImage(part, x, y, width, height, 0, 0, SIDE, SIDE);
  }
}
