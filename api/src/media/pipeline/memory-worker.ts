import { workerData } from 'node:worker_threads';

const LOOK_EVERY_MS = 50;

/** The process's memory in bytes. Where the system does not say how much it is now, how much it ever was has to do. */
function memory(): number {
  try {
    return process.memoryUsage.rss();
  } catch {
    return process.resourceUsage().maxRSS * 1024;
  }
}

// A thread of its own beside the decoders, some of which hold up the main one. They leave no chance to end in good order: most of
// their memory lies outside V8's heap, and a limit of the system's would make them crash at any place.
setInterval(() => {
  if (memory() > (workerData as number)) process.kill(process.pid, 'SIGKILL');
}, LOOK_EVERY_MS);
