import { Component, input, output, signal } from '@angular/core';
import { PostDto } from '../api/models';
import { Icon } from './icon';
import { Photo } from './photo';

/** An even grid of square photos, three in a row, four where there is room, each a link to its post. */
@Component({
  selector: 'lw-photo-grid',
  imports: [Icon, Photo],
  host: { class: 'grid' },
  templateUrl: './photo-grid.html',
})
export class PhotoGrid {
  readonly posts = input.required<readonly PostDto[]>();
  /** Which post is wanted by a plain click or tap; clicks for a new tab stay with the browser. */
  readonly opened = output<PostDto>();

  /** Id of the post whose counts are shown: it is under the pointer, or the keyboard is on it. */
  protected readonly pointedAt = signal<string | null>(null);

  protected open(event: MouseEvent, post: PostDto): void {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    this.opened.emit(post);
  }

  protected describe(post: PostDto): string {
    const beginning = [...post.caption].slice(0, 80).join('');
    const what = [post.media[0]?.alt, beginning].find(Boolean);
    const name = `Photo by ${post.author.username}`;
    return what ? `${name}: ${what}` : name;
  }
}
