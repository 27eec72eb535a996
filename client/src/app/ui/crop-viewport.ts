import {
  Component,
  DestroyRef,
  ElementRef,
  afterNextRender,
  afterRenderEffect,
  computed,
  inject,
  input,
  model,
  signal,
  viewChild,
} from '@angular/core';
import {
  CropView,
  Picture,
  Rect,
  Size,
  Turns,
  WIDEST_VIEW,
  cropRect,
  drawTurned,
  frameIn,
  movedView,
  turnedSize,
  zoomedView,
} from './crop-geometry';

/** Around the frame, so that one sees what is left out (CSS px). */
const MARGIN = 20;
/** How far an arrow key moves, in parts of the frame; with Shift five times as far. */
const STEP = 0.02;
const ZOOM_STEP = 1.1;
/** A finger or mouse that moved less than this (CSS px) has tapped. */
const TAP = 4;

interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * A photo behind a frame. While it is `adjustable` it is moved by dragging, by a tap on what shall be in the middle or
 * with the arrow keys, and zoomed with the wheel, two fingers or + and −; what the frame leaves out shows faintly.
 */
@Component({
  selector: 'lw-crop-viewport',
  host: { class: 'crop-viewport', '[class.crop-viewport-adjustable]': 'adjustable()' },
  template: `
    <canvas
      #canvas
      class="crop-viewport-canvas"
      [attr.role]="adjustable() ? 'application' : 'img'"
      [attr.tabindex]="adjustable() ? 0 : null"
      [attr.aria-label]="label()"
      [attr.aria-description]="
        adjustable() ? 'The arrow keys move the photo, plus and minus zoom, 0 shows all of it again.' : null
      "
      (pointerdown)="hold($event)"
      (pointermove)="drag($event)"
      (pointerup)="release($event)"
      (pointercancel)="fingers.delete($event.pointerId)"
      (wheel)="onWheel($event)"
      (keydown)="onKey($event)"
    ></canvas>
  `,
})
export class CropViewport {
  readonly picture = input.required<Picture>();
  /** Width by height of the frame. */
  readonly ratio = input.required<number>();
  readonly turns = input<Turns>(0);
  readonly view = model<CropView>(WIDEST_VIEW);
  /** Shows a circle; the frame is still the square around it. */
  readonly round = input(false);
  readonly adjustable = input(true);
  /** What is to be seen, for those who cannot see it. */
  readonly label = input.required<string>();

  private readonly canvas = viewChild.required<ElementRef<HTMLCanvasElement>>('canvas');
  /** Of the canvas, in CSS pixels. */
  private readonly place = signal({ width: 0, height: 0 });
  private readonly frame = computed(() =>
    frameIn(this.place(), this.ratio(), this.adjustable() ? MARGIN : 0),
  );
  private readonly size = computed(() => turnedSize(this.picture(), this.turns()));
  /** Where each finger, or the mouse, is that holds the photo. */
  protected readonly fingers = new Map<number, Point>();
  private travelled = 0;

