import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';

/*
 * Written for TypeORM 1.1.1. After an update, look at QueryBuilder.createWhereExpression: whether `extraAppendedAndWhereCondition` is
 * still joined with AND to all other conditions. TypeORM itself sets it only where a query has joins and `take`: in the second of two
 * statements, to the ids that the first one, with ours, has found.
 */

/**
 * Adds a condition that stays, whatever is said of the query afterwards: TypeORM's `where` erases what was said with `where` and
 * `andWhere` before, and `orWhere` would open a way around it. This one is joined to all of them with AND, in brackets.
 * @param condition in SQL, with the table's own column names
 */
export function restrict<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  condition: string,
  parameters: ObjectLiteral = {},
): SelectQueryBuilder<T> {
  const { expressionMap } = query;
  const before = expressionMap.extraAppendedAndWhereCondition;
  expressionMap.extraAppendedAndWhereCondition = before ? `${before} AND ${condition}` : condition;
  return query.setParameters(parameters);
}
