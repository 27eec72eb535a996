import { Dialog } from '@angular/cdk/dialog';
import { Component, DestroyRef, OnInit, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { LikersDialog } from './likers-dialog';

/** The list of likers over the page of the post, at an address of its own. */
@Component({ selector: 'lw-likers-route', template: '' })
export class LikersRoute implements OnInit {
  private readonly dialogs = inject(Dialog);
  private readonly router = inject(Router);
  private readonly destroyRef = inject(DestroyRef);
  readonly postId = input.required<string>();

  ngOnInit(): void {
    const dialog = this.dialogs.open(LikersDialog, {
      data: this.postId(),
      ariaLabelledBy: 'dialog-title',
      closeOnNavigation: false,
    });
    const closing = dialog.closed.subscribe(() => {
      void this.router.navigate(['/p', this.postId()], { replaceUrl: true });
    });
    this.destroyRef.onDestroy(() => {
      closing.unsubscribe();
      dialog.close();
    });
  }
}
