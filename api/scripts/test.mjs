// "npm test": every suite that this machine can run, then one line with the totals.
// "npm test -- client mariadb" runs those only.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { interruptedBy } from './processes.mjs';
import { suites } from './suites.mjs';

// newman's packages use old names of Node's; nothing to be done about it here.
process.noDeprecation = true;

const wanted = process.argv.slice(2);
const known = new Set(suites.flatMap(({ keys }) => keys));
const unknown = wanted.filter((key) => !known.has(key));
if (unknown.length > 0) {
  console.error(`There is no suite "${unknown.join('", "')}". There are: ${[...known].join(', ')}.`);
  process.exit(2);
}

const totals = { passed: 0, failed: 0, skipped: 0 };
const notes = [];
const reports = mkdtempSync(join(tmpdir(), 'lightwell-reports-'));

for (const [index, suite] of suites.entries()) {
  if (interruptedBy() || (wanted.length > 0 && !suite.keys.some((key) => wanted.includes(key)))) continue;
  const lack = suite.missing?.();
  if (lack) {
    notes.push(`skipped: ${suite.name} suite - ${lack}`);
    totals.skipped += 1;
    continue;
  }
  console.log(`\n=== ${suite.name} ===`);
  await perform(suite, join(reports, `${index}.json`));
}

async function perform(suite, report) {
  const {
    code,
    totals: counted,
    flaky = [],
  } = await suite.run(report).catch((error) => {
    console.error(error.message);
    return { code: 1, totals: { passed: 0, failed: 0, skipped: 0 } };
  });
  // A suite that could not run has failed, even without a failed test.
  if (code !== 0 && counted.failed === 0) counted.failed = 1;
  for (const [kind, count] of Object.entries(counted)) totals[kind] += count;
  notes.push(`${counted.failed > 0 ? 'FAILED ' : 'ok     '} ${suite.name}: ${line(counted)}`);
  for (const test of flaky) notes.push(`        flaky: ${test}`);
}

function line({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

rmSync(reports, { recursive: true });
console.log(`\n${notes.join('\n')}\ntests: ${line(totals)}`);
process.exitCode = totals.failed > 0 || interruptedBy() ? 1 : 0;
