/** Whether an account is not open yet, as 1 or 0. @param column the column with its id: `s.user_id` */
export const isPending = (column: string): string =>
  `(SELECT COUNT(*) FROM users waiting WHERE waiting.id = ${column} AND waiting.state = 'pending')`;
