import { DestroyRef, Service, computed, effect, inject, signal } from '@angular/core';
import { SessionStore } from '../../core/session/session-store';
import { DraftShelf } from './draft-shelf';
import { Draft, DraftStore } from './draft-store';

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
  /** What lies on the shelf. */
  private readonly written = signal<Draft | null>(null);
  private account: string | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private writing: Promise<void> = Promise.resolve();

  /** It is not known yet whether there is a draft. */
  readonly restoring = this.looking.asReadonly();
  /** What is shown was begun on an earlier visit to the page. */
  readonly restored = computed(() => this.found() && !this.draft.isEmpty());
  /** This browser takes drafts: they survive a reload and may be left. */
  readonly kept = this.safe.asReadonly();
  /** Everything there is has been taken. */
  readonly saved = computed(() => this.safe() && this.draft.content() === this.written());

  constructor() {
    void this.restore();
    this.session.switched.subscribe(() => {
      const viewer = this.session.user()?.id;
      if (viewer !== undefined && viewer !== this.account) void this.restore();
    });
    effect(() => {
      if (this.looking() || this.draft.content() === this.written()) return;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => void this.saveNow(), PAUSE);
    });
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
  }

  /** A visit to the page begins: what is there already was begun on an earlier one. */
  visit(): void {
    this.found.set(!this.draft.isEmpty());
  }

  /** Writes down what waits for a pause; resolves when the browser has taken or refused it. */
  saveNow(): Promise<void> {
    clearTimeout(this.timer);
    this.writing = this.writing.then(() => this.save());
    return this.writing;
  }

  /** Writes down what is not yet written; whether the browser has taken it, within a reasonable time. */
  async keep(): Promise<boolean> {
    await soon(this.saveNow());
    return this.safe();
  }

  /** Throws the draft away. It leaves the shelf before it leaves the screen: no reload may bring it back after that. */
  async discard(): Promise<void> {
    clearTimeout(this.timer);
    const account = this.account;
    if (account !== undefined) {
      this.writing = this.writing.then(() => this.shelf.clear(account)).catch(() => undefined);
      await soon(this.writing);
    }
    this.draft.clear();
  }

  private async restore(): Promise<void> {
    clearTimeout(this.timer);
    const account = this.session.user()?.id;
    this.account = account;
    this.looking.set(true);
    this.found.set(false);
    this.written.set(null);
    const draft = account === undefined ? null : await soon(this.shelf.take(account));
    if (this.account !== account) return;
    if (this.draft.isEmpty()) {
      if (draft) this.draft.resume(draft);
      this.safe.set(draft !== null);
      this.written.set(this.draft.content());
    }
    this.visit();
    this.looking.set(false);
  }

  private async save(): Promise<void> {
    const account = this.account;
    const content = this.draft.content();
    if (account === undefined || this.looking() || content === this.written()) return;
    try {
      if (this.draft.isEmpty()) await this.shelf.clear(account);
      else await this.shelf.put(account, content);
      this.written.set(content);
      this.safe.set(true);
    } catch {
      // Refused or full: leaving asks first, as in browsers that keep nothing.
      this.safe.set(false);
    }
  }
}

/** The answer, or null when it fails or takes too long. */
function soon<T>(answer: Promise<T>): Promise<T | null> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(null), PATIENCE);
    answer.then(resolve, () => resolve(null));
  });
}
