import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { DataSource, DataSourceOptions } from 'typeorm';
import { isConnectionFailure } from '../common/errors/database-failure.js';
import { Config } from '../config/config.js';
import { connect, dataSourceOptions } from './data-source.js';
import { Database } from './database.js';
import { migrate } from './migrations/migrate.js';

/** Connects, brings the schema up to date, and gives everybody the `Database`. */
@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [Config],
      useFactory: (config: Config) => ({
        ...dataSourceOptions(config.database),
        toRetry: isConnectionFailure,
      }),
      dataSourceFactory: connectAndMigrate,
    }),
  ],
  providers: [Database],
  exports: [Database],
})
export class DatabaseModule {}

async function connectAndMigrate(options?: DataSourceOptions): Promise<DataSource> {
  if (!options) throw new Error('The database module was given no options.');
  const dataSource = await connect(options);
  try {
    await migrate(dataSource);
    return dataSource;
  } catch (error) {
    await dataSource.destroy();
    throw error;
  }
}
