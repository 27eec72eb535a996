import { CdkDrag, CdkDragDrop, CdkDropList } from '@angular/cdk/drag-drop';
import {
  Component,
  ElementRef,
  Injector,
  afterNextRender,
  afterRenderEffect,
  computed,
  inject,
  input,
  output,
  viewChild,
  viewChildren,
} from '@angular/core';
import { Notices } from '../../core/notices/notices';
import { Icon } from '../../ui/icon';
import { DraftStore } from './draft-store';
import { PhotoEditor } from './photo-editor';
import { PhotoPicker } from './photo-picker';
import { PhotoTile } from './photo-tile';
import { ToolButton } from './tool-button';

/** Room (px) for the ring around the selected thumbnail. */
const ROW_MARGIN = 6;

/** The chosen photos: one large, all of them small in their order, to be dragged or moved with buttons. */
@Component({
  selector: 'lw-photo-arranger',
  imports: [CdkDrag, CdkDropList, Icon, PhotoEditor, PhotoPicker, PhotoTile, ToolButton],
  host: { class: 'photo-arranger' },
  templateUrl: './photo-arranger.html',
})
export class PhotoArranger {
  private readonly notices = inject(Notices);
  private readonly injector = inject(Injector);
  private readonly row = viewChild.required<ElementRef<HTMLElement>>('row');
  private readonly thumbs = viewChildren<ElementRef<HTMLButtonElement>>('thumb');
  protected readonly draft = inject(DraftStore);

  /** The photos are being sent: they stay as they are. */
  readonly busy = input(false);
  readonly picked = output<File[]>();

  protected readonly count = computed(() => this.draft.photos().length);

  constructor() {
    afterRenderEffect(() => this.showThumb(this.draft.place()));
  }

  protected drop({ previousIndex, currentIndex }: CdkDragDrop<unknown>): void {
    const photo = this.draft.photos()[previousIndex];
    if (photo) this.draft.select(photo.id);
    this.move(previousIndex, currentIndex);
  }

  protected step(change: 1 | -1): void {
    const place = this.draft.place();
    this.move(place, place + change);
  }

  protected remove(photoId: number): void {
    this.draft.remove(photoId);
    this.notices.announce(`Photo removed. ${this.count()} left.`);
    afterNextRender(() => this.thumbs()[this.draft.place()]?.nativeElement.focus(), {
      injector: this.injector,
    });
  }

  /** Scrolls the row, and only the row, to where a thumbnail is to be seen. */
  private showThumb(index: number): void {
    const thumb = this.thumbs()[index]?.nativeElement;
    if (!thumb) return;
    const row = this.row().nativeElement;
    const place = thumb.getBoundingClientRect();
    const shown = row.getBoundingClientRect();
    const hidden = Math.max(0, place.right - shown.right) || Math.min(0, place.left - shown.left);
    if (hidden !== 0) row.scrollLeft += hidden + Math.sign(hidden) * ROW_MARGIN;
  }

  private move(from: number, to: number): void {
    if (from === to || to < 0 || to >= this.count()) return;
    this.draft.move(from, to);
    this.notices.announce(`Photo moved to place ${to + 1} of ${this.count()}.`);
  }
}
