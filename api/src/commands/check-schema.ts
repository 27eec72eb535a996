import { connect, dataSourceOptions } from '../database/data-source.js';
import { migrate } from '../database/migrations/migrate.js';

/** Fails when the entities and the migrated schema disagree: `npm run lint` runs it on an empty database in memory. */
const dataSource = await connect(dataSourceOptions({ dialect: 'sqlite', file: ':memory:', embedded: true }));
await migrate(dataSource);
const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
await dataSource.destroy();
for (const { query } of upQueries) console.error(query);
if (upQueries.length > 0) {
  console.error('The entities and the migrations disagree: the statements above would be needed.');
  process.exitCode = 1;
}
