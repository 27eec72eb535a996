import { randomBytes } from 'node:crypto';
import {
  copyFileSync,
  constants,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/**
 * A secret of this installation's own, made at the first start; never one that ships with the code. It lies in a file that
 * its owner alone may read, and appears there whole: processes that start at the same time read the same.
 * @param name of the file in `dataDir`
 * @param make called when there is none yet
 */
export function generatedSecret(dataDir: string, name: string, make: () => string): string {
  const file = join(dataDir, name);
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true });
    const draft = `${file}.${randomBytes(6).toString('hex')}`;
    writeFileSync(draft, make(), { mode: 0o600, flag: 'wx' });
    try {
      publish(draft, file);
    } finally {
      rmSync(draft);
    }
  }
  return readFileSync(file, 'utf8').trim();
}

/** Gives the draft its name, unless another process was first. */
function publish(draft: string, file: string): void {
  try {
    linkSync(draft, file);
  } catch {
    // a file system without links, e.g. exFAT
    if (!existsSync(file)) copyFileSync(draft, file, constants.COPYFILE_EXCL);
  }
}
