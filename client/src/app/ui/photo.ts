import {
  Component,
  ElementRef,
  afterRenderEffect,
  computed,
  input,
  linkedSignal,
  viewChild,
} from '@angular/core';
import { decode } from 'blurhash';
import { MediaDto } from '../api/models';
import { pictureSources } from './picture-sources';

/** The blurhash is drawn this small (pixels) and stretched; it has no finer detail than that. */
const HASH_SIZE = 16;
/** How long (ms) a photo may take to come before its blurhash is worth the work. */
const HASH_AFTER = 100;

/**
 * One photo that never makes the page jump: its place is reserved from the start and filled with its colour, then its
 * blurhash, until the variant that fits has arrived.
 */
@Component({
  selector: 'lw-photo',
  host: {
    class: 'photo',
    '[class.photo-loaded]': 'state() === "loaded"',
    '[class.photo-first]': 'priority()',
    '[class.photo-whole]': 'fit() === "contain"',
    '[style.aspect-ratio]': 'ratio()',
    // around a photo that is shown whole there is the frame
    '[style.background-color]': 'fit() === "contain" ? null : media().dominantColor',
  },
  template: `
    <canvas #hash class="photo-hash" [width]="hashSize" [height]="hashSize" aria-hidden="true"></canvas>
    @if (state() === 'failed') {
      <span class="photo-failed">This photo could not be loaded.</span>
    } @else {
      <picture class="picture">
        @for (source of sources(); track source.type) {
          <source [type]="source.type" [attr.srcset]="source.srcset" [attr.sizes]="sizes()" />
        }
        <img
          decoding="async"
          draggable="false"
          [alt]="description()"
          [attr.width]="media().width"
          [attr.height]="media().height"
          [attr.loading]="priority() ? 'eager' : 'lazy'"
          [attr.fetchpriority]="priority() ? 'high' : null"
          [src]="media().url"
          (load)="state.set('loaded')"
          (error)="state.set('failed')"
        />
      </picture>
    }
  `,
})
export class Photo {
  readonly media = input.required<MediaDto>();
  /** How wide it is shown, as in the `sizes` attribute of an image. */
  readonly sizes = input('100vw');
  /** The first photo of a page: loaded at once, before the others. */
  readonly priority = input(false);
  /** Width by height of its place; its own by default. `null` leaves the size to the place it is put in. */
  readonly shape = input<number | null | undefined>(undefined);
  /** `cover` fills the place and crops; `contain` shows all of the photo. */
  readonly fit = input<'cover' | 'contain'>('cover');
  /** Read out when the author gave no description. */
  readonly fallback = input('Photo without a description');

  protected readonly hashSize = HASH_SIZE;
  /** A refreshed post brings equal media anew; only another address is another photo. */
  private readonly url = computed(() => this.media().url);
  protected readonly state = linkedSignal<string, 'loading' | 'loaded' | 'failed'>({
    source: this.url,
    computation: () => 'loading',
  });
  protected readonly description = computed(() => this.media().alt || this.fallback());
  protected readonly ratio = computed(() => {
    const shape = this.shape();
    return shape === undefined ? ratioOf(this.media()) : shape;
  });
  protected readonly sources = computed(() => pictureSources(this.media().variants));
  private readonly hash = viewChild.required<ElementRef<HTMLCanvasElement>>('hash');

  constructor() {
    afterRenderEffect((onCleanup) => {
      const canvas = this.hash().nativeElement;
      const { blurhash } = this.media();
      const drawing = setTimeout(() => {
        if (this.state() === 'loading') drawHash(canvas, blurhash);
      }, HASH_AFTER);
      onCleanup(() => clearTimeout(drawing));
    });
  }
}

/** Width by height; square when the API does not know them. */
export function ratioOf({ width, height }: Pick<MediaDto, 'width' | 'height'>): number {
  return width > 0 && height > 0 ? width / height : 1;
}

function drawHash(canvas: HTMLCanvasElement, hash: string): void {
  const context = canvas.getContext('2d');
  if (!context || hash.length < 6) return;
  const image = context.createImageData(HASH_SIZE, HASH_SIZE);
  image.data.set(decode(hash, HASH_SIZE, HASH_SIZE));
  context.putImageData(image, 0, 0);
}
