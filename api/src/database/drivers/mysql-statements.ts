import { LRUCache } from 'lru-cache';
import type { ResultSetHeader } from 'mysql2';
import type { RawRow } from '../rows.js';

/*
 * Written for mysql2 3.24.5. After an update, look whether `prepare` still asks nothing of a text that it has, and `unprepare` closes it.
 */

/** How mysql2 answers. */
export type Answer = (error: Error | null, result: RawRow[] | ResultSetHeader) => void;

interface Statement {
  execute(parameters: unknown[], answer: Answer): void;
}

/** What of a connection of mysql2 is used here. */
export interface PreparingConnection {
  prepare(sql: string, prepared: (error: Error | null, statement: Statement) => void): void;
  /** Lets the server forget a statement. */
  unprepare(sql: string): void;
}

/** How many prepared statements a connection keeps, the server's memory included. */
const STATEMENTS_PER_CONNECTION = 200;

/** What mysql2 itself may keep: a few more, so that it never closes what is kept here. It reserves memory for all. */
export const STATEMENTS_ROOM = STATEMENTS_PER_CONNECTION + 20;

const kept = new WeakMap<PreparingConnection, LRUCache<string, Statement>>();

/**
 * Runs a statement that the server has read once for each connection. mysql2 keeps them, too, under a key that it makes anew from the
 * text each time: some 5 % of the server's time for a comment, in a profile.
 */
export function executeKept(
  connection: PreparingConnection,
  sql: string,
  parameters: unknown[],
  answer: Answer,
): void {
  const statements = statementsOf(connection);
  const known = statements.get(sql);
  if (known) {
    known.execute(parameters, answer);
    return;
  }
  connection.prepare(sql, (error, statement) => {
    if (error) {
      answer(error, []);
      return;
    }
    statements.set(sql, statement);
    statement.execute(parameters, answer);
  });
}

function statementsOf(connection: PreparingConnection): LRUCache<string, Statement> {
  const known = kept.get(connection);
  if (known) return known;
  const dispose = (_: Statement, sql: string) => connection.unprepare(sql);
  const statements = new LRUCache<string, Statement>({ max: STATEMENTS_PER_CONNECTION, dispose });
  kept.set(connection, statements);
  return statements;
}
