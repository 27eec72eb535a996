import { PushNotifications } from '../../src/notifications/push-notifications.js';
import type { TestApp } from './test-app.js';

/** How many statements a request sends to the database. */
export async function countQueries(app: TestApp, request: () => PromiseLike<unknown>): Promise<number> {
  await app.get(PushNotifications).onModuleDestroy(); // what earlier requests left to be done a moment later
  let count = 0;
  const { logger } = app.dataSource;
  const logQuery = logger.logQuery.bind(logger);
  logger.logQuery = (...args) => {
    count++;
    logQuery(...args);
  };
  try {
    await request();
  } finally {
    logger.logQuery = logQuery;
  }
  return count;
}
