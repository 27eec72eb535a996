import { Component, computed, input } from '@angular/core';
import { AvatarDto } from '../api/models';
import { srcsetOf } from './picture-sources';

/** Sizes in CSS pixels; each has a class of its own, since inline styles are not allowed. */
export type AvatarSize = 'small' | 'medium' | 'large' | 'huge';

const PIXELS: Record<AvatarSize, number> = { small: 32, medium: 44, large: 88, huge: 150 };

/**
 * Somebody's picture, or their initial on a colour of their own. Decoration: the name always stands beside it
 * or in the label of the link around it.
 */
@Component({
  selector: 'lw-avatar',
  host: { class: 'avatar', '[class]': 'classes()', 'aria-hidden': 'true' },
  template: `
    @if (source(); as url) {
      <picture>
        <source type="image/avif" [attr.srcset]="srcset('image/avif')" [attr.sizes]="pixels() + 'px'" />
        <source type="image/webp" [attr.srcset]="srcset('image/webp')" [attr.sizes]="pixels() + 'px'" />
        <img alt="" decoding="async" draggable="false" [width]="pixels()" [height]="pixels()" [src]="url" />
      </picture>
    } @else {
      {{ initial() }}
    }
  `,
})
export class Avatar {
  readonly person = input.required<{ username: string; name: string; avatar: AvatarDto | null }>();
  readonly size = input<AvatarSize>('medium');

  protected readonly pixels = computed(() => PIXELS[this.size()]);
  protected readonly source = computed(() => this.person().avatar?.url);
  protected readonly initial = computed(() => {
    const { name, username } = this.person();
    return (name || username).slice(0, 1).toUpperCase();
  });
  protected readonly classes = computed(
    () => `avatar-${this.size()} avatar-hue-${hueOf(this.person().username)}`,
  );

  protected srcset(type: 'image/avif' | 'image/webp'): string | null {
    return srcsetOf(this.person().avatar?.variants ?? [], type);
  }
}

/** One of six hues, the same for the same person on every screen. */
function hueOf(username: string): number {
  let sum = 0;
  for (const letter of username) sum += letter.charCodeAt(0);
  return sum % 6;
}
