import { describe, expect, it } from 'vitest';
import type { ChangeRowGiven } from '../../contract.ts';
import type { Directory, KnownCriterion } from './directory.ts';
import { type Resolving, resolveRows } from './resolve-rows.ts';

const REVENUE: KnownCriterion = { key: 'revenue', title: { ru: 'Выручка' }, type: 'money', kinds: ['facts'] };
const QUALITY: KnownCriterion = { key: 'quality', title: { en: 'Quality' }, type: 'percent', kinds: ['entered'] };

const directory: Directory = {
  criterion: (text) => [REVENUE, QUALITY].filter(({ key, title }) => [key, title.ru, title.en].includes(text)),
  employee: (text) =>
    text === 'Anna'
      ? [{ id: 'e1', name: {} }]
      : text === 'Ivan'
        ? [
            { id: 'e2', name: {} },
            { id: 'e3', name: {} },
          ]
        : [],
  department: (text) => (text === 'Sales' ? [{ id: 'sales', name: {} }] : []),
};

const RESOLVING: Resolving = { kind: 'targets', directory, separator: ',', reaches: () => true };
const GIVEN: ChangeRowGiven = { criterion: 'Выручка', who: 'Anna', period: 'ноябрь 2026', value: '2 700 000,50' };

function resolve(given: ChangeRowGiven, changes: Partial<Resolving> = {}) {
  return resolveRows([{ line: 1, given }], { ...RESOLVING, ...changes })[0];
}

describe('a row as people write it', () => {
  it('is understood by names, months in words and a decimal comma', () => {
    expect(resolve(GIVEN)).toMatchObject({
      subject: { kind: 'target', criterion: 'revenue', scopeKind: 'employee', scopeId: 'e1', period: '2026-11' },
      after: '2700000.5',
    });
  });

  it.each([
    [{ who: 'Sales' }, { scopeKind: 'department', scopeId: 'sales' }],
    [{ who: 'вся компания' }, { scopeKind: 'company', scopeId: 'company' }],
    [
      { who: undefined, employee: 'Anna' },
      { scopeKind: 'employee', scopeId: 'e1' },
    ],
    [
      { who: undefined, department: 'Sales' },
      { scopeKind: 'department', scopeId: 'sales' },
    ],
  ])('%o is for %o', (changes, subject) => {
    expect(resolve({ ...GIVEN, ...changes })).toMatchObject({ subject });
  });

  it.each([
    [{ criterion: 'Profit' }, 'change/unknown-criterion', 'criterion'],
    [{ criterion: '' }, 'change/missing-value', 'criterion'],
    [{ who: 'Nobody' }, 'change/unknown-who', 'who'],
    [{ who: 'Ivan' }, 'change/several-of-that-name', 'who'],
    [{ who: '' }, 'change/missing-value', 'who'],
    [{ period: 'soon' }, 'change/bad-period', 'period'],
    [{ value: '' }, 'change/missing-value', 'value'],
    [{ value: 'lots' }, 'change/bad-number', 'value'],
    [{ value: '1,234' }, 'change/ambiguous-number', 'value'],
    [{ value: '85 %' }, 'change/unit', 'value'],
  ])('%o has %s in %s', (changes, code, column) => {
    expect(resolve({ ...GIVEN, ...changes })).toMatchObject({ problems: [{ code, column }] });
  });

  it('says everything that is wrong at once', () => {
    expect(resolve({})).toMatchObject({
      problems: ['criterion', 'who', 'period', 'value'].map((column) => ({ code: 'change/missing-value', column })),
    });
  });

  it('takes a percentage of a criterion in percent for a fraction', () => {
    expect(resolve({ ...GIVEN, criterion: 'quality', value: '85 %' })).toMatchObject({ after: '0.85' });
    expect(resolve({ ...GIVEN, criterion: 'quality', value: '0,85' })).toMatchObject({ after: '0.85' });
  });

  it.each(['-', '—', 'нет'])('takes a value away with %j', (value) => {
    expect(resolve({ ...GIVEN, value })).toMatchObject({ after: null });
  });

  it('enters values of people only, and only where values are entered', () => {
    const actuals = { kind: 'actuals' as const };
    expect(resolve({ ...GIVEN, criterion: 'quality' }, actuals)).toMatchObject({
      subject: { kind: 'actual', criterion: 'quality', employeeId: 'e1', period: '2026-11' },
    });
    expect(resolve({ ...GIVEN }, actuals)).toMatchObject({ problems: [{ code: 'change/not-entered' }] });
    expect(resolve({ ...GIVEN, criterion: 'quality', who: 'Sales' }, actuals)).toMatchObject({
      problems: [{ code: 'change/person-needed' }],
    });
  });

  it('does not tell a head of people who are none of theirs', () => {
    expect(resolve(GIVEN, { reaches: () => false })).toMatchObject({ problems: [{ code: 'change/unknown-who' }] });
    expect(resolve({ ...GIVEN, who: 'компания' }, { reaches: () => false })).toMatchObject({
      problems: [{ code: 'change/unknown-who' }],
    });
  });

  it('refuses the second row about the same', () => {
    const rows = [1, 2].map((line) => ({ line, given: GIVEN }));
    expect(resolveRows(rows, RESOLVING)[1]).toMatchObject({
      problems: [{ code: 'change/duplicate-row', details: { line: '1' } }],
    });
  });
});
