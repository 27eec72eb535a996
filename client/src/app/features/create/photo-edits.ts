import { CropView, Rect, Size, Turns, WIDEST_VIEW, cropRect, turnedSize } from '../../ui/crop-geometry';
import { Look, Recipe, lookOf } from './colour';
import { FILTERS, filterOf } from './filters';

/** The adjustments one makes oneself, each from -100 to 100. */
export interface Tones {
  readonly brightness: number;
  readonly contrast: number;
  readonly saturation: number;
  readonly warmth: number;
}

/** Width by height; `null` keeps the photo's own. */
const SHAPES = {
  original: null,
  square: 1,
  portrait: 4 / 5,
  landscape: 1.91,
} as const;

export type Shape = keyof typeof SHAPES;

/** What is done to a photo before it is sent. Plain data: drafts keep it. */
export interface PhotoEdits {
  readonly shape: Shape;
  readonly turns: Turns;
  /** Which part of the turned photo. */
  readonly view: CropView;
  /** Id of a filter. */
  readonly filter: string;
  readonly tones: Tones;
}

export const NO_TONES: Tones = { brightness: 0, contrast: 0, saturation: 0, warmth: 0 };

export const UNEDITED: PhotoEdits = {
  shape: 'original',
  turns: 0,
  view: WIDEST_VIEW,
  filter: FILTERS[0].id,
  tones: NO_TONES,
};

export function isCropped({ shape, turns, view }: PhotoEdits): boolean {
  return shape !== 'original' || turns !== 0 || view.zoom > 1;
}

export function isToned({ tones }: Pick<PhotoEdits, 'tones'>): boolean {
  return Object.values(tones).some((value) => value !== 0);
}

/** Whether a photo differs from its file; one that does not is sent as it is. */
export function isEdited(edits: PhotoEdits): boolean {
  return isCropped(edits) || isToned(edits) || filterOf(edits.filter) !== FILTERS[0];
}

/** Width by height of what is left of a photo of the given size. */
export function ratioOfEdits(photo: Size, { shape, turns }: PhotoEdits): number {
  const { width, height } = turnedSize(photo, turns);
  return SHAPES[shape] ?? width / height;
}

/** The part that is left, in pixels of the photo as it is turned. */
export function partOf(photo: Size, edits: PhotoEdits): Rect {
  return cropRect(turnedSize(photo, edits.turns), ratioOfEdits(photo, edits), edits.view);
}

/** The change of colours; null when there is none. */
export function lookOfEdits(edits: Pick<PhotoEdits, 'filter' | 'tones'>): Look | null {
  const { recipe } = filterOf(edits.filter);
  if (recipe === FILTERS[0].recipe && !isToned(edits)) return null;
  return lookOf(adjusted(recipe, edits.tones));
}

/** A filter with one's own adjustments on top. */
function adjusted(recipe: Recipe, { brightness, contrast, saturation, warmth }: Tones): Recipe {
  return {
    ...recipe,
    brightness: recipe.brightness + brightness / 100,
    contrast: Math.max(-1, Math.min(1, recipe.contrast + contrast / 100)),
    // Factors: what has no colour stays without.
    saturation: (1 + recipe.saturation) * (1 + saturation / 100) - 1,
    warmth: recipe.warmth + warmth / 100,
  };
}
