import { PushNotifications } from '../../src/notifications/push-notifications.js';
import type { TestApp } from './test-app.js';

/** Whether a session is open is asked every other second, whatever the request. */
const ASKS_FOR_SESSION = 'SELECT s.user_id AS user_id, s.expires_at';

/** The statements that a request sends to the database, but for whether its session is open. */
export async function statementsOf(app: TestApp, request: () => PromiseLike<unknown>): Promise<string[]> {
  await app.get(PushNotifications).onModuleDestroy(); // what earlier requests left to be done a moment later
  const statements: string[] = [];
  const { logger } = app.dataSource;
  const logQuery = logger.logQuery.bind(logger);
  logger.logQuery = (sql, ...others) => {
    if (!sql.startsWith(ASKS_FOR_SESSION)) statements.push(sql);
    logQuery(sql, ...others);
  };
  try {
    await request();
  } finally {
    logger.logQuery = logQuery;
  }
  return statements;
}

/** How many they are. */
export async function countQueries(app: TestApp, request: () => PromiseLike<unknown>): Promise<number> {
  return (await statementsOf(app, request)).length;
}
