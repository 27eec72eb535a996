import 'reflect-metadata';
import { readConfig } from '../config/config.js';
import { keepPrivate } from '../config/private-files.js';
import { connect, dataSourceOptions } from '../database/data-source.js';
import { migrate } from '../database/migrations/migrate.js';
import { runCommand } from './run-command.js';

/** `npm run migrate`: brings the database of the settings up to date, without starting the server. */
await runCommand(async () => {
  const config = readConfig();
  keepPrivate(config);
  const dataSource = await connect(dataSourceOptions(config.database));
  try {
    const done = await migrate(dataSource);
    console.log(done.length > 0 ? `Migrated: ${done.join(', ')}.` : 'The database is up to date.');
  } finally {
    await dataSource.destroy();
  }
});
