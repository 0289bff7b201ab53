import type { SchemeNode } from '@premia/scheme';
import { describe, expect, test } from 'vitest';
import { INITIAL_PARAMS } from '../../catalogue/initial-params.ts';
import { pastedParams } from './table-paste.ts';

function node(kind: keyof typeof INITIAL_PARAMS, params: object = INITIAL_PARAMS[kind]): SchemeNode {
  return { id: 'n', kind, params: structuredClone(params) as NonNullable<SchemeNode['params']> };
}

describe('a table pasted from a spreadsheet', () => {
  test('fifty rows of eight columns with decimal commas: one action, no wrong cell', () => {
    const cell = (row: number, column: number) => (row * 8 + column + 1) * 37;
    const words = (value: number) =>
      `${Math.floor(value / 1_000) === 0 ? '' : `${Math.floor(value / 1_000)}\u00a0`}${String(value % 1_000).padStart(value >= 1_000 ? 3 : 1, '0')},125`;
    const head = ['', ...Array.from({ length: 8 }, (_, column) => `Разряд ${column + 1}`)].join('\t');
    const body = Array.from({ length: 50 }, (_, row) =>
      [`Отдел ${row + 1}`, ...Array.from({ length: 8 }, (_, column) => words(cell(row, column)))].join('\t'),
    );
    const matrix = node('matrix', {
      axes: [
        { key: 'dept', values: ['A'] },
        { key: 'grade', values: ['B'] },
      ],
      cells: [['0']],
      type: 'money',
    });
    // "37,125" alone could be read two ways; "1 036,125" in the same table leaves one.
    const params = pastedParams(matrix, `${[head, ...body].join('\r\n')}\r\n`);
    expect(params?.['axes']).toEqual([
      { key: 'dept', values: Array.from({ length: 50 }, (_, row) => `Отдел ${row + 1}`) },
      { key: 'grade', values: Array.from({ length: 8 }, (_, column) => `Разряд ${column + 1}`) },
    ]);
    expect(params?.['cells']).toEqual(
      Array.from({ length: 50 }, (_, row) => Array.from({ length: 8 }, (_, column) => `${cell(row, column)}.125`)),
    );
  });

  test('cells alone fill a table of their size', () => {
    expect(pastedParams(node('matrix'), '0%\t5%\t10%\n0%\t7,5%\t12%')?.['cells']).toEqual([
      ['0', '0.05', '0.1'],
      ['0', '0.075', '0.12'],
    ]);
  });

  test('a number with two readings that nothing decides is refused, not guessed', () => {
    expect(pastedParams(node('matrix'), '1,234\t2,345\t3,456\n4,567\t5,678\t6,789')).toBeNull();
  });

  test('decision rows are read as comparisons, lists and anything', () => {
    const table = node('decision', {
      ...INITIAL_PARAMS.decision,
      inputs: [{ key: 'months' }, { key: 'grade' }],
    });
    expect(pastedParams(table, 'Стаж\tГрейд\tПремия\n< 3\t\t0%\n>= 3\tA; B\t10%\n*\tC\t5%')?.['rows']).toEqual([
      { when: [{ input: 'months', is: 'less', value: '3' }], result: '0' },
      {
        when: [
          { input: 'months', is: 'greaterOrEqual', value: '3' },
          { input: 'grade', is: 'in', values: ['A', 'B'] },
        ],
        result: '0.1',
      },
      { when: [{ input: 'grade', is: 'equal', value: 'C' }], result: '0.05' },
    ]);
  });

  test('a row of a scorecard that stood there keeps its link', () => {
    const card = node('weighted', { rows: [{ key: 'sales', title: { ru: 'Продажи' }, weight: '1' }] });
    expect(pastedParams(card, 'Продажи\t60%\nКачество\t40%')?.['rows']).toEqual([
      { key: 'sales', title: { ru: 'Продажи' }, weight: '0.6' },
      { key: 'row2', title: { ru: 'Качество', en: 'Качество' }, weight: '0.4' },
    ]);
  });

  test('a sentence is no table', () => {
    expect(pastedParams(node('switch'), 'just words')).toBeNull();
    expect(pastedParams(node('add'), '1\t2')).toBeNull();
  });
});
