/** How much is done and waits at once. */
export interface TurnLimits {
  /** Pieces of work at once. */
  readonly atOnce: number;
  /** Pieces of work that may wait for that. */
  readonly waiting: number;
  /** Of both together, how many may be of one owner. */
  readonly perOwner?: number;
}

/** Lets only so much work be done at once; the rest waits, and those whose work it is take turns. */
export class Turns {
  /** Owners in the order of their turns. */
  private readonly queues = new Map<unknown, (() => void)[]>();
  private readonly owned = new Map<unknown, number>();
  private running = 0;
  private waiting = 0;

  constructor(private readonly limits: TurnLimits) {}

  /**
   * Does a piece of work when its turn comes.
   * @param refusal the error for when too much is waiting already; told whether that is all of this owner
   */
  async take<T>(work: () => Promise<T>, refusal: (own: boolean) => Error, owner: unknown = null): Promise<T> {
    const { atOnce, waiting, perOwner = Infinity } = this.limits;
    const owned = this.owned.get(owner) ?? 0;
    const mustWait = this.running >= atOnce;
    if (owned >= perOwner) throw refusal(true);
    if (mustWait && this.waiting >= waiting) throw refusal(false);
    this.owned.set(owner, owned + 1);
    if (mustWait) await this.turnOf(owner);
    else this.running++;
    try {
      return await work();
    } finally {
      this.leave(owner);
    }
  }

  private async turnOf(owner: unknown): Promise<void> {
    this.waiting++;
    await new Promise<void>((go) => {
      const queue = this.queues.get(owner);
      if (queue) queue.push(go);
      else this.queues.set(owner, [go]);
    });
    this.waiting--;
  }

  /** Hands the place on to the owner whose turn it is, who then goes to the end of the line. */
  private leave(owner: unknown): void {
    const owned = (this.owned.get(owner) ?? 1) - 1;
    if (owned > 0) this.owned.set(owner, owned);
    else this.owned.delete(owner);
    const [next] = this.queues;
    if (!next) {
      this.running--;
      return;
    }
    const [nextOwner, [go, ...others]] = next;
    this.queues.delete(nextOwner);
    if (others.length > 0) this.queues.set(nextOwner, others);
    go?.();
  }
}
