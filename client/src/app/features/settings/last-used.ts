const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** The server notes it to the quarter of an hour. */
const NOW = 15 * MINUTE;

const UNITS = [
  ['month', 30 * DAY],
  ['week', 7 * DAY],
  ['day', DAY],
  ['hour', 60 * MINUTE],
  ['minute', MINUTE],
] as const;

/** `Active now`, `Last used 20 minutes ago`, `Last used yesterday`, `Last used 3 weeks ago`. */
export function lastUsed(then: Date, now: Date): string {
  return now.getTime() - then.getTime() < NOW ? 'Active now' : `Last used ${ago(then, now)}`;
}

/** `just now`, `20 minutes ago`, `yesterday`, `3 weeks ago`. */
export function ago(then: Date, now: Date): string {
  const passed = now.getTime() - then.getTime();
  const found = UNITS.find(([, least]) => passed >= least);
  if (!found) return 'just now';
  const [unit, length] = found;
  const words = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
  return words.format(-Math.floor(passed / length), unit);
}
