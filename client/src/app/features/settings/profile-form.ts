import { Component, inject, input, linkedSignal } from '@angular/core';
import { FormField, FormRoot, TreeValidationResult, form, maxLength } from '@angular/forms/signals';
import { firstValueFrom } from 'rxjs';
import { CurrentUserDto, UsersApi } from '../../api';
import { problemErrors } from '../../core/form-problems';
import { Notices } from '../../core/notices/notices';
import { toProblem } from '../../core/problem';
import { SessionStore } from '../../core/session/session-store';
import { TextField } from '../../ui/text-field';

const LONGEST_BIO = 500;

/** What the viewer says about themselves: name and bio. */
@Component({
  selector: 'lw-profile-form',
  imports: [FormField, FormRoot, TextField],
  templateUrl: './profile-form.html',
})
export class ProfileForm {
  private readonly api = inject(UsersApi);
  private readonly session = inject(SessionStore);
  private readonly notices = inject(Notices);

  readonly user = input.required<CurrentUserDto>();

  protected readonly longestBio = LONGEST_BIO;
  protected readonly profile = linkedSignal({
    source: () => this.user().id,
    computation: () => ({ name: this.user().name, bio: this.user().bio }),
  });
  protected readonly form = form(
    this.profile,
    (path) => {
      maxLength(path.name, 50, { message: 'Names have up to 50 characters.' });
      maxLength(path.bio, LONGEST_BIO, { message: 'Bios have up to 500 characters.' });
    },
    { submission: { action: () => this.save() } },
  );

  private async save(): Promise<TreeValidationResult> {
    const { name, bio } = this.profile();
    try {
      const body = { name: name.trim(), bio: bio.trim() };
      this.session.update(await firstValueFrom(this.api.updateMe({ body })));
      this.notices.info('Saved.');
      return undefined;
    } catch (error) {
      return problemErrors(toProblem(error), { name: this.form.name, bio: this.form.bio });
    }
  }
}
