import { readFileSync } from 'node:fs';

const INTERVAL_MS = 100;
const PAGE_BYTES = 4096;

/** Watches the resident memory of a process and all that it started (Linux: /proc). */
export class ResidentMemory {
  peakBytes = 0;

  /** @param {number} pid */
  constructor(pid) {
    const look = () => (this.peakBytes = Math.max(this.peakBytes, residentBytes(pid)));
    look();
    this.timer = setInterval(look, INTERVAL_MS);
  }

  /** @returns {number} the most that was seen at one moment, in bytes */
  stop() {
    clearInterval(this.timer);
    return this.peakBytes;
  }
}

/**
 * The resident memory of a process and all that it started (Linux: /proc).
 * @param {number} pid
 */
export function residentBytes(pid) {
  const own = Number(readOrEmpty(`/proc/${pid}/statm`).split(' ')[1] ?? 0) * PAGE_BYTES;
  const children = readOrEmpty(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean);
  return children.reduce((sum, child) => sum + residentBytes(child), own);
}

/** A process may end at any moment, and only Linux has its files. */
export function readOrEmpty(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
