import { createTranslator } from '@premia/locale';
import type { EvaluationRequest, SchemeDocument } from '@premia/scheme';
import { describe, expect, test } from 'vitest';
import { runPreview } from '../preview/run-preview.ts';
import { cellForSheet, cellText, toTsv } from './cell-text.ts';
import { factTableOf, sortedRows } from './fact-table.ts';

const scheme: SchemeDocument = {
  format: 'premia.scheme/1',
  key: 'k',
  title: {},
  period: 'month',
  currency: 'RUB',
  nodes: [
    {
      id: 'deals',
      kind: 'each',
      params: { type: 'deal.won', where: [{ field: 'product', is: 'equal', value: 'pump' }] },
    },
    { id: 'part', kind: 'divide', params: { right: '3' }, frame: 'deals' },
    { id: 'pay', kind: 'payout', params: { code: 'bonus' } },
  ],
  links: [
    { from: 'deals.amount', to: 'part.left' },
    { from: 'part', to: 'deals.result' },
    { from: 'deals', to: 'pay.amount' },
  ],
};
const fact = (id: string, amount: string, rest: object = { attributes: { product: 'pump' } }) => ({
  source: 'crm',
  id,
  type: 'deal.won',
  on: '2026-10-03',
  amount,
  ...rest,
});
const inputs: EvaluationRequest = {
  period: '2026-10',
  employees: [
    {
      id: 'e1',
      facts: [
        fact('d1', '1000.5'),
        fact('d2', '250'),
        fact('d3', '90', { attributes: { product: '=hose' } }),
        fact('d4', '80', { on: '2026-09-30', attributes: { product: 'pump' } }),
        fact('d5', '70', {}),
      ],
    },
  ],
};

function tableOf(port: { nodeId: string; port: string }) {
  const { sample, types, diagnostics } = runPreview({ document: scheme, inputs, isRunningCases: false });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  if (sample === null) throw new Error('the sample was not worked out');
  const table = factTableOf({ document: scheme, of: port, result: sample.result, inputs, types });
  if (table === null) throw new Error('no table');
  return table;
}

const words = { language: 'en', t: createTranslator('en') } as const;

describe('the records behind a value', () => {
  test('are all there: those that counted with what each gave, the others with the reason', () => {
    const table = tableOf({ nodeId: 'part', port: 'value' });
    expect(table.counted).toBe(2);
    const text = table.rows.map(({ cells }) => cells.map((cell) => cellText(cell, words)));
    expect(text).toEqual([
      ['yes', 'Oct 3, 2026', 'd1', '₽1,000.50', 'pump', '₽333.50', '₽333.50'],
      ['yes', 'Oct 3, 2026', 'd2', '₽250', 'pump', '₽83.333333', '₽83.333333'],
      ['no: dated outside the period', 'Sep 30, 2026', 'd4', '₽80', 'pump', '—', '—'],
      ['no: the condition on “product” does not hold', 'Oct 3, 2026', 'd3', '₽90', '=hose', '—', '—'],
      ['no: “product” is missing', 'Oct 3, 2026', 'd5', '₽70', '—', '—', '—'],
    ]);
  });

  test('mark the column that was asked about, the record’s own where the frame only hands it on', () => {
    expect(tableOf({ nodeId: 'part', port: 'value' }).asked).toBe(5);
    expect(tableOf({ nodeId: 'deals', port: 'amount' }).asked).toBe(3);
    expect(tableOf({ nodeId: 'deals', port: 'sum' }).asked).toBe(6);
  });

  test('are sorted by exact amounts, those without one last either way', () => {
    const { rows } = tableOf({ nodeId: 'part', port: 'value' });
    const order = (isDescending: boolean) =>
      sortedRows(rows, { column: 5, isDescending }).map(({ key }) => key.split(' ')[1]);
    expect(order(false)).toEqual(['d2', 'd1', 'd4', 'd3', 'd5']);
    expect(order(true)).toEqual(['d1', 'd2', 'd4', 'd3', 'd5']);
  });

  test('go to a spreadsheet as numbers in its own decimal sign, and text stays text', () => {
    const [first, , , third] = tableOf({ nodeId: 'part', port: 'value' }).rows;
    const line = (row: typeof first, language: 'ru' | 'en') =>
      toTsv([(row?.cells ?? []).map((cell) => cellForSheet(cell, { language, t: createTranslator(language) }))]);
    expect(line(first, 'ru')).toBe('да\t2026-10-03\td1\t1000,5\tpump\t333,5\t333,5');
    expect(line(third, 'en')).toContain("\t'=hose\t");
  });

  test('are none for a block that reads none', () => {
    const { sample, types } = runPreview({ document: scheme, inputs, isRunningCases: false });
    if (sample === null) throw new Error('the sample was not worked out');
    const of = { nodeId: 'pay', port: 'amount' };
    expect(factTableOf({ document: scheme, of, result: sample.result, inputs, types })).toBeNull();
  });
});
