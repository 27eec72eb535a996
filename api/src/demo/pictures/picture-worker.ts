import { parentPort } from 'node:worker_threads';
import { renderAvatar } from './avatar.js';
import { renderPicture } from './picture.js';
import type { StudioAnswer, StudioOrder } from './picture-studio.js';

parentPort?.on('message', ({ id, order }: StudioOrder) => {
  const rendering = 'animal' in order ? renderAvatar(order) : renderPicture(order);
  rendering.then(
    (file) => parentPort?.postMessage({ id, file } satisfies StudioAnswer),
    (error: unknown) => parentPort?.postMessage({ id, error: String(error) } satisfies StudioAnswer),
  );
});
