import { defineConfig, devices } from '@playwright/test';

/** "npm test -- browser" starts one server or two, says where they listen (divided by a comma) and which browser there is. */
export default defineConfig({
  testDir: '.',
  // They need a server that sends its letters to them.
  testIgnore: process.env['E2E_SMTP_PORT'] ? [] : 'letters.spec.ts',
  outputDir: '../../test-results',
  // For machines that are slow or have much else to do.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  // One server and one database for all: what one file does must not show in another's counts.
  workers: 1,
  forbidOnly: Boolean(process.env['CI']),
  // A machine that others share may be too slow once. At home a test that fails now and then is to be noticed.
  retries: process.env['CI'] ? 2 : 0,
  reporter: [['list'], ['json']],
  use: {
    ...devices['Desktop Chrome'],
    baseURL: process.env['E2E_BASE_URL']?.split(',')[0],
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env['CHROMIUM'],
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
