import { Component, computed, effect, input, linkedSignal, signal } from '@angular/core';
import { MediaDto } from '../api/models';
import { Blurhash } from './blurhash';
import { srcsetOf } from './picture-sources';

/** How long (ms) a photo may take to come before its blurhash is worth the work. */
const HASH_AFTER = 250;

/**
 * One photo that never makes the page jump: its place is reserved from the start and filled with its colour, then its
 * blurhash, until the variant that fits has arrived. Pages have dozens of them, so there is no more to it than is needed.
 */
@Component({
  selector: 'lw-photo',
  imports: [Blurhash],
  host: {
    class: 'photo',
    '[class.photo-loaded]': 'state() === "loaded"',
    '[class.photo-first]': 'first()',
    '[class.photo-whole]': 'fit() === "contain"',
    '[style.aspect-ratio]': 'ratio()',
    // around a photo that is shown whole there is the frame
    '[style.background-color]': 'fit() === "contain" ? null : media().dominantColor',
  },
  template: `
    @if (late()) {
      <canvas class="photo-hash" [lwBlurhash]="media().blurhash"></canvas>
    }
    @if (state() === 'failed') {
      <span class="photo-failed">This photo could not be loaded.</span>
    } @else {
      <picture>
        <source type="image/avif" [attr.srcset]="avif()" [attr.sizes]="sizes()" />
        <source type="image/webp" [attr.srcset]="webp()" [attr.sizes]="sizes()" />
        <img
          decoding="async"
          draggable="false"
          [alt]="media().alt || fallback()"
          [attr.width]="media().width"
          [attr.height]="media().height"
          [attr.loading]="first() ? 'eager' : 'lazy'"
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
  /** The first photo of a page: loaded before the others. */
  readonly priority = input(false);
  /** It is in sight from the start: loaded at once, and seen as it comes. */
  readonly atOnce = input(false);
  /** Width by height of its place; its own by default. `null` leaves the size to the place it is put in. */
  readonly shape = input<number | null | undefined>(undefined);
  /** `cover` fills the place and crops; `contain` shows all of the photo. */
  readonly fit = input<'cover' | 'contain'>('cover');
  /** Read out when the author gave no description. */
  readonly fallback = input('Photo without a description');

  protected readonly first = computed(() => this.priority() || this.atOnce());
  /** A refreshed post brings equal media anew; only another address is another photo. */
  private readonly url = computed(() => this.media().url);
  protected readonly state = linkedSignal<string, 'loading' | 'loaded' | 'failed'>({
    source: this.url,
    computation: () => 'loading',
  });
  /** It lets one wait. The blurhash then stays below: the photo fades in over it. */
  protected readonly late = signal(false);
  protected readonly ratio = computed(() => {
    const shape = this.shape();
    return shape === undefined ? ratioOf(this.media()) : shape;
  });
  protected readonly avif = computed(() => srcsetOf(this.media().variants, 'image/avif'));
  protected readonly webp = computed(() => srcsetOf(this.media().variants, 'image/webp'));

  constructor() {
    effect((onCleanup) => {
      this.url();
      const waiting = setTimeout(() => {
        if (this.state() === 'loading') this.late.set(true);
      }, HASH_AFTER);
      onCleanup(() => clearTimeout(waiting));
    });
  }
}

/** Width by height; square when the API does not know them. */
export function ratioOf({ width, height }: Pick<MediaDto, 'width' | 'height'>): number {
  return width > 0 && height > 0 ? width / height : 1;
}
