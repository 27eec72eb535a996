import 'reflect-metadata';
import { InvalidSetting, readConfig } from './config/config.js';
import { keepPrivate } from './config/private-files.js';
import { connect, dataSourceOptions } from './database/data-source.js';
import { migrate } from './database/migrate.js';
import { loadEnvFile } from './env-file.js';

/** `npm run migrate`: brings the database of the settings up to date, without starting the server. */
try {
  loadEnvFile();
  const config = readConfig();
  keepPrivate(config);
  const dataSource = await connect(dataSourceOptions(config.database));
  try {
    const done = await migrate(dataSource);
    console.log(done.length > 0 ? `Migrated: ${done.join(', ')}.` : 'The database is up to date.');
  } finally {
    await dataSource.destroy();
  }
} catch (error) {
  console.error(error instanceof InvalidSetting ? error.message : error);
  process.exitCode = 1;
}
