import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import {
  Component,
  DestroyRef,
  ElementRef,
  afterRenderEffect,
  inject,
  signal,
  viewChild,
} from '@angular/core';
import { DialogFrame } from '../../ui/dialog-frame';

/** Side (px) of the square that is uploaded, and of the canvas it is chosen on. */
const SIDE = 640;

/** Arrow keys move the picture by this much (px of the square). */
const STEP = 16;

/** Chooses the square of a photo that becomes the avatar: drag or arrow keys to move, slider to zoom. */
@Component({
  selector: 'lw-avatar-crop-dialog',
  imports: [DialogFrame],
  templateUrl: './avatar-crop-dialog.html',
})
export class AvatarCropDialog {
  protected readonly dialog = inject<DialogRef<Blob>>(DialogRef);
  private readonly file = inject<File>(DIALOG_DATA);
  private readonly canvas = viewChild.required<ElementRef<HTMLCanvasElement>>('canvas');
  private readonly photo = signal<ImageBitmap | null>(null);
  private readonly centre = signal({ x: 0.5, y: 0.5 });

  protected readonly side = SIDE;
  protected readonly zoom = signal(1);
  protected readonly unreadable = signal(false);

  constructor() {
    createImageBitmap(this.file).then(
      (photo) => this.photo.set(photo),
      () => this.unreadable.set(true),
    );
    inject(DestroyRef).onDestroy(() => this.photo()?.close());
    afterRenderEffect(() => this.draw());
  }

  protected onPointer(event: PointerEvent): void {
    const canvas = this.canvas().nativeElement;
    if (event.type === 'pointerdown') canvas.setPointerCapture(event.pointerId);
    if (event.buttons !== 1 || event.type !== 'pointermove') return;
    const scale = SIDE / canvas.clientWidth;
    this.move(event.movementX * scale, event.movementY * scale);
  }

  protected onKey(event: KeyboardEvent): void {
    const steps: Record<string, readonly [number, number]> = {
      ArrowLeft: [-STEP, 0],
      ArrowRight: [STEP, 0],
      ArrowUp: [0, -STEP],
      ArrowDown: [0, STEP],
    };
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    this.move(...step);
  }

  protected use(): void {
    this.canvas().nativeElement.toBlob((blob) => this.dialog.close(blob ?? undefined), 'image/jpeg', 0.92);
  }

  private move(x: number, y: number): void {
    const photo = this.photo();
    if (!photo) return;
    const { width, height } = this.shown(photo);
    this.centre.update((centre) => ({
      x: within(centre.x - x / width, width),
      y: within(centre.y - y / height, height),
    }));
  }

  /** Size of the whole photo when its shorter side fills the square, times the zoom. */
  private shown(photo: ImageBitmap): { width: number; height: number } {
    const scale = (SIDE / Math.min(photo.width, photo.height)) * this.zoom();
    return { width: photo.width * scale, height: photo.height * scale };
  }

  private draw(): void {
    const photo = this.photo();
    const context = this.canvas().nativeElement.getContext('2d');
    if (!photo || !context) return;
    const { width, height } = this.shown(photo);
    const { x, y } = this.centre();
    context.fillStyle = '#fff';
    context.fillRect(0, 0, SIDE, SIDE);
    context.drawImage(
      photo,
      SIDE / 2 - within(x, width) * width,
      SIDE / 2 - within(y, height) * height,
      width,
      height,
    );
  }
}

/** Keeps the centre (0 to 1 of the photo) where the photo still covers the square. */
function within(centre: number, size: number): number {
  const margin = SIDE / 2 / size;
  return Math.min(1 - margin, Math.max(margin, centre));
}
