import { Component, ElementRef, computed, input, signal, viewChild } from '@angular/core';
import { MediaDto } from '../api/models';
import { Icon } from './icon';
import { Photo, ratioOf } from './photo';

/** The narrowest and widest shapes (width by height) a card gives a photo; beyond, it is cropped. */
const NARROWEST = 0.8;
const WIDEST = 1.91;

/** A turn takes longer (ms): what rests sooner, and elsewhere, is the turn before. */
const TURN_TAKES = 250;

/** The photos of one post: swiped, or turned with the arrows on the screen and on the keyboard. */
@Component({
  selector: 'lw-photo-carousel',
  imports: [Icon, Photo],
  host: { class: 'photo-carousel', '[class.photo-carousel-whole]': 'fit() === "contain"' },
  templateUrl: './photo-carousel.html',
})
export class PhotoCarousel {
  readonly media = input.required<readonly MediaDto[]>();
  readonly sizes = input('100vw');
  readonly priority = input(false);
  /** `cover` gives every photo the shape of the first; `contain` shows all of each in the place there is. */
  readonly fit = input<'cover' | 'contain'>('cover');
  /** Read out for a photo without a description, e.g. `Photo by alice`; of several, each says its place. */
  readonly fallback = input('Photo without a description');

  private readonly track = viewChild.required<ElementRef<HTMLElement>>('track');
  /** The photo on show, or the one the track is on its way to. */
  protected readonly index = signal(0);
  /** Whether the track moves by itself: what it passes is not on show, and a further turn counts from its goal. */
  private turning = false;
  private turnedAt = 0;
  protected readonly several = computed(() => this.media().length > 1);
  protected readonly shape = computed(() => {
    if (this.fit() === 'contain') return null;
    const first = this.media()[0];
    return first ? Math.min(WIDEST, Math.max(NARROWEST, ratioOf(first))) : 1;
  });

  protected show(index: number): void {
    const track = this.track().nativeElement;
    const last = this.media().length - 1;
    const target = Math.min(last, Math.max(0, index));
    this.turning ||= target !== this.index();
    this.turnedAt = performance.now();
    this.index.set(target);
    track.scrollTo({ left: target * track.clientWidth });
    // The arrow that led here is gone at either end, and would take the focus with it.
    if (target === 0 || target === last) track.focus({ preventScroll: true });
  }

  protected onScroll(): void {
    if (!this.turning) this.follow();
  }

  /** That the turn before came to rest may be told only after the next one began. */
  protected onScrollEnd(): void {
    const { scrollLeft, clientWidth } = this.track().nativeElement;
    const there = Math.abs(Math.abs(scrollLeft) - this.index() * clientWidth) < 2;
    const isOfThis = there || performance.now() - this.turnedAt > TURN_TAKES;
    if (!this.turning || isOfThis) this.follow();
  }

  /** The track came to rest, or somebody took it in hand. */
  protected follow(): void {
    this.turning = false;
    const { scrollLeft, clientWidth } = this.track().nativeElement;
    if (clientWidth > 0) this.index.set(Math.round(Math.abs(scrollLeft) / clientWidth));
  }

  protected turn(event: Event, index: number): void {
    if (!this.several()) return;
    event.preventDefault();
    this.show(index);
  }
}
