import {
  Component,
  ElementRef,
  computed,
  inject,
  input,
  linkedSignal,
  signal,
  viewChild,
} from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { firstValueFrom, map } from 'rxjs';
import { IdentityApi, PasskeyDto } from '../../api';
import { Confirm } from '../../core/dialogs/confirm';
import { Dialogs } from '../../core/dialogs/dialogs';
import { Notices } from '../../core/notices/notices';
import { Passkeys } from '../../core/passkeys/passkeys';
import { Problem, toProblem } from '../../core/problem';
import { RecentLogin } from '../../core/session/recent-login';
import { Icon } from '../../ui/icon';
import { MinuteClock } from '../../ui/minute-clock';
import type { NewPasskey } from './add-passkey-dialog';
import { ago } from './last-used';

/** As many as the server keeps for one account. */
const MOST = 20;

const DAY = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', year: 'numeric' });

/** The keys with which the viewer's devices log in without a password. */
@Component({
  selector: 'lw-passkey-list',
  imports: [Icon],
  host: { class: 'factor' },
  templateUrl: './passkey-list.html',
})
export class PasskeyList {
  private readonly api = inject(IdentityApi);
  private readonly recentLogin = inject(RecentLogin);
  private readonly confirm = inject(Confirm);
  private readonly dialogs = inject(Dialogs);
  private readonly notices = inject(Notices);
  private readonly clock = inject(MinuteClock);
  protected readonly browser = inject(Passkeys);
  protected readonly stored = rxResource({
    stream: () => this.api.listPasskeys().pipe(map(({ items }) => items)),
  });

  /** What this device is called, e.g. `Chrome on Linux`; empty where that is not known. */
  readonly device = input('');

  private readonly addButton = viewChild<ElementRef<HTMLElement>>('addButton');
  protected readonly most = MOST;
  protected readonly adding = signal(false);
  /** Undefined as long as they are not known. */
  protected readonly shown = linkedSignal(() => (this.stored.hasValue() ? this.stored.value() : undefined));
  protected readonly problem = computed(() => {
    const error = this.stored.error();
    return error && toProblem(error.cause ?? error).message;
  });

  protected detailOf({ createdAt, lastUsedAt }: PasskeyDto): string {
    const used = lastUsedAt
      ? `Last used ${ago(new Date(lastUsedAt), new Date(this.clock.now()))}`
      : 'Not used yet';
    return `Added ${DAY.format(new Date(createdAt))} · ${used}`;
  }

  protected async add(): Promise<void> {
    if (this.adding()) return;
    this.adding.set(true);
    try {
      // What needs a recent log-in is asked for before the dialog: then a click in it leads straight to the device.
      const begun = await this.recentLogin.run(() => this.api.beginPasskey());
      if (!begun) return;
      const data: NewPasskey = { creation: begun.answer, name: this.device() };
      const component = () => import('./add-passkey-dialog').then((file) => file.AddPasskeyDialog);
      const dialog = await this.dialogs.open<PasskeyDto, NewPasskey>(component, {
        ariaLabelledBy: 'dialog-title',
        data,
      });
      const added = dialog && (await firstValueFrom(dialog.closed));
      if (!added) return;
      this.shown.update((passkeys) => passkeys && [...passkeys, added]);
      this.notices.info(`${added.name} is added. You can log in with it from now on.`);
    } catch (error) {
      this.failed('No passkey was added.', toProblem(error));
    } finally {
      this.adding.set(false);
    }
  }

  protected async rename(passkey: PasskeyDto): Promise<void> {
    const component = () => import('./rename-passkey-dialog').then((file) => file.RenamePasskeyDialog);
    const dialog = await this.dialogs.open<PasskeyDto, PasskeyDto>(component, {
      ariaLabelledBy: 'dialog-title',
      data: passkey,
    });
    const renamed = dialog && (await firstValueFrom(dialog.closed));
    if (!renamed) return;
    this.shown.update((passkeys) => passkeys?.map((other) => (other.id === renamed.id ? renamed : other)));
  }

  protected async remove({ id, name }: PasskeyDto): Promise<void> {
    const question = {
      heading: `Remove ${name}?`,
      text: 'It does not log you in any more. Your device may go on offering it until you delete it there, too.',
      confirm: 'Remove',
    };
    if (!(await firstValueFrom(this.confirm.ask(question)))) return;
    try {
      if (!(await this.recentLogin.run(() => this.api.removePasskey({ passkeyId: id })))) return;
    } catch (error) {
      const problem = toProblem(error);
      // It was removed already.
      if (problem.code !== 'passkey_not_found') return this.failed(`${name} stays.`, problem);
    }
    this.shown.update((passkeys) => passkeys?.filter((other) => other.id !== id));
    this.notices.info(`${name} is removed.`);
    // The button that had the focus is gone with it.
    this.addButton()?.nativeElement.focus();
  }

  private failed(what: string, { message }: Problem): void {
    this.notices.error(`${what} ${message}`);
  }
}
