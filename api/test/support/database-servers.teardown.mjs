/** Jest's globalTeardown, the counterpart of database-servers.setup.mjs. */
export { stopDatabaseServer as default } from './database-servers.setup.mjs';
