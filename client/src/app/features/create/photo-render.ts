import { Picture, Size, drawTurned } from '../../ui/crop-geometry';
import { Look, applyLook } from './colour';
import { PhotoEdits, isEdited, lookOfEdits, partOf } from './photo-edits';

/** The most pixels a canvas may have on iPhones; elsewhere it is more. */
const MOST_PIXELS = 16_777_216;
const QUALITY = 0.94;
/** Pixels changed without a pause (a few milliseconds), so that the page stays alive. */
const BAND = 500_000;

/** Long edge (px) of photos that are made smaller before they are sent; the server keeps none larger. */
const SMALLER = 2048;

/** The server takes no larger files (bytes). */
export const HEAVIEST_SENT = 20_000_000;

/**
 * The file to send: with its edits at full resolution, as JPEG, and with `smaller`, or when the server would not take
 * it, at most `SMALLER` wide and high. A photo that needs neither, and one this browser cannot read, is answered as it is.
 */
export async function renderPhoto(file: File, edits: PhotoEdits, smaller: boolean): Promise<File> {
  const heavy = file.size > HEAVIEST_SENT;
  if (!isEdited(edits) && !smaller && !heavy) return file;
  const photo = await createImageBitmap(file).catch(() => null);
  if (!photo) return file;
  try {
    if (!isEdited(edits) && !heavy && Math.max(photo.width, photo.height) <= SMALLER) return file;
    const canvas = drawPart(photo, edits, smaller || heavy ? SMALLER : Infinity);
    const look = lookOfEdits(edits);
    if (look) await colourGently(canvas, look);
    const blob = await toJpeg(canvas);
    return new File([blob], `${file.name.replace(/\.\w+$/, '')}.jpg`, { type: blob.type });
  } finally {
    photo.close();
  }
}

/** The part of a picture that is left, turned, on white, scaled down to fit `longest` (px) and what canvases can hold. */
export function drawPart(picture: Picture, edits: PhotoEdits, longest: number): HTMLCanvasElement {
  const part = partOf(picture, edits);
  const { width, height } = fitted(part, longest);
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = contextOf(canvas);
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  // Where nothing is scaled, pixels stay whole.
  const whole = { ...part, x: Math.round(part.x), y: Math.round(part.y) };
  const exact = width === Math.round(part.width) && height === Math.round(part.height);
  drawTurned(context, picture, edits.turns, exact ? { ...whole, width, height } : part, {
    x: 0,
    y: 0,
    width,
    height,
  });
  return canvas;
}

/** Changes all colours of a canvas at once. */
export function colour(canvas: HTMLCanvasElement, look: Look): void {
  colourBand(contextOf(canvas), look, { top: 0, height: canvas.height });
}

async function colourGently(canvas: HTMLCanvasElement, look: Look): Promise<void> {
  const context = contextOf(canvas);
  const height = Math.ceil(BAND / canvas.width);
  for (let top = 0; top < canvas.height; top += height) {
    colourBand(context, look, { top, height: Math.min(height, canvas.height - top) });
    await new Promise((resolve) => setTimeout(resolve));
  }
}

function colourBand(
  context: CanvasRenderingContext2D,
  look: Look,
  { top, height }: { top: number; height: number },
): void {
  const pixels = context.getImageData(0, top, context.canvas.width, height);
  applyLook(pixels.data, look);
  context.putImageData(pixels, 0, top);
}

/** Whole pixels, at least one, in the same shape. */
export function fitted({ width, height }: Size, longest: number): Size {
  const scale = Math.min(1, longest / Math.max(width, height), Math.sqrt(MOST_PIXELS / (width * height)));
  // Down, where rounding up would be a pixel too many for the canvas.
  const whole = scale < 1 ? Math.floor : Math.round;
  return { width: Math.max(1, whole(width * scale)), height: Math.max(1, whole(height * scale)) };
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This browser has no room for another canvas.');
  return context;
}

function toJpeg(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    const done = (blob: Blob | null) =>
      blob ? resolve(blob) : reject(new Error('This browser could not write the photo.'));
    canvas.toBlob(done, 'image/jpeg', QUALITY);
  });
}
