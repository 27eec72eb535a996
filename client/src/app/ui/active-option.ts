import { Signal, computed, linkedSignal } from '@angular/core';

/**
 * Which option of a listbox the keyboard is on while the focus stays in the field that the options are for (WAI-ARIA's
 * `aria-activedescendant`). New options begin without one.
 */
export class ActiveOption<T> {
  private readonly position = linkedSignal<readonly T[], number>({
    source: () => this.options(),
    computation: () => this.first,
  });

  /** Index among the options; -1 for none. */
  readonly index: Signal<number> = this.position.asReadonly();
  readonly option = computed(() => this.options()[this.position()]);

  /** @param first where new options begin: 0 for the first one, -1 for none */
  constructor(
    private readonly options: () => readonly T[],
    private readonly first: 0 | -1,
  ) {}

  /** Moves with the arrow keys, round at both ends. Answers whether the key was one of them. */
  move(key: string): boolean {
    const count = this.options().length;
    if (count === 0 || (key !== 'ArrowDown' && key !== 'ArrowUp')) return false;
    const from = this.position();
    const step = key === 'ArrowDown' ? 1 : from < 0 ? 0 : -1;
    this.position.set((from + step + count) % count);
    return true;
  }
}
