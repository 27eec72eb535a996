import { readdirSync, readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { describe, expect, it } from '@jest/globals';

const read = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8');
const drivers = readdirSync(new URL('.', import.meta.url)).filter((file) => !file.endsWith('.spec.ts'));

function installed(name: string): string {
  const manifest = readFileSync(findPackageJSON(name, import.meta.url) ?? '', 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}

describe('what libraries are taught', () => {
  it.each(drivers)('is written for the version that is installed: %s', (file) => {
    // after an update: look at what the head of the file names, then write the new version there
    const [, name = '', version] = /Written for (TypeORM|mysql2) (\d[\d.]*\d)\b/.exec(read(file)) ?? [];
    expect(version).toBe(installed(name.toLowerCase()));
  });
});
