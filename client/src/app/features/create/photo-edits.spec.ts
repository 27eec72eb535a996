import { WIDEST_VIEW } from '../../ui/crop-geometry';
import { NO_CHANGE, applyLook } from './colour';
import { FILTERS } from './filters';
import { NO_TONES, PhotoEdits, UNEDITED, isEdited, lookOfEdits, partOf } from './photo-edits';
import { fitted, renderPhoto } from './photo-render';

const WIDE = { width: 4000, height: 3000 };
const edits = (some: Partial<PhotoEdits>): PhotoEdits => ({ ...UNEDITED, ...some });

describe('the edits of a photo', () => {
  it.each<[string, Partial<PhotoEdits>]>([
    ['a shape', { shape: 'square' }],
    ['a turn', { turns: 1 }],
    ['a zoom', { view: { ...WIDEST_VIEW, zoom: 1.5 } }],
    ['a filter', { filter: 'amber' }],
    ['an adjustment', { tones: { ...NO_TONES, warmth: -1 } }],
  ])('count with %s', (_what, some) => {
    expect(isEdited(edits(some))).toBe(true);
  });

  it('do not count without any, nor with a filter that no longer exists', () => {
    expect(isEdited(UNEDITED)).toBe(false);
    expect(isEdited(edits({ filter: 'gone' }))).toBe(false);
    expect(lookOfEdits(UNEDITED)).toBeNull();
    expect(partOf(WIDE, UNEDITED)).toEqual({ x: 0, y: 0, ...WIDE });
  });

  it('crop the photo as it is turned', () => {
    expect(partOf(WIDE, edits({ turns: 1, shape: 'portrait' }))).toEqual({
      x: 0,
      y: 125,
      width: 3000,
      height: 3750,
    });
    expect(partOf(WIDE, edits({ turns: 3 }))).toEqual({ x: 0, y: 0, width: 3000, height: 4000 });
  });

  it('cannot colour what a filter has made black and white', () => {
    const pixels = Uint8ClampedArray.of(200, 90, 30, 255);
    const look = lookOfEdits(edits({ filter: 'slate', tones: { ...NO_TONES, saturation: 100 } }));
    if (look) applyLook(pixels, look);
    expect(pixels[0]).toBe(pixels[1]);
    expect(pixels[1]).toBe(pixels[2]);
  });

  it('leave the file of a photo without any as it is', async () => {
    const file = new File(['light'], 'lake.jpg');
    expect(await renderPhoto(file, UNEDITED, false)).toBe(file);
  });

  it('have filters that all do something else', () => {
    const recipes = new Set(FILTERS.map(({ recipe }) => JSON.stringify(recipe)));
    expect(recipes.size).toBe(FILTERS.length);
    expect(new Set(FILTERS.map(({ id }) => id)).size).toBe(FILTERS.length);
    expect(FILTERS[0].recipe).toEqual(NO_CHANGE);
  });
});

describe('the size a photo is sent in', () => {
  it.each([
    ['as it is', { width: 1600, height: 1200 }, Infinity, { width: 1600, height: 1200 }],
    [
      'with its long edge at most as wanted',
      { width: 3000, height: 4000 },
      2048,
      { width: 1536, height: 2048 },
    ],
    ['never enlarged', { width: 100, height: 50 }, 2048, { width: 100, height: 50 }],
    ['at least a pixel', { width: 4000, height: 1 }, 2048, { width: 2048, height: 1 }],
  ])('is %s', (_what, size, longest, expected) => {
    expect(fitted(size, longest)).toEqual(expected);
  });

  it('fits the canvas of an iPhone', () => {
    const { width, height } = fitted({ width: 8160, height: 6120 }, Infinity);
    expect(width * height).toBeLessThanOrEqual(16_777_216);
    expect(width * height).toBeGreaterThan(16_700_000);
    expect(width / height).toBeCloseTo(4 / 3, 3);
  });
});
