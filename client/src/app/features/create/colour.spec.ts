import { NO_CHANGE, Recipe, applyLook, lookOf } from './colour';

type Rgb = readonly [number, number, number];

const BLACK: Rgb = [0, 0, 0];
const GREY: Rgb = [128, 128, 128];
const WHITE: Rgb = [255, 255, 255];
const SKY: Rgb = [80, 140, 220];

/** What becomes of a colour. */
function changed(colour: Rgb, recipe: Partial<Recipe>): number[] {
  const pixels = Uint8ClampedArray.from([...colour, 77]);
  applyLook(pixels, lookOf({ ...NO_CHANGE, ...recipe }));
  expect(pixels[3]).toBe(77);
  return [...pixels.subarray(0, 3)];
}

const brightnessOf = ([red = 0, green = 0, blue = 0]: readonly number[]) =>
  0.2126 * red + 0.7152 * green + 0.0722 * blue;

describe('the colours of a photo', () => {
  it.each([[BLACK], [GREY], [WHITE], [SKY], [[1, 254, 3] as const]])(
    'leaves %j without a recipe',
    (colour) => {
      expect(changed(colour, {})).toEqual(colour);
    },
  );

  it('makes brighter and darker without touching black and white', () => {
    for (const brightness of [-1, 1]) {
      expect(changed(BLACK, { brightness })).toEqual(BLACK);
      expect(changed(WHITE, { brightness })).toEqual(WHITE);
    }
    expect(changed(GREY, { brightness: 0.5 })[0]).toBeGreaterThan(150);
    expect(changed(GREY, { brightness: -0.5 })[0]).toBeLessThan(105);
  });

  it('moves tones apart and together around the middle', () => {
    expect(changed([64, 128, 192], { contrast: 1 })).toEqual([32, 128, 224]);
    const [dark = 0, , light = 0] = changed([64, 128, 192], { contrast: -1 });
    expect(light - dark).toBeLessThan(60);
  });

  it('takes all colour away and keeps the brightness', () => {
    const [red, green, blue] = changed(SKY, { saturation: -1 });
    expect(red).toBe(green);
    expect(green).toBe(blue);
    expect(red).toBeCloseTo(brightnessOf(SKY), -1);
    const more = changed(SKY, { saturation: 0.5 });
    expect(more[0]).toBeLessThan(SKY[0]);
    expect(more[2]).toBeGreaterThan(SKY[2]);
  });

  it('warms and cools at the same brightness', () => {
    const [red = 0, , blue = 0] = changed(GREY, { warmth: 1 });
    expect(red).toBeGreaterThan(blue + 30);
    const cold = changed(GREY, { warmth: -1 });
    expect(cold[2]).toBeGreaterThan((cold[0] ?? 0) + 30);
    for (const warmth of [-1, 1]) {
      expect(Math.abs(brightnessOf(changed(GREY, { warmth })) - 128)).toBeLessThan(1.5);
    }
  });

  it('lifts and tints the dark and the light', () => {
    expect(changed(BLACK, { fade: 1 })).toEqual([51, 51, 51]);
    expect(changed(BLACK, { shadows: [0, 0, 0.1] })).toEqual([0, 0, 26]);
    expect(changed(WHITE, { highlights: [0, 0, -0.1] })).toEqual([255, 255, 230]);
    expect(changed(WHITE, { shadows: [0, 0, -0.1] })).toEqual(WHITE);
  });
});
