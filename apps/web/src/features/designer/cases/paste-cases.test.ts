import type { SchemeCase } from '@premia/scheme';
import { expect, test } from 'vitest';
import { differingInputs, readInput, writeInput } from './case-columns.ts';
import { type CaseColumn, readPastedCases } from './paste-cases.ts';

const template: SchemeCase = {
  name: 'Anna',
  period: '2026-10',
  inputs: { criteria: { revenue: { actual: '1000', target: '900' } }, attributes: { grade: 'A' } },
  expect: { bonus: '10' },
};
const name: CaseColumn = { kind: 'name', titles: ['Название', 'Name'] };
const revenue: CaseColumn = {
  kind: 'input',
  input: { kind: 'criterion', key: 'revenue', measure: 'actual' },
  base: 'money',
  titles: ['Выручка, факт', 'Revenue, actual'],
};
const grade: CaseColumn = {
  kind: 'input',
  input: { kind: 'attributes', key: 'grade' },
  base: 'text',
  titles: ['Грейд'],
};
const bonus: CaseColumn = { kind: 'expected', code: 'bonus', titles: ['Премия', 'bonus'] };
const paste = (text: string) =>
  readPastedCases({ text, shown: [name, revenue, bonus], known: [name, revenue, grade, bonus], template });

test('a table with a heading is read by its words, decimal commas and grouped thousands included', () => {
  const read = paste('Премия\tНазвание\tГрейд\tвыручка, факт\n1 234,50\tНа плане\tB\t4 000 000,00\n0,5\t\tA\t1,234\n');
  expect(read).toEqual({
    ok: true,
    cases: [
      {
        name: 'На плане',
        period: '2026-10',
        inputs: { criteria: { revenue: { actual: '4000000', target: '900' } }, attributes: { grade: 'B' } },
        expect: { bonus: '1234.5' },
      },
      {
        name: '2',
        period: '2026-10',
        inputs: { criteria: { revenue: { actual: '1.234', target: '900' } }, attributes: { grade: 'A' } },
        expect: { bonus: '0.5' },
      },
    ],
  });
});

test('without a heading the columns stand as in the grid', () => {
  expect(paste('Первый\t100\t3\nВторой\t200\t6')).toMatchObject({
    ok: true,
    cases: [
      { name: 'Первый', inputs: { criteria: { revenue: { actual: '100' } } }, expect: { bonus: '3' } },
      { name: 'Второй', expect: { bonus: '6' } },
    ],
  });
});

test('a column nobody knows, a cell that is no number and a table without results are refused', () => {
  expect(paste('Название\tВыручко\tПремия\nа\t1\t1')).toEqual({
    ok: false,
    problem: 'unknown-column',
    title: 'Выручко',
  });
  expect(paste('а\tмного\t1\nб\t1\t1')).toEqual({ ok: false, problem: 'unreadable', title: 'Выручка, факт' });
  expect(paste('Название\tГрейд\nа\tB')).toEqual({ ok: false, problem: 'no-expected' });
  expect(paste('слово')).toEqual({ ok: false, problem: 'no-table' });
});

test('only inputs in which cases differ are columns, and a cell writes one input', () => {
  const other = writeInput(template, { kind: 'criterion', key: 'revenue', measure: 'actual' }, '5');
  expect(differingInputs([template, other])).toEqual([{ kind: 'criterion', key: 'revenue', measure: 'actual' }]);
  expect(differingInputs([template])).toHaveLength(3);
  expect(readInput(other, { kind: 'criterion', key: 'revenue', measure: 'target' })).toBe('900');
  expect(writeInput(template, { kind: 'attributes', key: 'grade' }, undefined).inputs.attributes).toEqual({});
});
