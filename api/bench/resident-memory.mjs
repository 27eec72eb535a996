import { readFileSync, readdirSync } from 'node:fs';

const INTERVAL_MS = 50;
const PAGE_BYTES = 4096;

/** Watches the resident memory of a process and all that it started (Linux: /proc). */
export class ResidentMemory {
  peakBytes = 0;

  /** @param {number} pid */
  constructor(pid) {
    const look = () => (this.peakBytes = Math.max(this.peakBytes, bytesOf(pid)));
    look();
    this.timer = setInterval(look, INTERVAL_MS);
  }

  /** @returns {number} the most that was seen at one moment, in bytes */
  stop() {
    clearInterval(this.timer);
    return this.peakBytes;
  }
}

function bytesOf(root) {
  const children = new Map();
  for (const name of readdirSync('/proc')) {
    const parent = /^\d+$/.test(name) && parentOf(name);
    if (parent) children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const sum = (pid) =>
    residentBytes(pid) + (children.get(pid) ?? []).reduce((all, child) => all + sum(child), 0);
  return sum(root);
}

function parentOf(pid) {
  const stat = readOrEmpty(`/proc/${pid}/stat`);
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
}

const residentBytes = (pid) => Number(readOrEmpty(`/proc/${pid}/statm`).split(' ')[1] ?? 0) * PAGE_BYTES;

/** A process may end at any moment. */
function readOrEmpty(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
