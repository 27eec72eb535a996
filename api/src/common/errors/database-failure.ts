/** Codes with which mysql2 and the servers say that a connection is gone or that none can be had. */
const CONNECTION_CODES = new Set([
  'PROTOCOL_CONNECTION_LOST',
  'PROTOCOL_ENQUEUE_AFTER_FATAL_ERROR',
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ERR_STREAM_WRITE_AFTER_END',
  'ERR_STREAM_DESTROYED',
  'ETIMEDOUT',
  'ER_SERVER_SHUTDOWN',
  'ER_CON_COUNT_ERROR',
  'ER_CONNECTION_KILLED',
  'ER_QUERY_INTERRUPTED',
  'ER_NORMAL_SHUTDOWN',
  'ER_UNKNOWN_COM_ERROR', // what a Galera node says to every statement while it has no quorum
]);

/** Codes with which a database says that it cannot do now what it can do at another time. */
const BUSY_CODES = new Set([
  'DATABASE_TIMEOUT',
  'ER_ERROR_DURING_COMMIT', // a Galera node that lost its quorum in the middle: nobody knows whether it is committed
  'ER_LOCK_DEADLOCK',
  'ER_LOCK_WAIT_TIMEOUT',
  'ER_QUERY_TIMEOUT',
  'ER_STATEMENT_TIMEOUT',
  'ER_OPTION_PREVENTS_STATEMENT', // read-only, as a server is that is being replaced
  'ER_READ_ONLY_MODE',
  'SQLITE_BUSY',
  'SQLITE_IOERR',
]);

/** Codes with which databases and file systems say that there is no room. */
const FULL_CODES = new Set(['SQLITE_FULL', 'ER_RECORD_FILE_FULL', 'ER_DISK_FULL', 'ENOSPC', 'EDQUOT']);

/** The connection was given up in the middle of a transaction, and with it what the transaction had done. */
export class ConnectionLost extends Error {
  readonly code = 'PROTOCOL_CONNECTION_LOST';

  constructor() {
    super('The connection to the database is lost.');
    this.name = new.target.name;
  }
}

/** The database did not answer, or gave no connection, in the time that a request can wait. */
export class DatabaseTimeout extends Error {
  readonly code = 'DATABASE_TIMEOUT';

  constructor(what: string) {
    super(`The database ${what} in time.`);
    this.name = new.target.name;
  }
}

/** Whether the database could not be reached, as opposed to having refused a statement: nothing has happened there. */
export const isConnectionFailure = (error: unknown): boolean =>
  CONNECTION_CODES.has(codeOf(error)) || isUnnamedLoss(error);

/** What mysql2 says of a connection that was closed while somebody was about to use it has no code. */
const isUnnamedLoss = (error: unknown) =>
  codeOf(error) === '' && (error as { fatal?: unknown } | null)?.fatal === true;

/** Whether the same request may well succeed in a moment. */
export const isUnavailable = (error: unknown): boolean =>
  isConnectionFailure(error) || BUSY_CODES.has(codeOf(error));

/** Whether what was to be written has no room: on the disk, or in what this program may take of it. */
export const isStorageFull = (error: unknown): boolean => FULL_CODES.has(codeOf(error));

/** The code of an error as drivers and Node give it; empty where there is none. */
export function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}
