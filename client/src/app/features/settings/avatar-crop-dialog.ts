import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, DestroyRef, inject, signal } from '@angular/core';
import { CLOSEST, CropView, WIDEST_VIEW, cropRect, drawTurned } from '../../ui/crop-geometry';
import { CropViewport } from '../../ui/crop-viewport';
import { DialogFrame } from '../../ui/dialog-frame';
import { Slider } from '../../ui/slider';

/** Side (px) of the square that is uploaded. */
const SIDE = 640;

/** Chooses the square of a photo that becomes the avatar, seen as the circle it will be. Closes with the file to upload. */
@Component({
  selector: 'lw-avatar-crop-dialog',
  imports: [CropViewport, DialogFrame, Slider],
  templateUrl: './avatar-crop-dialog.html',
})
export class AvatarCropDialog {
  protected readonly dialog = inject<DialogRef<Blob>>(DialogRef);
  protected readonly file = inject<File>(DIALOG_DATA);

  protected readonly closest = CLOSEST;
  protected readonly times = (zoom: number) => `${zoom.toFixed(1)}×`;
  protected readonly photo = signal<ImageBitmap | null>(null);
  /** This browser cannot read the file, as with HEIC in most. */
  protected readonly unreadable = signal(false);
  protected readonly view = signal<CropView>(WIDEST_VIEW);

  constructor() {
    createImageBitmap(this.file).then(
      (photo) => this.photo.set(photo),
      () => this.unreadable.set(true),
    );
    inject(DestroyRef).onDestroy(() => this.photo()?.close());
  }

  protected use(): void {
    const photo = this.photo();
    if (this.unreadable()) this.dialog.close(this.file);
    if (!photo) return;
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = SIDE;
    const context = canvas.getContext('2d');
    if (!context) return;
    context.fillStyle = '#fff';
    context.fillRect(0, 0, SIDE, SIDE);
    const whole = { x: 0, y: 0, width: SIDE, height: SIDE };
    drawTurned(context, photo, 0, cropRect(photo, 1, this.view()), whole);
    canvas.toBlob((blob) => this.dialog.close(blob ?? undefined), 'image/jpeg', 0.92);
  }
}
