import { setTimeout as delay } from 'node:timers/promises';

const PAUSE_MS = 10;
const PATIENCE_MS = 15_000;

/**
 * Waits until something is so that tells nobody when it becomes so. What does tell is listened to instead.
 * @param what is waited for, as it is said when that was in vain
 */
export async function eventually(
  what: string,
  isSo: () => Promise<boolean>,
  patienceMs = PATIENCE_MS,
): Promise<void> {
  const end = Date.now() + patienceMs;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`Waited in vain for ${what}`);
    await delay(PAUSE_MS);
  }
}
