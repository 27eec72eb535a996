import { Component, ElementRef, inject, input, signal, viewChild } from '@angular/core';
import { Observable, switchMap } from 'rxjs';
import { CurrentUserDto, MediaApi, UsersApi } from '../../api';
import { Dialogs } from '../../core/dialogs/dialogs';
import { Notices } from '../../core/notices/notices';
import { toProblem } from '../../core/problem';
import { SessionStore } from '../../core/session/session-store';
import { Avatar } from '../../ui/avatar';

/** The viewer's picture: choose another, crop it, or take it away. */
@Component({
  selector: 'lw-avatar-editor',
  imports: [Avatar],
  host: { class: 'avatar-editor' },
  template: `
    <lw-avatar [person]="user()" size="large" />
    <div class="avatar-editor-text">
      <span class="person-username">{{ user().username }}</span>
      <div class="settings-actions">
        <button type="button" class="button button-small" [disabled]="saving()" (click)="picker.click()">
          {{ saving() ? 'Saving…' : user().avatar ? 'Change picture' : 'Add a picture' }}
        </button>
        @if (user().avatar) {
          <button type="button" class="button button-small" [disabled]="saving()" (click)="remove()">
            Remove
          </button>
        }
      </div>
      <input
        #picker
        type="file"
        accept="image/*"
        hidden
        aria-label="Picture"
        (change)="crop(picker.files?.item(0))"
      />
    </div>
  `,
})
export class AvatarEditor {
  private readonly media = inject(MediaApi);
  private readonly users = inject(UsersApi);
  private readonly session = inject(SessionStore);
  private readonly notices = inject(Notices);
  private readonly dialogs = inject(Dialogs);
  private readonly picker = viewChild.required<ElementRef<HTMLInputElement>>('picker');

  readonly user = input.required<CurrentUserDto>();
  protected readonly saving = signal(false);

  protected async crop(file: File | null | undefined): Promise<void> {
    // The same file chosen again must count as a change.
    this.picker().nativeElement.value = '';
    if (!file) return;
    const dialog = await this.dialogs.open<Blob, File>(
      () => import('./avatar-crop-dialog').then(({ AvatarCropDialog }) => AvatarCropDialog),
      { data: file, ariaLabelledBy: 'dialog-title' },
    );
    dialog?.closed.subscribe((picture) => {
      if (picture) this.upload(picture);
    });
  }

  protected remove(): void {
    this.save(this.users.updateMe({ body: { avatarMediaId: null } }));
  }

  private upload(file: Blob): void {
    this.save(
      this.media
        .uploadMedia({ body: { file } })
        .pipe(switchMap(({ id }) => this.users.updateMe({ body: { avatarMediaId: id } }))),
    );
  }

  private save(call: Observable<CurrentUserDto>): void {
    this.saving.set(true);
    call.subscribe({
      next: (user) => {
        this.saving.set(false);
        this.session.update(user);
        this.notices.info('Your picture is saved.');
      },
      error: (error: unknown) => {
        this.saving.set(false);
        this.notices.error(`Your picture was not saved. ${toProblem(error).message}`);
      },
    });
  }
}
