/** Lets a number of things through at once, and then so many a second (a token bucket). */
export class TokenBucket {
  private tokens: number;
  private filledAt: number;

  /**
   * @param size how many at once
   * @param perSecond how many for long
   * @param now milliseconds of a clock that never goes back
   */
  constructor(
    private readonly size: number,
    private readonly perSecond: number,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.tokens = size;
    this.filledAt = now();
  }

  /** Whether one more may pass. */
  take(): boolean {
    const now = this.now();
    this.tokens = Math.min(this.size, this.tokens + ((now - this.filledAt) / 1000) * this.perSecond);
    this.filledAt = now;
    if (this.tokens < 1) return false;
    this.tokens--;
    return true;
  }
}
