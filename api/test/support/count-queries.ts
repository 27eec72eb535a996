import type { TestApp } from './test-app.js';

/** How many statements a request sends to the database. */
export async function countQueries(app: TestApp, request: () => PromiseLike<unknown>): Promise<number> {
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
