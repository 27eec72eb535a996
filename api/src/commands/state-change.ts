import type { VisibilityState } from '../database/entities/columns.js';
import { UsageError } from './run-command.js';

const STATES: Record<string, VisibilityState> = { hide: 'hidden', show: 'visible' };

/**
 * Reads `hide NAME` and `show NAME`.
 * @param usage what to say otherwise
 * @throws UsageError
 */
export function readStateChange(
  args: readonly string[],
  usage: string,
): { state: VisibilityState; of: string } {
  const [verb = '', of, ...more] = args;
  const state = STATES[verb];
  if (!state || of === undefined || more.length > 0) throw new UsageError(usage);
  return { state, of };
}
