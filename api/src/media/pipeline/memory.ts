import { readFileSync } from 'node:fs';

/**
 * The most memory (bytes) that this process has held at once. Where the system does not keep that (it is in Linux's
 * /proc/self/status), what it holds now. `resourceUsage().maxRSS` is no answer: there a new process begins with that of its parent.
 */
export function peakMemory(): number {
  try {
    const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
    if (kilobytes !== undefined) return Number(kilobytes) * 1024;
  } catch {
    // another system
  }
  return process.memoryUsage.rss();
}
