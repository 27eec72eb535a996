import {
  WIDEST_VIEW,
  cropRect,
  frameIn,
  movedView,
  turnedSize,
  turnedView,
  zoomedView,
} from './crop-geometry';

const WIDE = { width: 4000, height: 3000 };

describe('the geometry of cropping', () => {
  it.each([
    ['as much as a square allows', 1, { x: 500, y: 0, width: 3000, height: 3000 }],
    ['as much as a tall shape allows', 0.8, { x: 800, y: 0, width: 2400, height: 3000 }],
    ['all of it in its own shape', 4 / 3, { x: 0, y: 0, width: 4000, height: 3000 }],
    ['all of its width in a wider shape', 2, { x: 0, y: 500, width: 4000, height: 2000 }],
  ])('takes %s, from the middle', (_what, ratio, rect) => {
    expect(cropRect(WIDE, ratio, WIDEST_VIEW)).toEqual(rect);
  });

  it.each([
    [0, 0],
    [1, 1],
    [-7, 12],
  ])('stays inside the photo around %d, %d', (x, y) => {
    const rect = cropRect(WIDE, 1, { x, y, zoom: 2 });
    expect(rect.x).toBeGreaterThanOrEqual(0);
    expect(rect.y).toBeGreaterThanOrEqual(0);
    expect(rect.x + rect.width).toBeLessThanOrEqual(WIDE.width);
    expect(rect.y + rect.height).toBeLessThanOrEqual(WIDE.height);
    expect(rect.width).toBe(1500);
  });

  it('zooms no further out than the photo, and in only while it is sharp', () => {
    expect(zoomedView(WIDE, 1, WIDEST_VIEW, 0.1).zoom).toBe(1);
    expect(zoomedView(WIDE, 1, WIDEST_VIEW, 100).zoom).toBe(4);
  });

  it('keeps the point that is zoomed at where it is seen', () => {
    const at = { x: 0.2, y: 0.9 };
    const pointOf = (view: typeof WIDEST_VIEW) => {
      const { x, y, width, height } = cropRect(WIDE, 1, view);
      return { x: x + at.x * width, y: y + at.y * height };
    };
    const zoomed = zoomedView(WIDE, 1, WIDEST_VIEW, 2, at);
    expect(zoomed.zoom).toBe(2);
    expect(pointOf(zoomed).x).toBeCloseTo(pointOf(WIDEST_VIEW).x);
    expect(pointOf(zoomed).y).toBeCloseTo(pointOf(WIDEST_VIEW).y);
  });

  it('moves by parts of the frame and stops at the edge, from where it moves back at once', () => {
    const right = movedView(WIDE, 1, WIDEST_VIEW, 0.1, 0);
    expect(cropRect(WIDE, 1, right).x).toBeCloseTo(800);
    const edge = movedView(WIDE, 1, right, 5, 0);
    expect(cropRect(WIDE, 1, edge).x).toBe(1000);
    expect(cropRect(WIDE, 1, movedView(WIDE, 1, edge, -0.1, 0)).x).toBeCloseTo(700);
  });

  it('shows the same part after a quarter turn', () => {
    const view = { x: 0.3, y: 0.4, zoom: 2 };
    const before = cropRect(WIDE, 1, view);
    const after = cropRect(turnedSize(WIDE, 1), 1, turnedView(view));
    // Turned clockwise, the left edge becomes the upper one.
    expect(after.y).toBeCloseTo(before.x);
    expect(after.x).toBeCloseTo(WIDE.height - before.y - before.height);
    const around = [1, 2, 3, 4].reduce((turned) => turnedView(turned), view);
    expect(around.x).toBeCloseTo(view.x);
    expect(around.y).toBeCloseTo(view.y);
  });

  it('puts the frame into the middle of its place', () => {
    expect(frameIn({ width: 400, height: 300 }, 1, 20)).toEqual({ x: 70, y: 20, width: 260, height: 260 });
    expect(frameIn({ width: 20, height: 20 }, 1, 20).width).toBe(0);
  });
});
