import { Component, inject, input } from '@angular/core';
import { Router, RouterOutlet } from '@angular/router';
import { PostView } from './post-view';

/** One post as a page of its own, e.g. from a shared link. */
@Component({
  selector: 'lw-post-page',
  imports: [PostView, RouterOutlet],
  host: { class: 'shell-wide' },
  template: `
    <h1 class="visually-hidden">Post</h1>
    <lw-post-view [postId]="postId()" (gone)="goHome()" />
    <router-outlet />
  `,
})
export class PostPage {
  private readonly router = inject(Router);
  readonly postId = input.required<string>();

  protected goHome(): void {
    void this.router.navigateByUrl('/');
  }
}
