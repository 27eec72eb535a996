import { Component, input, output } from '@angular/core';
import { PostDto } from '../api/models';
import { EndlessList } from './endless-list';
import { PhotoGrid } from './photo-grid';
import { GridSkeleton } from './skeletons';

/** Posts, and how the list of them grows. */
interface GrowingPosts {
  readonly posts: () => readonly PostDto[];
  readonly refs: {
    readonly status: () => 'idle' | 'loading' | 'ready' | 'error';
    readonly done: () => boolean;
    readonly problem: () => { readonly message: string } | null;
    /** Loads the next page, or the failed one again. */
    more(): void;
  };
}

/** A grid of photos that grows as one scrolls, in all its states. Inside goes `[empty]`, shown when there is none. */
@Component({
  selector: 'lw-endless-grid',
  imports: [EndlessList, GridSkeleton, PhotoGrid],
  host: { class: 'endless' },
  template: `
    @let refs = list().refs;
    <lw-endless-list
      [status]="refs.status()"
      [count]="list().posts().length"
      [done]="refs.done()"
      [error]="refs.problem()?.message"
      (more)="refs.more()"
    >
      <lw-photo-grid [posts]="list().posts()" (opened)="opened.emit($event)" />
      <lw-grid-skeleton skeleton />
      <ng-content select="[empty]" ngProjectAs="[empty]" />
      @if (end()) {
        <p class="endless-end text-quiet" end>{{ end() }}</p>
      }
    </lw-endless-list>
  `,
})
export class EndlessGrid {
  readonly list = input.required<GrowingPosts>();
  /** What stands below the last photo. */
  readonly end = input('');
  /** Which post is wanted. */
  readonly opened = output<PostDto>();
}
