import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, inject, signal } from '@angular/core';
import { FormField, FormRoot, TreeValidationResult, form, maxLength } from '@angular/forms/signals';
import { firstValueFrom } from 'rxjs';
import { PostDto } from '../../api';
import { problemErrors } from '../../core/form-problems';
import { PostsStore } from '../../core/posts/posts-store';
import { toProblem } from '../../core/problem';
import { DialogFrame } from '../../ui/dialog-frame';
import { TextField } from '../../ui/text-field';

const LONGEST = 2200;

/** Changes the caption of the viewer's own post. */
@Component({
  selector: 'lw-edit-caption-dialog',
  imports: [DialogFrame, FormField, FormRoot, TextField],
  templateUrl: './edit-caption-dialog.html',
})
export class EditCaptionDialog {
  private readonly posts = inject(PostsStore);
  private readonly post = inject<PostDto>(DIALOG_DATA);
  protected readonly dialog = inject(DialogRef);
  protected readonly longest = LONGEST;
  protected readonly text = signal({ caption: this.post.caption });
  protected readonly form = form(
    this.text,
    (path) => maxLength(path.caption, LONGEST, { message: 'Captions have up to 2,200 characters.' }),
    { submission: { action: () => this.save() } },
  );

  private async save(): Promise<TreeValidationResult> {
    try {
      await firstValueFrom(this.posts.editCaption(this.post.id, this.text().caption.trim()));
    } catch (error) {
      return problemErrors(toProblem(error), { caption: this.form.caption });
    }
    this.dialog.close();
    return undefined;
  }
}
