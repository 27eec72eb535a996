import { readdirSync, readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { describe, expect, it } from '@jest/globals';

const read = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8');
const manifest = readFileSync(findPackageJSON('typeorm', import.meta.url) ?? '', 'utf8');
const { version } = JSON.parse(manifest) as { version: string };
const drivers = readdirSync(new URL('.', import.meta.url)).filter((file) => !file.endsWith('.spec.ts'));

describe('what TypeORM is taught', () => {
  it.each(drivers)('is written for the version that is installed: %s', (file) => {
    // after an update: look at what the head of the file names, then write the new version there
    expect(/Written for TypeORM (\d[\d.]*\d)\b/.exec(read(file))?.[1]).toBe(version);
  });
});
