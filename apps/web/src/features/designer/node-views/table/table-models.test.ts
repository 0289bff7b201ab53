import { createTranslator } from '@premia/locale';
import { describe, expect, test } from 'vitest';
import { decisionTable } from './decision-table.ts';
import { clearWrites, fillDownWrites, rangeAsText, wholeTable } from './grid-range.ts';
import { matrixTable, transposed } from './matrix-table.ts';
import { readBlock, readCell } from './read-cell.ts';
import { rampTable, switchTable, weightedTable } from './row-tables.ts';
import type { TableModel, TableParams } from './table-model.ts';
import { tiersTable } from './tiers-table.ts';

const reader = { language: 'ru', t: createTranslator('ru'), currency: 'RUB' } as const;
const tiers = {
  mode: 'marginal',
  bands: [
    { from: '0', rate: '0.03' },
    { from: '300000', rate: '0.05' },
    { from: '600000', rate: '0.07' },
  ],
};
const matrix = {
  axes: [
    { key: 'rating', values: ['A', 'B'] },
    { key: 'tenure', bands: ['0', '12'] },
  ],
  cells: [
    ['0.1', '0.2'],
    ['0.3', '0.4'],
  ],
};
const decision = {
  inputs: [{ key: 'grade' }, { key: 'months' }],
  rows: [
    { when: [{ input: 'grade', is: 'in', values: ['A', 'B'] }], result: '0.1' },
    { when: [{ input: 'months', is: 'greaterOrEqual', value: '12' }], result: '0.05' },
  ],
  otherwise: '0',
};

const tiersOf = (params: TableParams = tiers) => tiersTable(params, { measured: 'money', amount: 'money' });
const matrixOf = (params: TableParams = matrix) =>
  matrixTable(params, { axes: ['text', 'number'], cell: 'percent' }) as TableModel;
const decisionOf = (params: TableParams = decision) =>
  decisionTable(params, {
    inputs: new Map([
      ['grade', 'text'],
      ['months', 'number'],
    ]),
    result: 'percent',
  });

describe('tiers as a table', () => {
  test('an end is the beginning of the next band; the last one has none', () => {
    const table = tiersOf();
    expect([table.rows, table.columns]).toEqual([3, 3]);
    expect(table.cell(0, 1)).toEqual(table.cell(1, 0));
    expect(table.cell(2, 1)).toBeNull();
    expect(table.cell(1, 2)?.path).toBe('bands.1.rate');
  });

  test('boundaries moved together only have to rise in the end; a wrong one changes nothing', () => {
    const table = tiersOf();
    const moved = table.write([
      { row: 1, column: 0, value: '700000' },
      { row: 2, column: 0, value: '900000' },
    ]);
    expect(moved.ok && moved.params['bands']).toMatchObject([{ from: '0' }, { from: '700000' }, { from: '900000' }]);
    expect(table.write([{ row: 1, column: 0, value: '700000' }])).toEqual({
      ok: false,
      at: { row: 1, column: 0 },
      problem: { code: 'boundary', below: '0', above: '600000' },
    });
  });

  test('moving a row moves its rate, the boundaries stay', () => {
    expect(tiersOf().moveRow(0, 1)).toEqual({
      bands: [
        { from: '0', rate: '0.05' },
        { from: '300000', rate: '0.03' },
        { from: '600000', rate: '0.07' },
      ],
    });
    expect(tiersOf().moveRow(0, -1)).toBeNull();
  });
});

