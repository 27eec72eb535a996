/**
 * Makes something when it is first asked for. Meant for `Intl`'s formatters: the first of its kind reads the browser's tables, which takes
 * a phone as long as showing half a page.
 */
export function onDemand<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
