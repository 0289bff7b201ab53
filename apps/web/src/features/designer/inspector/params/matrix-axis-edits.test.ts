import { expect, test } from 'vitest';
import { matrixAxes, matrixCells } from '../../node-views/bodies/matrix-edits.ts';
import { withAxis, withAxisKind, withoutAxis } from './matrix-axis-edits.ts';

const AXES = matrixAxes([
  { key: 'grade', values: ['A', 'B'] },
  { key: 'score', bands: ['0', '0.8', '1'] },
]);
const CELLS = matrixCells(
  [
    ['1', '2', '3'],
    ['4', '5', '6'],
  ],
  AXES,
);

test('one axis fewer keeps the first line of the one that goes, one more begins with what there was', () => {
  const rows = withoutAxis({ axes: AXES, cells: CELLS }, 0);
  expect(rows.axes.map(({ key }) => key)).toEqual(['score']);
  expect(rows.cells).toEqual([['1', '2', '3']]);
  const columns = withoutAxis({ axes: AXES, cells: CELLS }, 1);
  expect(columns.cells).toEqual([['1', '4']]);
  const wider = withAxis(columns, { key: 'axis2', title: { en: 'Axis 2' } });
  expect(wider.cells).toEqual([['1'], ['4']]);
  expect(wider.axes[1]?.source).toEqual({ key: 'axis2', title: { en: 'Axis 2' }, values: ['A'] });
});

test('bounds become values as they stand; values that are no rising numbers become bounds counted from zero', () => {
  expect(withAxisKind(AXES, 1, false)[1]?.source).toEqual({ key: 'score', values: ['0', '0.8', '1'] });
  expect(withAxisKind(AXES, 0, true)[0]?.source).toEqual({ key: 'grade', bands: ['0', '1'] });
});
