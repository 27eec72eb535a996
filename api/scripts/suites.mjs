import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import newman from 'newman';
import sharp from 'sharp';
import { findServer } from '../test/support/database-servers.mjs';
import { hasS3Server } from '../test/support/s3-server.ts';
import { postmanFile } from './generated.mjs';
import { findChromium } from './chromium.mjs';
import { at, bin, node } from './paths.mjs';
import { journeyPhoto } from './postman-journey.mjs';
import { buildApi, buildClient, ngEnvironment } from './prepare.mjs';
import { withPrivateServer } from './private-server.mjs';
import { run } from './processes.mjs';

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Totals
 * @typedef {object} Suite
 * @property {string} name for people
 * @property {string[]} keys how it is picked on the command line
 * @property {() => string | null} [missing] what this machine lacks for it and how to get that; null when nothing
 * @property {(report: string) => Promise<{ code: number, totals: Totals }>} run may write a report to the given path
 */

/** @type {Suite[]} */
export const suites = [
  { name: 'API units', keys: ['api', 'units'], run: (report) => jest('**/*.spec.ts', 'none', report) },
  {
    name: 'API on SQLite',
    keys: ['api', 'sqlite'],
    run: (report) => jest('**/*.e2e-spec.ts', 'sqlite', report),
  },
  {
    name: 'API on MariaDB',
    keys: ['api', 'mariadb'],
    missing: () =>
      findServer('mariadb')
        ? null
        : 'no mariadbd found; install MariaDB 10.11 or newer or set MARIADBD=/path/to/mariadbd',
    run: (report) => jest('**/*.e2e-spec.ts', 'mariadb', report),
  },
  {
    name: 'API on MySQL',
    keys: ['api', 'mysql'],
    missing: () =>
      findServer('mysql')
        ? null
        : 'no mysqld found; install MySQL 8.4 or newer or set MYSQLD=/path/to/mysqld',
    run: (report) => jest('**/*.e2e-spec.ts', 'mysql', report),
  },
  {
    name: 'API on S3',
    keys: ['api', 's3'],
    missing: () =>
      hasS3Server() ? null : 'no Ceph found; install it (apt-get install radosgw ceph-mon ceph-osd)',
    run: (report) => jest('**/*.s3-spec.ts', 'sqlite', report),
  },
  { name: 'Postman journey', keys: ['api', 'postman'], run: walkJourney },
  { name: 'client', keys: ['client'], run: vitest },
  {
    name: 'browser',
    keys: ['browser'],
    missing: () =>
      findChromium()
        ? null
        : 'no Chromium found; install it (apt-get install chromium) or set CHROMIUM=/path/to/chromium',
    run: playwright,
  },
];

async function jest(testMatch, database, report) {
  if (database !== 'none') await buildClient(); // what is served beside the API is tested, too
  const code = await run(
    node,
    [
      '--experimental-vm-modules',
      '--disable-warning=ExperimentalWarning',
      bin('jest'),
      '--config=api/jest.config.js',
      `--testMatch=${testMatch}`,
      '--json',
      `--outputFile=${report}`,
    ],
    { env: { TEST_DATABASE: database } },
  );
  return { code, totals: jestTotals(report) };
}

async function vitest(report) {
  const code = await run(
    node,
    [
      bin('@angular/cli', 'ng'),
      'test',
      '--no-watch',
      '--reporters=default',
      '--reporters=json',
      `--output-file=${report}`,
    ],
    { cwd: at('client'), env: ngEnvironment },
  );
  return { code, totals: jestTotals(report) };
}

/** Jest and Vitest write the same kind of report. */
function jestTotals(report) {
  const {
    numPassedTests,
    numFailedTests,
    numPendingTests,
    numTodoTests = 0,
  } = JSON.parse(readFileSync(report, 'utf8'));
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests };
}

async function walkJourney() {
  await buildApi();
  return withPrivateServer(async ({ url, folder }) => {
    const workingDir = join(folder, 'journey');
    mkdirSync(workingDir);
    await sharp({ create: { width: 1200, height: 800, channels: 3, background: 'teal' } }).toFile(
      join(workingDir, journeyPhoto),
    );
    const { assertions, requests } = await runNewman({
      collection: JSON.parse(readFileSync(postmanFile, 'utf8')),
      folder: 'Journey',
      envVar: [{ key: 'baseUrl', value: url }],
      workingDir,
      reporters: 'cli',
    });
    const failed = assertions.failed + requests.failed;
    return { code: failed, totals: { passed: assertions.total - assertions.failed, failed, skipped: 0 } };
  });
}

function runNewman(options) {
  return new Promise((resolve, reject) => {
    newman.run(options, (error, summary) => (error ? reject(error) : resolve(summary.run.stats)));
  });
}

async function playwright(report) {
  await Promise.all([buildApi(), buildClient()]);
  return withPrivateServer(async ({ url }) => {
    const code = await run(
      node,
      [bin('@playwright/test', 'playwright'), 'test', '--config=client/e2e/playwright.config.ts'],
      {
        env: { E2E_BASE_URL: url, CHROMIUM: findChromium(), PLAYWRIGHT_JSON_OUTPUT_FILE: report },
      },
    );
    const { stats } = JSON.parse(readFileSync(report, 'utf8'));
    return {
      code,
      totals: { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped },
    };
  });
}
