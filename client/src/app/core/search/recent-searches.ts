import { Service, computed, inject, signal } from '@angular/core';
import { Suggestion, suggestionKey } from '../../ui/suggestion';
import { browserStorage } from '../browser-storage';
import { SEARCHES_KEY } from '../session/private-data';
import { SessionStore } from '../session/session-store';

/** How many are remembered. */
const MOST = 10;

interface Remembered {
  /** Id of the account that found them. */
  readonly account: string;
  readonly found: readonly Suggestion[];
}

/** What the viewer searched for and opened, the last first. It is remembered in this browser alone, until the viewer logs out. */
@Service()
export class RecentSearches {
  private readonly session = inject(SessionStore);
  private readonly remembered = signal<Remembered | null>(read());

  /** Empty for everybody but the account that they belong to. */
  readonly list = computed(() => {
    const remembered = this.remembered();
    return remembered && remembered.account === this.session.user()?.id ? remembered.found : [];
  });

  constructor() {
    // What is stored goes with everything else that is kept of somebody.
    this.session.ended.subscribe((reason) => {
      if (reason !== 'expired') this.remembered.set(null);
    });
  }

  add(suggestion: Suggestion): void {
    const others = this.list().filter((other) => suggestionKey(other) !== suggestionKey(suggestion));
    this.keep([suggestion, ...others].slice(0, MOST));
  }

  clear(): void {
    this.keep([]);
  }

  private keep(found: readonly Suggestion[]): void {
    const account = this.session.user()?.id;
    if (account === undefined) return;
    this.remembered.set({ account, found });
    browserStorage.write(SEARCHES_KEY, found.length === 0 ? null : JSON.stringify({ account, found }));
  }
}

/** What an older version wrote, or somebody by hand, is as good as nothing. */
function read(): Remembered | null {
  try {
    const stored = JSON.parse(browserStorage.read(SEARCHES_KEY) ?? 'null') as Remembered | null;
    return Array.isArray(stored?.found) ? stored : null;
  } catch {
    return null;
  }
}
