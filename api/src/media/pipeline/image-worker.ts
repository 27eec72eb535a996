import { setPriority } from 'node:os';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import sharp from 'sharp';
import workerpool from 'workerpool';
import { develop } from './develop.js';
import { peakMemory } from './memory.js';

const MEMORY_LIMIT = Number(process.env.MEMORY_LIMIT);

// One photo at a time and nothing kept: there are as many of these processes as cores.
sharp.cache(false);
sharp.concurrency(1);

// Requests go first; encoding takes what they leave.
setPriority(15);

// Ctrl-C reaches the whole group of processes, and the server wants to finish what it has begun. It ends us itself.
process.on('SIGINT', () => undefined);

// Ends this process when a photo takes far more memory than photos do.
new Worker(new URL(`./memory-worker${extname(import.meta.url)}`, import.meta.url), {
  workerData: MEMORY_LIMIT,
}).unref();

workerpool.worker({
  develop: async (...photo: Parameters<typeof develop>) => {
    try {
      return await develop(...photo);
    } finally {
      // a moment that was too short for the other thread counts all the same, and for this photo, not the next
      if (peakMemory() > MEMORY_LIMIT) process.kill(process.pid, 'SIGKILL');
      globalThis.gc?.(); // pixels lie outside V8's heap, which therefore sees no need
    }
  },
});
