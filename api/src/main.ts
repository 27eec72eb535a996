import 'reflect-metadata';
import { printFailure } from './commands/run-command.js';
import { readConfig } from './config/config.js';
import { loadEnvFile } from './config/env-file.js';
import { keepPrivate } from './config/private-files.js';
import { Demo } from './demo/demo.js';
import { createHttpApp } from './http/http-app.js';
import { spreadLastNet } from './http/last-net.js';
import { checkMediaStorage } from './media/storage/create-media-storage.js';

const INSECURE = `
  WARNING: PUBLIC_URL is not an https address. Passwords, cookies and photos can be read and changed by everybody
  between your members and this server. Put a proxy that ends TLS in front, and set PUBLIC_URL=https://...
`;

/** Supervisors wait for ten seconds before they kill. */
const END_WITHIN_MS = 9500;

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, endInTime);

/** Starts the server. A setting that cannot be used ends it with one line and exit code 1. */
try {
  loadEnvFile();
  const config = readConfig();
  keepPrivate(config);
  await checkMediaStorage(config);
  if (config.production && !config.publicUrl.startsWith('https:')) console.warn(INSECURE);
  const app = await createHttpApp(config);
  await app.listen(config.port, config.host);
  spreadLastNet();
  console.log(`\n  Lightwell   ${config.publicUrl}\n  API         ${config.publicUrl}/docs\n`);
  if (config.demo) await app.get(Demo).populate();
  globalThis.gc?.({ flavor: 'last-resort' }); // an idle server would keep for ever what starting has left behind: 25 MB
} catch (error) {
  printFailure(error);
  process.exit(1);
}

/** Whatever hangs, a database for instance: it does not keep the process from ending. */
function endInTime(): void {
  const late = () => {
    console.error('Not everything could be finished in time.');
    process.exit(1);
  };
  setTimeout(late, END_WITHIN_MS).unref();
}
