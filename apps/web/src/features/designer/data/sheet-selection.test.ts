import { expect, test } from 'vitest';
import { extent, isWithin, keyMove } from './sheet-selection.ts';

const size = { rows: 100, columns: 4, page: 10 };
const press = (key: string, ctrlKey = false) => ({ key, ctrlKey, metaKey: false });

test('keys walk the sheet and stop at its edges; the header is above the first row', () => {
  expect(keyMove(press('ArrowUp'), { row: 0, column: 1 }, size)).toEqual({ row: -1, column: 1 });
  expect(keyMove(press('ArrowUp'), { row: -1, column: 1 }, size)).toEqual({ row: -1, column: 1 });
  expect(keyMove(press('PageDown'), { row: 95, column: 1 }, size)).toEqual({ row: 99, column: 1 });
  expect(keyMove(press('End'), { row: 3, column: 1 }, size)).toEqual({ row: 3, column: 3 });
  expect(keyMove(press('End', true), { row: 3, column: 1 }, size)).toEqual({ row: 99, column: 3 });
  expect(keyMove(press('x'), { row: 3, column: 1 }, size)).toBeNull();
});

test('a selection is the rectangle between two cells, whichever was first', () => {
  const selected = extent({ row: 5, column: 2 }, { row: 1, column: 3 });
  expect(isWithin(selected, 3, 2)).toBe(true);
  expect(isWithin(selected, 3, 1)).toBe(false);
});
