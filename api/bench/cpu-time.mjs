import { readOrEmpty } from './resident-memory.mjs';

/** Linux counts in hundredths of a second here, whatever its timer does. */
const MS_PER_TICK = 10;

/**
 * How long a process has computed so far, in all its threads, with what the kernel did for it (Linux: /proc).
 * @param {number | null} pid
 * @returns {number} in milliseconds; NaN without a process or elsewhere
 */
export function cpuTime(pid) {
  const stat = readOrEmpty(`/proc/${pid}/stat`);
  // the second field is the name in brackets, in which there may be spaces and brackets
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [userTicks, kernelTicks] = fields.slice(11, 13).map(Number);
  return (userTicks + kernelTicks) * MS_PER_TICK;
}
