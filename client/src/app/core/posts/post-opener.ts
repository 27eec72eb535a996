import { Service, inject } from '@angular/core';
import { Router } from '@angular/router';

/**
 * Opens a post over the page one is on. The address becomes the post's own, so that it can be shared and
 * reloaded (then it is a page), while the page below stays as it is and Back returns to it.
 */
@Service()
export class PostOpener {
  private readonly router = inject(Router);

  open(postId: string): void {
    this.openDialog(['p', postId]);
  }

  /** Opens the list of the people who like a post. */
  openLikers(postId: string): void {
    this.openDialog(['p', postId, 'likes']);
  }

  private openDialog(path: readonly string[]): void {
    void this.router.navigate([{ outlets: { dialog: path } }], {
      browserUrl: '/' + path.join('/'),
      queryParamsHandling: 'preserve',
      scroll: 'manual',
    });
  }
}