describe('a range', () => {
  test('goes out as a spreadsheet takes it: tabs, no grouping, a decimal comma', () => {
    expect(rangeAsText(tiersOf(), wholeTable(tiersOf()), 'ru')).toBe(
      '0\t300000\t3%\r\n300000\t600000\t5%\r\n600000\t\t7%',
    );
    expect(rangeAsText(matrixOf(), wholeTable(matrixOf()), 'ru')).toBe('\t0\t12\r\nA\t10%\t20%\r\nB\t30%\t40%');
  });

  test('comes back as it went out', () => {
    for (const table of [tiersOf(), matrixOf(), decisionOf()]) {
      const rows = rangeAsText(table, wholeTable(table), 'ru')
        .split('\r\n')
        .map((line) => line.split('\t'));
      const read = readBlock(table, { rows, at: { row: 0, column: 0 } }, reader);
      const outcome = read.ok ? table.write(read.writes) : null;
      expect(outcome?.ok).toBe(true);
    }
  });

  test('fills down from its first row, a single row from the one above', () => {
    const column = { top: 0, left: 2, bottom: 2, right: 2 };
    expect(fillDownWrites(tiersOf(), column)).toEqual([
      { row: 1, column: 2, value: '0.03' },
      { row: 2, column: 2, value: '0.03' },
    ]);
    expect(fillDownWrites(tiersOf(), { ...column, top: 2 })).toEqual([{ row: 2, column: 2, value: '0.05' }]);
  });

  test('is emptied where that is allowed, else refused as a whole', () => {
    const table = decisionOf();
    const outcome = table.write(clearWrites(table, { top: 0, left: 0, bottom: 1, right: 1 }));
    expect(outcome.ok && outcome.params['rows']).toEqual([
      { when: [], result: '0.1' },
      { when: [], result: '0.05' },
    ]);
    const refusal = table.write(clearWrites(table, wholeTable(table)));
    expect(refusal).toMatchObject({ ok: false, at: { row: 0, column: 2 }, problem: { code: 'empty' } });
  });
});

describe('a pasted block', () => {
  test('two columns into tiers are beginnings and rates', () => {
    const read = readBlock(
      tiersOf(),
      {
        rows: [
          ['0', '4%'],
          ['250 000', '6,5%'],
        ],
        at: { row: 0, column: 0 },
      },
      reader,
    );
    expect(read.ok && read.writes).toEqual([
      { row: 0, column: 0, value: '0' },
      { row: 1, column: 0, value: '250000' },
      { row: 0, column: 2, value: '0.04' },
      { row: 1, column: 2, value: '0.065' },
    ]);
  });

  test('one number shows how the others are written; alone it is asked for', () => {
    const money = matrixTable(matrix, { axes: ['text', 'number'], cell: 'money' }) as TableModel;
    const at = { row: 1, column: 1 };
    const read = readBlock(money, { rows: [['1,234', '0,5']], at }, reader);
    expect(read.ok && read.writes.map(({ value }) => value)).toEqual(['1.234', '0.5']);
    expect(readBlock(money, { rows: [['1,234', '7']], at }, reader)).toMatchObject({ ok: false, at });
  });

  test('too many columns, or a word where a number belongs, change nothing', () => {
    expect(readBlock(tiersOf(), { rows: [['1', '2', '3']], at: { row: 0, column: 2 } }, reader).ok).toBe(false);
    expect(readBlock(tiersOf(), { rows: [['много']], at: { row: 1, column: 2 } }, reader)).toMatchObject({
      ok: false,
      at: { row: 1, column: 2 },
    });
  });
});

describe('a matrix as a table', () => {
  test('its keys stand in the first row and column, none of them twice', () => {
    const table = matrixOf();
    expect(table.cell(0, 0)).toBeNull();
    expect([table.cell(0, 1)?.path, table.cell(1, 0)?.path, table.cell(2, 2)?.path]).toEqual([
      'axes.1.bands.0',
      'axes.0.values.0',
      'cells.1.1',
    ]);
    expect(table.write([{ row: 1, column: 0, value: 'B' }])).toMatchObject({ ok: false, problem: { code: 'twice' } });
    expect(table.write([{ row: 0, column: 1, value: '20' }])).toMatchObject({
      ok: false,
      problem: { code: 'boundary' },
    });
  });

  test('turned round twice it is what it was', () => {
    const once = transposed(matrix);
    expect(once).toEqual({
      axes: [matrix.axes[1], matrix.axes[0]],
      cells: [
        ['0.1', '0.3'],
        ['0.2', '0.4'],
      ],
    });
    expect(transposed(once ?? {})).toEqual({ axes: matrix.axes, cells: matrix.cells });
  });

  test('a row moves with its key; one more stands below with its neighbour’s cells', () => {
    expect(matrixOf().moveRow(1, 1)).toMatchObject({
      axes: [{ values: ['B', 'A'] }, {}],
      cells: [
        ['0.3', '0.4'],
        ['0.1', '0.2'],
      ],
    });
    expect(matrixOf().addRow(1)).toMatchObject({
      axes: [{ values: ['A', '3', 'B'] }, {}],
      cells: [
        ['0.1', '0.2'],
        ['0.1', '0.2'],
        ['0.3', '0.4'],
      ],
    });
  });
});

