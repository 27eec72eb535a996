/** Width and height, in pixels unless said otherwise. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Rect extends Size {
  readonly x: number;
  readonly y: number;
}

/** Anything a canvas can draw that tells its size. */
export type Picture = HTMLCanvasElement | ImageBitmap;

/** Quarter turns, clockwise. */
export type Turns = 0 | 1 | 2 | 3;

/**
 * Which part of a photo is meant: `x` and `y` are the middle of it (0 to 1 of the photo as it is turned), `zoom` says
 * how much closer it is than the largest part of the wanted shape (1 to `CLOSEST`).
 */
export interface CropView {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** As much of the photo as the shape allows, from its middle. */
export const WIDEST_VIEW: CropView = { x: 0.5, y: 0.5, zoom: 1 };

/** The closest zoom: beyond it, photos from a phone are no longer sharp. */
export const CLOSEST = 4;

/** The size of a photo after it is turned. */
export function turnedSize({ width, height }: Size, turns: Turns): Size {
  return turns % 2 === 0 ? { width, height } : { width: height, height: width };
}

/** Where the middle of a view comes to lie when the photo is turned by a quarter, clockwise. */
export function turnedView({ x, y, zoom }: CropView): CropView {
  return { x: 1 - y, y: x, zoom };
}

/** The part of a photo of `size` (as turned) that has the shape `ratio` (width by height); always inside the photo. */
export function cropRect(size: Size, ratio: number, view: CropView): Rect {
  const zoom = between(1, view.zoom, CLOSEST);
  const width = Math.min(size.width, size.height * ratio) / zoom;
  const height = width / ratio;
  return {
    x: between(0, view.x * size.width - width / 2, size.width - width),
    y: between(0, view.y * size.height - height / 2, size.height - height),
    width,
    height,
  };
}

/** The view whose part of the photo lies `x` and `y` further (in widths and heights of that part), as far as there is photo. */
export function movedView(size: Size, ratio: number, view: CropView, x: number, y: number): CropView {
  const rect = cropRect(size, ratio, view);
  return viewOf(size, ratio, { ...view, ...middleOf(size, rect, 0.5 + x, 0.5 + y) });
}

/** Comes closer by `factor`; the point at `x`, `y` (0 to 1 of the shown part) stays where it is seen. */
export function zoomedView(
  size: Size,
  ratio: number,
  view: CropView,
  factor: number,
  { x, y } = { x: 0.5, y: 0.5 },
): CropView {
  const rect = cropRect(size, ratio, view);
  const zoom = between(1, view.zoom * factor, CLOSEST);
  const shrunk = between(1, view.zoom, CLOSEST) / zoom;
  return viewOf(size, ratio, {
    zoom,
    ...middleOf(size, rect, x + (0.5 - x) * shrunk, y + (0.5 - y) * shrunk),
  });
}

/** The largest rectangle of the shape `ratio` in the middle of a place, `margin` away from its edges, in whole pixels. */
export function frameIn(place: Size, ratio: number, margin: number): Rect {
  const width = Math.max(0, Math.min(place.width - 2 * margin, (place.height - 2 * margin) * ratio));
  const height = width / ratio;
  return {
    x: Math.round((place.width - width) / 2),
    y: Math.round((place.height - height) / 2),
    width: Math.round(width),
    height: Math.round(height),
  };
}

/** Draws `part` (pixels of the photo as turned) so that it fills `target`; what lies around it is drawn around it. */
export function drawTurned(
  context: CanvasRenderingContext2D,
  picture: Picture,
  turns: Turns,
  part: Rect,
  target: Rect,
): void {
  const { width, height } = turnedSize(picture, turns);
  context.save();
  context.imageSmoothingQuality = 'high';
  context.translate(target.x, target.y);
  context.scale(target.width / part.width, target.height / part.height);
  context.translate(width / 2 - part.x, height / 2 - part.y);
  context.rotate((turns * Math.PI) / 2);
  context.drawImage(picture, -picture.width / 2, -picture.height / 2);
  context.restore();
}

/** Keeps the middle where it can be, so that moving back shows at once. */
function viewOf(size: Size, ratio: number, view: CropView): CropView {
  return { zoom: view.zoom, ...middleOf(size, cropRect(size, ratio, view), 0.5, 0.5) };
}

/** The point at `x`, `y` (of the rectangle), in parts of the photo. */
function middleOf(size: Size, rect: Rect, x: number, y: number): { readonly x: number; readonly y: number } {
  return { x: (rect.x + x * rect.width) / size.width, y: (rect.y + y * rect.height) / size.height };
}

function between(least: number, value: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
