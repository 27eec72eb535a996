/**
 * Sends requests one after the other.
 * @param {() => Promise<unknown>} request
 * @param {number} count how many at most
 * @param {() => boolean} goOn asked before each
 * @returns {Promise<number[]>} how long each took, in milliseconds
 */
export async function latencies(request, count, goOn = () => true) {
  const taken = [];
  while (taken.length < count && goOn()) {
    const start = performance.now();
    await request();
    taken.push(performance.now() - start);
  }
  return taken;
}

/** @param {number[]} values @param {number} percent the value that so many of them do not exceed */
export function percentile(values, percent) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil((sorted.length * percent) / 100) - 1)] ?? NaN;
}

/** Writes down how long something took. @param {string} name @param {number[]} taken milliseconds */
export function report(name, taken) {
  const ms = (percent) => `${percentile(taken, percent).toFixed(1)} ms`;
  console.log(
    `  ${name.padEnd(20)} p50 ${ms(50)}, p95 ${ms(95)}, p99 ${ms(99)}, most ${ms(100)} (${taken.length})`,
  );
}
