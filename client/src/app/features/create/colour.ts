/** How a photo's colours are changed. Zero everywhere changes nothing. */
export interface Recipe {
  /** -1 to 1; black and white stay what they are. */
  readonly brightness: number;
  /** -1 to 1. */
  readonly contrast: number;
  /** -1 (no colour) to 1 (twice as much). */
  readonly saturation: number;
  /** -1 (towards blue) to 1 (towards amber). */
  readonly warmth: number;
  /** 0 to 1: how far black is lifted, as on an old print. */
  readonly fade: number;
  /** Added to the dark and to the light tones, for red, green and blue (-1 to 1). */
  readonly shadows: Tint;
  readonly highlights: Tint;
}

type Tint = readonly [red: number, green: number, blue: number];

/** A recipe made ready for pixels: a matrix that mixes the channels (row by row), then a curve for each (0 to 255). */
export interface Look {
  readonly matrix: readonly number[];
  readonly curves: readonly [Uint8ClampedArray, Uint8ClampedArray, Uint8ClampedArray];
}

const NO_TINT: Tint = [0, 0, 0];

export const NO_CHANGE: Recipe = {
  brightness: 0,
  contrast: 0,
  saturation: 0,
  warmth: 0,
  fade: 0,
  shadows: NO_TINT,
  highlights: NO_TINT,
};

/** How much red, green and blue add to what the eye takes for brightness (Rec. 709). */
const LUMA: Tint = [0.2126, 0.7152, 0.0722];

/** One look for a recipe; both work on sRGB values as they are stored, as photo filters commonly do. */
export function lookOf(recipe: Recipe): Look {
  const curve = (channel: 0 | 1 | 2) =>
    Uint8ClampedArray.from({ length: 256 }, (_, value) => 255 * toned(value / 255, recipe, channel));
  return { matrix: mixing(recipe), curves: [curve(0), curve(1), curve(2)] };
}

/** Changes RGBA pixels in place; opacity stays. */
export function applyLook(pixels: Uint8ClampedArray, { matrix, curves }: Look): void {
  const [rr = 1, rg = 0, rb = 0, gr = 0, gg = 1, gb = 0, br = 0, bg = 0, bb = 1] = matrix;
  const [reds, greens, blues] = curves;
  // Rounds and clamps like the pixels themselves, so that it can be used as an index.
  const mixed = new Uint8ClampedArray(3);
  for (let at = 0; at < pixels.length; at += 4) {
    const red = pixels[at]!;
    const green = pixels[at + 1]!;
    const blue = pixels[at + 2]!;
    mixed[0] = rr * red + rg * green + rb * blue;
    mixed[1] = gr * red + gg * green + gb * blue;
    mixed[2] = br * red + bg * green + bb * blue;
    pixels[at] = reds[mixed[0]]!;
    pixels[at + 1] = greens[mixed[1]]!;
    pixels[at + 2] = blues[mixed[2]]!;
  }
}

/** Saturation, then warmth; grey keeps its brightness. */
function mixing({ saturation, warmth }: Recipe): number[] {
  const gains: Tint = [1 + 0.17 * warmth, 1 + 0.02 * warmth, 1 - 0.2 * warmth];
  const brightness = gains.reduce((sum, gain, channel) => sum + gain * LUMA[channel]!, 0);
  return gains.flatMap((gain, row) =>
    LUMA.map((weight, column) => {
      const own = row === column ? 1 + saturation : 0;
      return ((own - saturation * weight) * gain) / brightness;
    }),
  );
}

/** The tone curve of one channel, for a value from 0 to 1. */
function toned(value: number, recipe: Recipe, channel: 0 | 1 | 2): number {
  const { brightness, contrast, fade, shadows, highlights } = recipe;
  const bright = value ** (2 ** (-0.9 * brightness));
  const steep = bright < 0.5 ? 2 * bright ** 2 : 1 - 2 * (1 - bright) ** 2;
  const tone =
    contrast > 0 ? bright + contrast * (steep - bright) : 0.5 + (bright - 0.5) * (1 + 0.6 * contrast);
  const lift = 0.2 * fade;
  const faded = lift + tone * (1 - lift);
  return faded + shadows[channel] * (1 - faded) ** 2 + highlights[channel] * faded ** 2;
}