  constructor() {
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      const canvas = this.canvas().nativeElement;
      const observer = new ResizeObserver(() =>
        this.place.set({ width: canvas.clientWidth, height: canvas.clientHeight }),
      );
      observer.observe(canvas);
      destroyed.onDestroy(() => observer.disconnect());
    });
    afterRenderEffect(() => this.draw());
  }

  protected hold(event: PointerEvent): void {
    if (!this.adjustable() || event.button !== 0) return;
    this.canvas().nativeElement.setPointerCapture(event.pointerId);
    if (this.fingers.size === 0) this.travelled = 0;
    this.fingers.set(event.pointerId, pointOf(event));
  }

  protected drag(event: PointerEvent): void {
    const before = [...this.fingers.values()];
    if (!this.fingers.has(event.pointerId)) return;
    this.fingers.set(event.pointerId, pointOf(event));
    const after = [...this.fingers.values()];
    const from = middle(before);
    const to = middle(after);
    this.travelled += Math.hypot(to.x - from.x, to.y - from.y);
    const { width, height } = this.frame();
    this.change((size, ratio, view) =>
      movedView(size, ratio, view, (from.x - to.x) / width, (from.y - to.y) / height),
    );
    if (after.length > 1) {
      this.travelled = Infinity;
      this.zoom(spread(after) / spread(before), to);
    }
  }

  protected release(event: PointerEvent): void {
    const tapped = this.fingers.delete(event.pointerId) && this.travelled < TAP;
    if (!tapped || this.fingers.size > 0) return;
    const { x, y } = this.inFrame(pointOf(event));
    this.change((size, ratio, view) => movedView(size, ratio, view, x - 0.5, y - 0.5));
  }

  protected onWheel(event: WheelEvent): void {
    if (!this.adjustable()) return;
    event.preventDefault();
    // Mice report about 100 for a notch; trackpads report pinching as small amounts with Ctrl.
    this.zoom(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.002)), pointOf(event));
  }

  protected onKey(event: KeyboardEvent): void {
    if (!this.adjustable() || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = event.shiftKey ? STEP * 5 : STEP;
    const moves: Record<string, readonly [number, number]> = {
      ArrowLeft: [-step, 0],
      ArrowRight: [step, 0],
      ArrowUp: [0, -step],
      ArrowDown: [0, step],
    };
    const zooms: Record<string, number> = { '+': ZOOM_STEP, '=': ZOOM_STEP, '-': 1 / ZOOM_STEP };
    const move = moves[event.key];
    const factor = zooms[event.key];
    if (move) this.change((size, ratio, view) => movedView(size, ratio, view, ...move));
    else if (factor) this.zoom(factor);
    else if (event.key === '0') this.view.set(WIDEST_VIEW);
    else return;
    event.preventDefault();
  }

  private zoom(factor: number, at?: Point): void {
    const point = at && this.inFrame(at);
    this.change((size, ratio, view) => zoomedView(size, ratio, view, factor, point));
  }

  private change(next: (size: Size, ratio: number, view: CropView) => CropView): void {
    this.view.set(next(this.size(), this.ratio(), this.view()));
  }

  /** A point of the canvas in parts of the frame. */
  private inFrame(point: Point): Point {
    const { x, y, width, height } = this.frame();
    return { x: (point.x - x) / width, y: (point.y - y) / height };
  }

  private draw(): void {
    const canvas = this.canvas().nativeElement;
    const place = this.place();
    const sharpness = Math.min(2, devicePixelRatio);
    canvas.width = Math.round(place.width * sharpness);
    canvas.height = Math.round(place.height * sharpness);
    const context = canvas.getContext('2d');
    const frame = this.frame();
    if (!context || frame.width === 0) return;
    context.scale(sharpness, sharpness);
    const part = cropRect(this.size(), this.ratio(), this.view());
    const show = () => drawTurned(context, this.picture(), this.turns(), part, frame);
    if (this.adjustable()) {
      context.globalAlpha = 0.28;
      show();
      context.globalAlpha = 1;
    }
    context.save();
    clip(context, frame, this.round());
    // Where a photo is transparent it will be white.
    context.fillStyle = '#fff';
    context.fillRect(frame.x, frame.y, frame.width, frame.height);
    show();
    if (this.adjustable() && !this.round()) drawThirds(context, frame);
    context.restore();
  }
}

function pointOf({ offsetX, offsetY }: MouseEvent): Point {
  return { x: offsetX, y: offsetY };
}

function middle(points: readonly Point[]): Point {
  const sum = points.reduce((total, { x, y }) => ({ x: total.x + x, y: total.y + y }), { x: 0, y: 0 });
  return { x: sum.x / points.length, y: sum.y / points.length };
}

/** How far apart the first two points are; never 0. */
function spread([one, other]: readonly Point[]): number {
  return one && other ? Math.max(1, Math.hypot(one.x - other.x, one.y - other.y)) : 1;
}

function clip(context: CanvasRenderingContext2D, { x, y, width, height }: Rect, round: boolean): void {
  context.beginPath();
  if (round) context.ellipse(x + width / 2, y + height / 2, width / 2, height / 2, 0, 0, 2 * Math.PI);
  else context.rect(x, y, width, height);
  context.clip();
}

/** Lines at the thirds, by which people place what matters. */
function drawThirds(context: CanvasRenderingContext2D, { x, y, width, height }: Rect): void {
  context.strokeStyle = 'rgb(255 255 255 / 45%)';
  context.beginPath();
  for (const third of [1 / 3, 2 / 3]) {
    context.moveTo(x + width * third, y);
    context.lineTo(x + width * third, y + height);
    context.moveTo(x, y + height * third);
    context.lineTo(x + width, y + height * third);
  }
  context.stroke();
}
