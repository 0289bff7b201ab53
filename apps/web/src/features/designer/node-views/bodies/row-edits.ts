interface Keyed {
  readonly key: string;
}

/** A name for a new row's input that no row has. */
export function freeKey(taken: ReadonlySet<string>, rows: readonly Keyed[]): string {
  const known = new Set([...taken, ...rows.map(({ key }) => key)]);
  for (let number = known.size + 1; ; number += 1) {
    const key = `row${number}`;
    if (!known.has(key)) return key;
  }
}

/** The row at `index` one place up (−1) or down (1); the same rows at an end of the table. */
export function moveRow<Row>(rows: readonly Row[], index: number, by: 1 | -1): readonly Row[] {
  const row = rows[index];
  const target = index + by;
  if (row === undefined || target < 0 || target >= rows.length) return rows;
  return rows.toSpliced(index, 1).toSpliced(target, 0, row);
}

export function removeRow<Row>(rows: readonly Row[], index: number): readonly Row[] {
  return rows.length <= 1 ? rows : rows.toSpliced(index, 1);
}

/** A copy of the last row, ready to be changed; tables begin with a row, so there is always one. */
export function appendRow<Row>(rows: readonly Row[], fresh: (last: Row | undefined) => Row): readonly Row[] {
  return [...rows, fresh(rows.at(-1))];
}
