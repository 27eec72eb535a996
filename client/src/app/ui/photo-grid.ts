import {
  Component,
  ElementRef,
  afterNextRender,
  computed,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { PostDto } from '../api/models';
import { Icon } from './icon';
import { Photo } from './photo';

/** So many are in sight from the start. The cells of the others are made a moment later, so that a phone is not busy for too long at a time. */
const AT_ONCE = 12;

/** An even grid of square photos, three in a row, four where there is room, each a link to its post. */
@Component({
  selector: 'lw-photo-grid',
  imports: [Icon, Photo],
  host: {
    class: 'photo-grid',
    '(click)': 'open($event)',
    '(mouseover)': 'pointAt($event)',
    '(mouseleave)': 'pointedAt.set(null)',
    '(focusin)': 'pointAt($event)',
    '(focusout)': 'pointedAt.set(null)',
  },
  templateUrl: './photo-grid.html',
})
export class PhotoGrid {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  readonly posts = input.required<readonly PostDto[]>();
  /** Which post is wanted by a plain click or tap; clicks for a new tab stay with the browser. */
  readonly opened = output<PostDto>();

  /** Id of the post whose counts are shown: it is under the pointer, or the keyboard is on it. */
  protected readonly pointedAt = signal<string | null>(null);
  protected readonly atOnce = AT_ONCE;
  private readonly ready = signal(AT_ONCE);
  protected readonly cells = computed(() => {
    const pointedAt = this.pointedAt();
    const ready = this.ready();
    return this.posts().map((post, position) => ({
      post,
      cover: position < ready ? post.media[0] : undefined,
      counts: post.id === pointedAt ? post.counts : null,
    }));
  });

  constructor() {
    afterNextRender(() => setTimeout(() => this.ready.set(Infinity)));
  }

  protected open(event: MouseEvent): void {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const post = this.postAt(event);
    if (!post) return;
    event.preventDefault();
    this.opened.emit(post);
  }

  protected pointAt(event: Event): void {
    this.pointedAt.set(this.postAt(event)?.id ?? null);
  }

  protected describe(post: PostDto): string {
    const beginning = [...post.caption].slice(0, 80).join('');
    const what = [post.media[0]?.alt, beginning].find(Boolean);
    const name = `Photo by ${post.author.username}`;
    return what ? `${name}: ${what}` : name;
  }

  private postAt({ target }: Event): PostDto | null {
    const cell = (target as Element).closest('.photo-grid-cell');
    return cell ? (this.posts()[[...this.host.children].indexOf(cell)] ?? null) : null;
  }
}
