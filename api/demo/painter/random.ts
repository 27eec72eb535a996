/** A source of numbers in [0, 1). */
export type Random = () => number;

/**
 * Seeded generator: the same seed gives the same sequence on every machine.
 * Mulberry32 by Tommy Ettinger, public domain (https://gist.github.com/tommyettinger/46a874533244883189143505d203312c).
 */
export function mulberry32(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A number in [from, to). */
export function between(random: Random, from: number, to: number): number {
  return from + (to - from) * random();
}

/** One of the items, each as likely as the others. */
export function pick<Item>(random: Random, items: readonly Item[]): Item {
  return items[Math.floor(random() * items.length)];
}
