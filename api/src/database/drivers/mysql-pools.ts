import * as mysql from 'mysql2';
import { STATEMENTS_ROOM } from './mysql-statements.js';

/*
 * Written for TypeORM 1.1.1. After an update, look at MysqlDriver: whether it still makes its pool with `createPool` of the driver that it is
 * given, keeps it in `pool`, and ends it with `end`.
 */

/** Connections of a process for what is no transaction. All may be dead at once, so a read is repeated that many times. */
export const POOL_SIZE = 10;

/**
 * Connections for transactions: those who wait for a post that everybody likes leave the others to those who read. All may be dead at once,
 * too: fewer than `Database` makes attempts.
 */
const TRANSACTIONS_AT_ONCE = 8;

/** How many may wait for a connection; whoever comes then is refused at once. */
const POOL_QUEUE = 2000;

/** How long what people wait for may take, in milliseconds: a database that is frozen must not freeze the server. */
export interface Patience {
  /** Until there is a connection. */
  readonly connection: number;
  /** Until a statement is answered. */
  readonly statement: number;
}

export const REQUEST_PATIENCE: Patience = { connection: 2000, statement: 3000 };

/** How much later than the client the server gives a statement up: it must not go on with what nobody waits for. */
const SERVER_GRACE_MS = 1000;

/** Run on every new connection, so that MySQL and MariaDB agree whatever their own configuration says. */
const SESSION = [
  `SET SESSION sql_mode = 'STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION,ONLY_FULL_GROUP_BY,NO_ZERO_DATE,NO_ZERO_IN_DATE'`,
  `SET SESSION time_zone = '+00:00'`,
  // without gap locks: writers of different rows do not wait for one another
  `SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED`,
];

/** The first statement begins a transaction, as the first after every COMMIT or ROLLBACK: no BEGIN need be sent. */
const WITHOUT_AUTOCOMMIT = 'SET SESSION autocommit = 0';

type Server = 'mysql' | 'mariadb';

/** The pool that TypeORM knows, and one beside it. */
export interface Pools extends mysql.Pool {
  /** Its connections begin a transaction with the first statement, and end it with COMMIT or ROLLBACK. */
  readonly transactions: mysql.Pool;
}

/** Both pools; they end together. */
export function createPools(given: mysql.PoolOptions, server: Server): Pools {
  const options = { ...given, queueLimit: POOL_QUEUE, maxPreparedStatements: STATEMENTS_ROOM };
  const pool = createPool(options, POOL_SIZE, SESSION, server);
  const end = pool.end.bind(pool);
  const transactions = createPool(options, TRANSACTIONS_AT_ONCE, [...SESSION, WITHOUT_AUTOCOMMIT], server);
  return Object.assign(pool, {
    transactions,
    end: (done?: Parameters<typeof end>[0]) => transactions.end(() => end(done)),
  });
}

function createPool(
  options: mysql.PoolOptions,
  size: number,
  session: readonly string[],
  server: Server,
): mysql.Pool {
  const pool = mysql.createPool({ ...options, connectionLimit: size, maxIdle: size });
  pool.on('connection', (connection) => {
    // statements queue up in order, so these run before the first one of the borrower
    for (const statement of session) connection.query(statement, (error) => error && connection.destroy());
    const limit = serverLimit(server, REQUEST_PATIENCE.statement + SERVER_GRACE_MS);
    connection.query(limit, () => undefined); // a MariaDB that is called mysql:// does not know it
  });
  return pool;
}

/**
 * The statement with which a server itself gives up what takes too long; MySQL has that for reads alone. A MariaDB that is called
 * `mysql://` refuses it.
 * @param milliseconds 0 for no limit
 */
export const serverLimit = (type: string, milliseconds: number): string =>
  type === 'mariadb'
    ? `SET SESSION max_statement_time = ${String(milliseconds / 1000)}`
    : `SET SESSION max_execution_time = ${String(milliseconds)}`;
