import { DestroyRef, Service, computed, effect, inject, signal, untracked } from '@angular/core';
import { SessionStore } from '../../core/session/session-store';
import { DraftShelf } from './draft-shelf';
import { DraftStore } from './draft-store';

/** Typing has paused for this long (ms) before it is written down. */
const PAUSE = 250;
/** A browser that has not answered after this long (ms) must not keep anybody from posting. */
const PATIENCE = 3000;

/** Brings the viewer's draft back from an earlier visit and keeps it up to date for the next. */
@Service()
export class DraftKeeper {
  private readonly draft = inject(DraftStore);
  private readonly shelf = inject(DraftShelf);
  private readonly session = inject(SessionStore);
  private readonly looking = signal(true);
  private readonly found = signal(false);
  private readonly safe = signal(false);
  private account: string | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** It is not known yet whether there is a draft. */
  readonly restoring = this.looking.asReadonly();
  /** What is shown was begun on an earlier visit to the page. */
  readonly restored = computed(() => this.found() && !this.draft.isEmpty());
  /** This browser has taken the draft: it survives a reload and may be left. */
  readonly kept = this.safe.asReadonly();

  constructor() {
    void this.restore();
    this.session.switched.subscribe(() => {
      const viewer = this.session.user()?.id;
      if (viewer !== undefined && viewer !== this.account) void this.restore();
    });
    effect(() => {
      this.draft.draft();
      if (this.looking()) return;
      untracked(() => this.saveSoon());
    });
    inject(DestroyRef).onDestroy(() => this.stopTimer());
  }

  /** A visit to the page begins: what is there already was begun on an earlier one. */
  visit(): void {
    this.found.set(!this.draft.isEmpty());
  }

  /** Writes down what waits for a pause, because there may be none. */
  saveNow(): void {
    if (this.timer !== undefined) void this.save();
  }

  private async restore(): Promise<void> {
    this.stopTimer();
    const account = this.session.user()?.id;
    this.account = account;
    this.looking.set(true);
    this.found.set(false);
    const draft = account === undefined ? null : await soon(this.shelf.take(account));
    if (this.account !== account) return;
    if (draft && this.draft.isEmpty()) {
      this.draft.resume(draft);
      this.visit();
    }
    this.looking.set(false);
  }

  private saveSoon(): void {
    this.stopTimer();
    this.timer = setTimeout(() => void this.save(), PAUSE);
  }

  private async save(): Promise<void> {
    this.stopTimer();
    const account = this.account;
    if (account === undefined) return;
    try {
      if (this.draft.isEmpty()) await this.shelf.clear(account);
      else await this.shelf.put(account, this.draft.draft());
      this.safe.set(true);
    } catch {
      // Refused or full: leaving asks first, as in browsers that keep nothing.
      this.safe.set(false);
    }
  }

  private stopTimer(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }
}

/** The answer, or null when it fails or takes too long. */
function soon<T>(answer: Promise<T>): Promise<T | null> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(null), PATIENCE);
    answer.then(resolve, () => resolve(null));
  });
}
