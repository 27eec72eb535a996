import { Service, Signal, signal } from '@angular/core';
import { drawPart } from './photo-render';
import { UNEDITED } from './photo-edits';

/** How a chosen file looks, small enough to be worked with at once. */
export type Preview =
  | { readonly state: 'decoding' }
  /** `picture` fills the screen, `tile` a thumbnail. */
  | { readonly state: 'ready'; readonly picture: HTMLCanvasElement; readonly tile: HTMLCanvasElement }
  /** This browser cannot read such files, as HEIC and TIFF in most. */
  | { readonly state: 'hidden' };

/** Long edges (px). */
const PICTURE = 1200;
const TILE = 240;

/** Decodes chosen files one after the other, each once; what nobody uses any more is given up with its file. */
@Service()
export class PhotoPreviews {
  private readonly known = new WeakMap<File, Signal<Preview>>();
  private queue: Promise<void> = Promise.resolve();

  /** How the file looks; reactive. */
  of(file: File): Signal<Preview> {
    const known = this.known.get(file);
    if (known) return known;
    const preview = signal<Preview>({ state: 'decoding' });
    this.known.set(file, preview);
    this.queue = this.queue.then(async () => preview.set(await previewOf(file)));
    return preview;
  }
}

async function previewOf(file: File): Promise<Preview> {
  try {
    const photo = await createImageBitmap(file);
    const picture = drawPart(photo, UNEDITED, PICTURE);
    photo.close();
    return { state: 'ready', picture, tile: drawPart(picture, UNEDITED, TILE) };
  } catch {
    return { state: 'hidden' };
  }
}
