import { Directive, ElementRef, effect, inject, input } from '@angular/core';
import { decode } from 'blurhash';

/** It is drawn this small (pixels) and stretched; it has no finer detail than that. */
const SIZE = 16;

/** Draws a blurhash, the blurred memory of a photo (https://blurha.sh). One that is none leaves the canvas empty. */
@Directive({ selector: 'canvas[lwBlurhash]', host: { width: '16', height: '16', 'aria-hidden': 'true' } })
export class Blurhash {
  private readonly canvas = inject<ElementRef<HTMLCanvasElement>>(ElementRef).nativeElement;
  readonly lwBlurhash = input.required<string>();

  constructor() {
    effect(() => {
      const context = this.canvas.getContext('2d');
      const hash = this.lwBlurhash();
      if (!context || hash.length < 6) return;
      const image = context.createImageData(SIZE, SIZE);
      image.data.set(decode(hash, SIZE, SIZE));
      context.putImageData(image, 0, 0);
    });
  }
}
