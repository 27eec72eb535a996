import { Dialog } from '@angular/cdk/dialog';
import { Location } from '@angular/common';
import { Component, DestroyRef, OnInit, inject, input } from '@angular/core';
import { PostDialog } from './post-dialog';

/** Keeps the dialog and the address together: closing goes back, going back (or elsewhere) closes. */
@Component({ selector: 'lw-post-dialog-route', template: '' })
export class PostDialogRoute implements OnInit {
  private readonly dialogs = inject(Dialog);
  private readonly location = inject(Location);
  private readonly destroyRef = inject(DestroyRef);
  readonly postId = input.required<string>();

  ngOnInit(): void {
    const dialog = this.dialogs.open(PostDialog, {
      data: this.postId(),
      ariaLabel: 'Post',
      panelClass: 'post-dialog-pane',
      // The route decides; the CDK would close it a second time.
      closeOnNavigation: false,
    });
    const closing = dialog.closed.subscribe(() => this.location.back());
    this.destroyRef.onDestroy(() => {
      closing.unsubscribe();
      dialog.close();
    });
  }
}
