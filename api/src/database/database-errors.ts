import { codeOf } from '../common/errors/database-failure.js';
import { DomainError } from '../common/errors/domain-error.js';

const DEADLOCK_CODES = new Set(['ER_LOCK_DEADLOCK', 'ER_LOCK_WAIT_TIMEOUT', 'ER_CHECKREAD']);
const UNIQUE_CODES = new Set(['ER_DUP_ENTRY', 'SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY']);
const REFERENCE_CODES = new Set([
  'ER_NO_REFERENCED_ROW_2',
  'ER_NO_REFERENCED_ROW',
  'SQLITE_CONSTRAINT_FOREIGNKEY',
]);

/** Whether the server undid the transaction in favour of another one. */
export const isDeadlock = (error: unknown): boolean => DEADLOCK_CODES.has(codeOf(error));

/** Whether a row refers to one that does not exist (any more). */
export const isMissingReference = (error: unknown): boolean => REFERENCE_CODES.has(codeOf(error));

/** 409: between the check and the write, somebody deleted what the write refers to. */
export class DeletedMeanwhile extends DomainError {
  constructor() {
    super('deleted_meanwhile', 'What this refers to was deleted a moment ago.');
  }
}

/** Whether a row was refused because another one has its id. */
export function isIdTaken(error: unknown): boolean {
  if (codeOf(error) === 'SQLITE_CONSTRAINT_PRIMARYKEY') return true;
  // MySQL: … for key 'posts.PRIMARY'; MariaDB: … for key 'PRIMARY'
  return UNIQUE_CODES.has(codeOf(error)) && error instanceof Error && /[.']PRIMARY'$/.test(error.message);
}

/**
 * Whether a row was refused because of a unique index.
 * @param table the table's name
 * @param column the index's last column; the index is named `<table>_<column>`
 */
export function isTaken(error: unknown, table: string, column: string): boolean {
  if (!UNIQUE_CODES.has(codeOf(error)) || !(error instanceof Error)) return false;
  // MySQL: … for key 'users.users_email'; MariaDB: … for key 'users_email'; SQLite: … failed: users.email
  return new RegExp(
    `(for key '(${table}\\.)?${table}_${column}'$)|(failed: .*\\b${table}\\.${column}$)`,
  ).test(error.message);
}
