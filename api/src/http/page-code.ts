import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const HASHED_SCRIPT = /^([\w.-]+)-[\w-]{8}\.js$/;
/** Static imports only: what comes later by `import()` is not needed to show the page. */
const IMPORTED = /\b(?:from|import)\s*"\.\/([\w.-]+\.js)"/g;

/**
 * Which files the code of each page is in. A page's HTML names them all (`modulepreload`), and they come together; else the browser
 * would find out one after the other, each after a way to the server and back.
 */
export class PageCode {
  private readonly imports = new Map<string, readonly string[]>();
  private readonly files = new Map<string, string>();
  private readonly initial: ReadonlySet<string>;

  /** @param folder with the built app, whose chunks have the names of the files that they begin with */
  constructor(folder: string, indexHtml: string) {
    for (const file of readdirSync(folder)) {
      const name = HASHED_SCRIPT.exec(file)?.[1];
      if (name === undefined) continue;
      this.files.set(name, file);
      const text = readFileSync(join(folder, file), 'utf8');
      this.imports.set(
        file,
        Array.from(text.matchAll(IMPORTED), ([, imported = '']) => imported),
      );
    }
    this.initial = new Set(Array.from(indexHtml.matchAll(/"([\w.-]+\.js)"/g), ([, file = '']) => file));
  }

  /** `<link>` elements for what index.html does not load itself. */
  preloads(names: readonly string[]): string {
    const needed = new Set<string>();
    const add = (file: string) => {
      if (needed.has(file) || this.initial.has(file)) return;
      needed.add(file);
      for (const imported of this.imports.get(file) ?? []) add(imported);
    };
    for (const name of names) {
      const file = this.files.get(name);
      if (file !== undefined) add(file);
    }
    return Array.from(needed, (file) => `<link rel="modulepreload" fetchpriority="low" href="${file}">`).join(
      '',
    );
  }
}
