import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';

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
