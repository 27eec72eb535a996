import { Component, computed, inject, linkedSignal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { Observable, filter, map } from 'rxjs';
import { AuthApi, SessionInfoDto } from '../../api';
import { Confirm } from '../../core/dialogs/confirm';
import { Notices } from '../../core/notices/notices';
import { toProblem } from '../../core/problem';
import { Icon, IconName } from '../../ui/icon';
import { MinuteClock } from '../../ui/minute-clock';
import { lastUsed } from './last-used';

/** Where the viewer is logged in. What is ended goes at once, and comes back with a message when the server refuses. */
@Component({
  selector: 'lw-session-list',
  imports: [Icon],
  host: { class: 'session-list' },
  templateUrl: './session-list.html',
})
export class SessionList {
  private readonly api = inject(AuthApi);
  private readonly notices = inject(Notices);
  private readonly confirm = inject(Confirm);
  private readonly clock = inject(MinuteClock);
  private readonly stored = rxResource({
    stream: () => this.api.listSessions().pipe(map(({ items }) => items)),
  });

  /** As the viewer sees them, this one first; undefined as long as they are not known. */
  protected readonly shown = linkedSignal(() => {
    if (!this.stored.hasValue()) return undefined;
    return this.stored.value().toSorted((a, b) => Number(b.current) - Number(a.current));
  });
  /** What this device is called, e.g. `Chrome on Linux`; empty as long as that is not known. */
  readonly device = computed(() => this.shown()?.find(({ current }) => current)?.device ?? '');
  protected readonly others = computed(() => this.shown()?.filter(({ current }) => !current) ?? []);
  protected readonly problem = computed(() => {
    const error = this.stored.error();
    return error && toProblem(error.cause ?? error).message;
  });

  reload(): void {
    this.stored.reload();
  }

  protected end(session: SessionInfoDto): void {
    const name = this.nameOf(session);
    const done = `${name} is logged out.`;
    this.leave([session], this.api.endSession({ sessionId: session.id }), done);
  }

  protected endOthers(): void {
    const others = this.others();
    const question = {
      heading: 'Log out everywhere else?',
      text: `${others.length === 1 ? 'Your other session ends' : `Your ${others.length} other sessions end`} at once. This one goes on.`,
      confirm: 'Log out',
    };
    this.confirm
      .ask(question)
      .pipe(filter((yes) => yes))
      .subscribe(() =>
        this.leave(others, this.api.endOtherSessions(), 'You are logged in on this device alone.'),
      );
  }

  protected nameOf({ device }: SessionInfoDto): string {
    return device || 'Unknown device';
  }

  protected iconOf({ device }: SessionInfoDto): IconName {
    return /iPhone|Android/.test(device) ? 'phone' : 'device';
  }

  protected detailOf({ addressRange, current, lastUsedAt }: SessionInfoDto): string {
    const used = current ? 'Active now' : lastUsed(new Date(lastUsedAt), new Date(this.clock.now()));
    return [addressRange, used].filter(Boolean).join(' · ');
  }

  /** Takes sessions out of the list while the server ends them. */
  private leave(ending: readonly SessionInfoDto[], call: Observable<void>, done: string): void {
    const before = this.shown();
    this.shown.update((sessions) => sessions?.filter((session) => !ending.includes(session)));
    call.subscribe({
      next: () => this.notices.info(done),
      error: (error: unknown) => {
        const problem = toProblem(error);
        if (problem.code === 'session_not_found') return this.notices.info(done); // it was over already
        this.shown.update((sessions) => sessions && putBack(sessions, ending, before ?? []));
        this.notices.error(`That session goes on. ${problem.message}`);
      },
    });
  }
}

/** With what was taken out, in the order of before; what was taken out meanwhile stays out. */
function putBack(
  sessions: readonly SessionInfoDto[],
  back: readonly SessionInfoDto[],
  before: readonly SessionInfoDto[],
): SessionInfoDto[] {
  return before.filter((session) => sessions.includes(session) || back.includes(session));
}
