import { workerData } from 'node:worker_threads';
import { peakMemory } from './memory.js';

const LOOK_EVERY_MS = 50;

// A thread of its own beside the decoders, some of which hold up the main one. They leave no chance to end in good order: most of
// their memory lies outside V8's heap, and a limit of the system's would make them crash at any place.
setInterval(() => {
  if (peakMemory() > (workerData as number)) process.kill(process.pid, 'SIGKILL');
}, LOOK_EVERY_MS);
