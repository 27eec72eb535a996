import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, inject, signal } from '@angular/core';
import {
  FormField,
  FormRoot,
  TreeValidationResult,
  applyEach,
  form,
  maxLength,
} from '@angular/forms/signals';
import { firstValueFrom } from 'rxjs';
import { PostDto, UpdatePostDto } from '../../api';
import { problemErrors } from '../../core/form-problems';
import { PostsStore } from '../../core/posts/posts-store';
import { toProblem } from '../../core/problem';
import { DialogFrame } from '../../ui/dialog-frame';
import { Photo } from '../../ui/photo';
import { TextField } from '../../ui/text-field';

const LONGEST_CAPTION = 2200;
const LONGEST_ALT = 1000;

/** Changes the caption of the viewer's own post and the descriptions of its photos. */
@Component({
  selector: 'lw-edit-post-dialog',
  imports: [DialogFrame, FormField, FormRoot, Photo, TextField],
  templateUrl: './edit-post-dialog.html',
})
export class EditPostDialog {
  private readonly posts = inject(PostsStore);
  protected readonly post = inject<PostDto>(DIALOG_DATA);
  protected readonly dialog = inject(DialogRef);
  protected readonly longestCaption = LONGEST_CAPTION;
  protected readonly text = signal({
    caption: this.post.caption,
    alts: this.post.media.map(({ alt }) => alt),
  });
  protected readonly form = form(
    this.text,
    (path) => {
      maxLength(path.caption, LONGEST_CAPTION, { message: 'Captions have up to 2,200 characters.' });
      applyEach(path.alts, (alt) =>
        maxLength(alt, LONGEST_ALT, { message: 'Alt texts have up to 1,000 characters.' }),
      );
    },
    { submission: { action: () => this.save() } },
  );

  private async save(): Promise<TreeValidationResult> {
    const changes = this.changes();
    try {
      if (Object.keys(changes).length > 0) await firstValueFrom(this.posts.edit(this.post.id, changes));
    } catch (error) {
      return problemErrors(toProblem(error), { caption: this.form.caption });
    }
    this.dialog.close();
    return undefined;
  }

  /** Only what is different: an untouched caption is not marked as edited. */
  private changes(): UpdatePostDto {
    const { caption, alts } = this.text();
    const media = this.post.media.map(({ id }, place) => ({ id, alt: alts[place]?.trim() ?? '' }));
    const described = media.some(({ alt }, place) => alt !== this.post.media[place]?.alt);
    return {
      ...(caption.trim() !== this.post.caption && { caption: caption.trim() }),
      ...(described && { media }),
    };
  }
}
