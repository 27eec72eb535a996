import type { Canvas } from './canvas.js';
import type { FilmLook } from './film.js';
import type { Random } from './random.js';

/** A kind of picture: how to paint it, in each of its palettes. */
export interface Scene<Name extends string> {
  readonly palettes: readonly Name[];
  /** Share of the width and height at which it is painted, before it is enlarged; soft scenes need few pixels. */
  readonly detail: number;
  paint(canvas: Canvas, palette: Name, random: Random): FilmLook;
}

/** Ties a painter to its palettes, so that a spec can name only palettes that the scene knows. */
export function defineScene<Name extends string, Palette>(
  palettes: Record<Name, Palette>,
  paint: (canvas: Canvas, palette: Palette, random: Random) => FilmLook,
  detail = 1,
): Scene<Name> {
  return {
    palettes: Object.keys(palettes) as Name[],
    detail,
    paint: (canvas, palette, random) => paint(canvas, palettes[palette], random),
  };
}
