import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import newman from 'newman';
import sharp from 'sharp';
import { findServer, freePort, ThrowAwayServer } from '../test/support/database-servers.mjs';
import { hasRedis, ThrowAwayRedis } from '../test/support/redis-server.ts';
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
 * @typedef {object} Outcome
 * @property {number} code
 * @property {Totals} totals
 * @property {string[]} [flaky] what passed only when it was tried again
 * @typedef {object} Suite
 * @property {string} name for people
 * @property {string[]} keys how it is picked on the command line
 * @property {() => string | null} [missing] what this machine lacks for it and how to get that; null when nothing
 * @property {(report: string) => Promise<Outcome>} run may write a report to the given path
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
    missing: lackOfMariadb,
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
  {
    name: 'API on two servers',
    keys: ['api', 'cluster'],
    missing: lackForCluster,
    run: (report) => jest('**/*.cluster-spec.ts', 'mariadb', report),
  },
  { name: 'Postman journey', keys: ['api', 'postman'], run: walkJourney },
  { name: 'client', keys: ['client'], run: vitest },
  {
    name: 'browser',
    keys: ['browser'],
    missing: lackOfChromium,
    run: (report) => withBuiltServer((url) => playwright(url, report)),
  },
  {
    name: 'browser with letters',
    keys: ['browser'],
    missing: lackOfChromium,
    run: (report) => withLetters((url, settings) => playwright(url, report, 'letters', settings)),
  },
  {
    name: 'browser on two servers',
    keys: ['browser', 'cluster'],
    missing: () => lackOfChromium() ?? lackForCluster(),
    run: (report) => withTwoServers((urls) => playwright(urls, report, 'notifications')),
  },
];

function lackOfMariadb() {
  if (findServer('mariadb')) return null;
  return 'no mariadbd found; install MariaDB 10.11 or newer or set MARIADBD=/path/to/mariadbd';
}

function lackForCluster() {
  return lackOfMariadb() ?? (hasRedis() ? null : 'no redis-server found; install Redis');
}

function lackOfChromium() {
  if (findChromium()) return null;
  return 'no Chromium found; install it (apt-get install chromium) or set CHROMIUM=/path/to/chromium';
}

async function jest(testMatch, database, report) {
  // servers are killed in processes of their own, and what is served beside the API is tested, too
  if (database !== 'none') await Promise.all([buildApi(), buildClient()]);
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

async function withBuiltServer(use) {
  await Promise.all([buildApi(), buildClient()]);
  return withPrivateServer(({ url }) => use(url));
}

/** A server that asks for confirmed addresses. The tests themselves are where its letters go. */
async function withLetters(use) {
  await Promise.all([buildApi(), buildClient()]);
  const port = String(await freePort());
  const letters = {
    SMTP_URL: `smtp://lightwell:p%40ss%2Fword@127.0.0.1:${port}`,
    MAIL_FROM: 'Lightwell <photos@example.org>',
    EMAIL_VERIFICATION: 'required',
  };
  return withPrivateServer(({ url }) => use(url, { E2E_SMTP_PORT: port }), letters);
}

/** One installation as it is run by those who need two processes: one MariaDB, one Redis, one folder for photos and secrets. */
async function withTwoServers(use) {
  await Promise.all([buildApi(), buildClient()]);
  const database = new ThrowAwayServer('mariadb');
  const redis = new ThrowAwayRedis();
  const shared = mkdtempSync(join(tmpdir(), 'lightwell-test-'));
  try {
    await Promise.all([database.start(), redis.start()]);
    const settings = {
      DATABASE_URL: await database.createDatabase('lightwell'),
      REDIS_URL: redis.url,
      DATA_DIR: shared,
    };
    return await withPrivateServer(
      (one) => withPrivateServer((other) => use(`${one.url},${other.url}`), settings),
      settings,
    );
  } finally {
    database.stop();
    await redis.stop();
    rmSync(shared, { recursive: true, force: true });
  }
}

/** Runs all browser tests, or one file of them. */
async function playwright(url, report, only = '', settings = {}) {
  const one = only ? [`${only}.spec.ts`, `--output=${at('test-results', only)}`] : [];
  const code = await run(
    node,
    [bin('@playwright/test', 'playwright'), 'test', '--config=client/e2e/playwright.config.ts', ...one],
    {
      env: { E2E_BASE_URL: url, CHROMIUM: findChromium(), PLAYWRIGHT_JSON_OUTPUT_FILE: report, ...settings },
    },
  );
  const { stats, suites: files } = JSON.parse(readFileSync(report, 'utf8'));
  return {
    code,
    totals: { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped },
    flaky: files.flatMap((file) => flakyIn(file)),
  };
}

/** The tests of a file, and of its groups, that passed only when they were tried again. */
function flakyIn({ specs, suites: groups = [] }, group = []) {
  return [
    ...specs
      .filter(({ tests }) => tests.some(({ status }) => status === 'flaky'))
      .map(({ file, title }) => [file, ...group, title].join(' › ')),
    ...groups.flatMap((one) => flakyIn(one, [...group, one.title])),
  ];
}
