import { Service, inject } from '@angular/core';
import { Observable, firstValueFrom } from 'rxjs';
import { IdentityApi } from '../../api';
import { Dialogs } from '../dialogs/dialogs';
import { Passkeys } from '../passkeys/passkeys';
import { toProblem } from '../problem';
import type { Confirmation } from './recent-login-dialog';

/** For requests that the server takes only from those who have shown within ten minutes who they are. */
@Service()
export class RecentLogin {
  private readonly dialogs = inject(Dialogs);
  private readonly identity = inject(IdentityApi);
  private readonly passkeys = inject(Passkeys);

  /**
   * Sends a request; when the server wants to know first that it is still the same person, asks them, and sends it once more.
   * @returns null when they did not confirm it: nothing has changed, and there is nothing to tell
   * @throws what the request failed with otherwise
   */
  async run<T>(request: () => Observable<T>): Promise<{ readonly answer: T } | null> {
    try {
      return { answer: await firstValueFrom(request()) };
    } catch (error) {
      if (toProblem(error).code !== 'reauthentication_required') throw error;
    }
    return (await this.confirm()) ? { answer: await firstValueFrom(request()) } : null;
  }

  private async confirm(): Promise<boolean> {
    const data: Confirmation = { withPasskey: await this.hasPasskey() };
    const dialog = await this.dialogs.open<boolean, Confirmation>(
      () => import('./recent-login-dialog').then((file) => file.RecentLoginDialog),
      { ariaLabelledBy: 'recent-login-title', autoFocus: 'input[autocomplete=current-password]', data },
    );
    return dialog !== null && (await firstValueFrom(dialog.closed)) === true;
  }

  /** The password will do where that cannot be found out. */
  private async hasPasskey(): Promise<boolean> {
    if (!this.passkeys.areSupported) return false;
    const listed = await firstValueFrom(this.identity.listPasskeys()).catch(() => null);
    return (listed?.items.length ?? 0) > 0;
  }
}
