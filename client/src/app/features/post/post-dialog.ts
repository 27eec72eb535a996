import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, inject } from '@angular/core';
import { Icon } from '../../ui/icon';
import { PostView } from './post-view';

/** One post over the page it was opened from. */
@Component({
  selector: 'lw-post-dialog',
  imports: [Icon, PostView],
  host: { class: 'post-dialog' },
  template: `
    <lw-post-view [postId]="postId" (gone)="dialog.close()" />
    <button type="button" class="icon-button post-dialog-close" aria-label="Close" (click)="dialog.close()">
      <lw-icon name="close" />
    </button>
  `,
})
export class PostDialog {
  protected readonly postId = inject<string>(DIALOG_DATA);
  protected readonly dialog = inject(DialogRef);
}