describe('a decision as a table', () => {
  test('conditions are read as they are typed', () => {
    const cell = decisionOf().cell(0, 1);
    const typed = (text: string) => {
      if (cell === null) return null;
      const read = readCell(cell, text, reader);
      return read.ok ? read.value : read.refusal.message;
    };
    expect([typed('≥ 1 000,5'), typed('<>3'), typed('1; 2'), typed('*'), typed('')]).toEqual([
      '>= 1000.5',
      '<> 3',
      '1; 2',
      undefined,
      undefined,
    ]);
    expect(typed('> много')).toMatch(/не похоже на число/);
  });

  test('a typed condition becomes one of the row, and goes with its text', () => {
    const table = decisionOf();
    const outcome = table.write([
      { row: 0, column: 0, value: '<> A; B' },
      { row: 1, column: 1, value: undefined },
      { row: 2, column: 2, value: '0.01' },
    ]);
    expect(outcome.ok && outcome.params).toEqual({
      rows: [
        { when: [{ input: 'grade', is: 'notIn', values: ['A', 'B'] }], result: '0.1' },
        { when: [], result: '0.05' },
      ],
      otherwise: '0.01',
    });
  });
});

describe('lists as tables', () => {
  test('a switch keeps its keys, and leaves linked results alone', () => {
    const params = {
      cases: [
        { key: 'a', equals: 'A', result: '1' },
        { key: 'b', equals: 'B' },
      ],
    };
    const table = switchTable(params, { linked: new Set(['b']), newValue: (number) => `V${number}` });
    expect(table.cell(1, 1)).toBeNull();
    const outcome = table.write([{ row: 0, column: 0, value: 'C' }]);
    expect(outcome.ok && outcome.params['cases']).toEqual([{ key: 'a', equals: 'C', result: '1' }, params.cases[1]]);
    expect(table.addRow(0)).toEqual({
      cases: [params.cases[0], { key: 'row3', equals: 'V3', result: '0' }, params.cases[1]],
    });
  });

  test('names of weights are written in the language on the screen', () => {
    const params = { rows: [{ key: 'a', title: { ru: 'План', en: 'Plan' }, weight: '0.5' }] };
    const outcome = weightedTable(params, { language: 'en', newRow: () => '' }).write([
      { row: 0, column: 0, value: 'Target' },
    ]);
    expect(outcome.ok && outcome.params['rows']).toEqual([
      { key: 'a', title: { ru: 'План', en: 'Target' }, weight: '0.5' },
    ]);
  });

  test('the months of a ramp stay numbers and rise', () => {
    const table = rampTable({
      bands: [
        { from: 0, factor: '0.5' },
        { from: 3, factor: '1' },
      ],
    });
    const outcome = table.write([{ row: 1, column: 0, value: '6' }]);
    expect(outcome.ok && outcome.params['bands']).toEqual([
      { from: 0, factor: '0.5' },
      { from: 6, factor: '1' },
    ]);
    expect(table.write([{ row: 1, column: 0, value: '0' }])).toMatchObject({ ok: false });
    expect(table.moveRow(0, 1)).toBeNull();
  });
});
