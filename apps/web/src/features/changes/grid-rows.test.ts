import { describe, expect, it } from 'vitest';
import { isEmptyRow, mappedRows } from './grid-rows.ts';

const table = {
  ok: true as const,
  encoding: 'utf-8',
  delimiter: ';',
  columns: ['KPI', 'ФИО', 'Отдел', 'Месяц', 'План'],
  rows: [
    { line: 2, cells: ['Выручка', 'Анна', 'Продажи', '11.2026', '100'] },
    { line: 3, cells: ['Выручка', '', 'Продажи', '11.2026', '200'] },
  ],
  suggested: {},
};

describe('rows of a file', () => {
  it('name the person where there is one, else the department', () => {
    const mapping = { criterion: 'KPI', employee: 'ФИО', department: 'Отдел', period: 'Месяц', value: 'План' };
    expect(mappedRows(table, mapping).map(({ who, value }) => [who, value])).toEqual([
      ['Анна', '100'],
      ['Продажи', '200'],
    ]);
  });

  it('leave blank what no column is for', () => {
    expect(mappedRows(table, { value: 'План' })[0]).toEqual({ criterion: '', who: '', period: '', value: '100' });
  });
});

it('a row of blanks is none', () => {
  expect(isEmptyRow({ criterion: ' ', value: '' })).toBe(true);
  expect(isEmptyRow({ value: '5' })).toBe(false);
});
