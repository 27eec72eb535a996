import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { at, node } from './paths.mjs';

/**
 * Whether node_modules holds exactly what package-lock.json asks for. npm writes its own record of an installation,
 * node_modules/.package-lock.json, as the last thing it does, so an interrupted installation counts as missing.
 */
export function isInstalled() {
  const record = at('node_modules/.package-lock.json');
  if (!existsSync(record) || !existsSync(node)) return false;
  const installed = packagesOf(record);
  return Object.entries(packagesOf(at('package-lock.json'))).every(([path, wanted]) => {
    if (path === '') return true;
    const found = installed[path];
    if (!found) return Boolean(wanted.optional || wanted.devOptional || wanted.os || wanted.cpu);
    return found.version === wanted.version && found.integrity === wanted.integrity;
  });
}

function packagesOf(lockfile) {
  return JSON.parse(readFileSync(lockfile, 'utf8')).packages;
}

/** Remembers in a build's output folder what it was built from. */
export class Stamp {
  /**
   * @param {string} file where the stamp lies, inside the output folder
   * @param {string[]} sources files and folders the output depends on, relative to the checkout; missing ones are skipped
   */
  constructor(file, sources) {
    this.file = at(file);
    this.sources = sources;
  }

  /** Whether the output was built, to the end, from sources with this digest. */
  matches(digest) {
    return existsSync(this.file) && readFileSync(this.file, 'utf8') === digest;
  }

  /** To be called before building: an interrupted build is a stale one. */
  remove() {
    rmSync(this.file, { force: true });
  }

  /** To be called last, with the digest taken before the build: what was edited meanwhile is stale. */
  write(digest) {
    mkdirSync(dirname(this.file), { recursive: true });
    writeFileSync(this.file, digest);
  }

  /** SHA-256 over names and contents, tests aside. */
  digest() {
    const hash = createHash('sha256');
    for (const source of this.sources) {
      for (const file of filesIn(source))
        hash
          .update(`${file}\0`)
          .update(readFileSync(at(file)))
          .update('\0');
    }
    return hash.digest('hex');
  }
}

function filesIn(path) {
  const stats = statSync(at(path), { throwIfNoEntry: false });
  if (!stats) return [];
  if (stats.isFile()) return /\.spec\.ts$/.test(path) ? [] : [path];
  return readdirSync(at(path))
    .sort()
    .flatMap((name) => filesIn(join(path, name)));
}
