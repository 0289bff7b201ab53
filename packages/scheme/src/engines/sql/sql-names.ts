/** Names of the columns the source has to offer; all are made here, none comes from a scheme. */
export const SQL_NAMES = {
  row: 'row',
  input: (column: number) => `c${column}`,
  /** An array for each row: the column of its facts, in their order. */
  facts: (column: number) => `f${column}`,
  output: (output: number) => `o${output}`,
  unproven: 'unproven',
} as const;
