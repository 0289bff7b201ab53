import { expect, test } from 'vitest';
import { type GridColumn, matchesSearch } from './grid-column.ts';

interface Scheme {
  readonly name: string;
  readonly owner: string;
}

const columns: readonly GridColumn<Scheme>[] = [
  { id: 'name', header: 'Name', value: ({ name }) => name, alsoFound: ({ owner }) => owner },
];

test('a row is found by what its cells show beside their values', () => {
  const row = { name: 'Премия отдела', owner: 'Пётр Королёв' };
  expect(matchesSearch(row, columns, 'премия королев')).toBe(true);
  expect(matchesSearch(row, columns, 'премия данилов')).toBe(false);
});
