import { ThrowAwayServer } from './database-servers.mjs';

let server = null;

/**
 * Jest's globalSetup: with TEST_DATABASE=mariadb or mysql one private server for the whole run, whose URL (without a
 * database name) the specs find in TEST_DATABASE_SERVER_URL. SQLite needs none.
 */
export default async function startDatabaseServer() {
  const kind = process.env.TEST_DATABASE;
  if (kind !== 'mariadb' && kind !== 'mysql') return;
  server = new ThrowAwayServer(kind);
  // Jest leaves its teardown out when it is interrupted.
  process.once('exit', stopDatabaseServer);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));
  await server.start();
  process.env.TEST_DATABASE_SERVER_URL = server.url;
}

/** Ends what {@link startDatabaseServer} started. */
export function stopDatabaseServer() {
  server?.stop();
  server = null;
}
