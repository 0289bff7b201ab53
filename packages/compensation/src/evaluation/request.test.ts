import type { Requirements } from '@premia/scheme';
import { describe, expect, it } from 'vitest';
import { period } from '../calendar/periods.ts';
import type { CriterionDefinition, FactCriterion } from '../criteria/definition.ts';
import type { CreditedFact } from '../criteria/measure.ts';
import { organization } from '../organization/organization.ts';
import { participantsOf } from '../participants/participants.ts';
import type { EvaluationData } from './evaluation-data.ts';
import { neededData } from './needed-data.ts';
import { buildEvaluationRequest } from './request.ts';

const MONEY = { base: 'money', grain: 'employee', currency: 'RUB' } as const;

function requirements(...measures: readonly ('actual' | 'target' | 'previous' | 'yearToDate')[]): Requirements {
  const criterion = (measure: (typeof measures)[number]) => ({
    source: { kind: 'criterion', criterion: 'revenue', measure } as const,
    type: MONEY,
  });
  return {
    inputs: measures.map(criterion),
    factTypes: ['deal.won'],
    factAttributes: [],
    tables: ['grades'],
    parameters: [],
    team: false,
    departments: false,
    rates: [],
  };
}

const always = { validFrom: '1900-01-01', validTo: null };
const COMPANY = organization(
  [
    { ...always, departmentId: 'company', parentId: null, headId: null },
    { ...always, departmentId: 'east', parentId: 'company', headId: null },
  ],
  [
    {
      employeeId: 'bob',
      validFrom: '2026-03-16',
      validTo: null,
      departmentId: 'east',
      managerId: 'anna',
      position: 'agent',
      attributes: { baseSalary: '100000', daysWorked: '11' },
    },
  ],
);

function deal(id: string, on: string, changes: Partial<CreditedFact> = {}): CreditedFact {
  const fact = { source: 'crm', id, factId: id, version: 1, type: 'deal.won', on, amount: '100', currency: 'RUB' };
  return { ...fact, title: '', attributes: {}, role: 'owner', share: '1', ...changes };
}

function data(changes: Partial<EvaluationData> = {}): EvaluationData {
  return {
    organization: COMPANY,
    hiredOn: new Map([['bob', '2026-03-16']]),
    criteria: [
      definition({ kind: 'facts', factType: 'deal.won', where: [], aggregate: 'sum', of: 'amount', scope: 'own' }),
    ],
    facts: new Map(),
    targets: [],
    entered: [],
    tables: { grades: [{ key: 'A', value: '1.2' }] },
    balances: new Map(),
    parameters: [],
    rates: [],
    calendar: [],
    ...changes,
  };
}

const definition = (one: CriterionDefinition) => ({ criterion: 'revenue', ...always, definition: one });

function requestFor(needs: Requirements, loaded: EvaluationData, key = '2026-04') {
  const of = period(key);
  const assignment = {
    id: 'a',
    schemeId: 's',
    versionId: 'v',
    targetKind: 'employee',
    targetId: 'bob',
    ...always,
  } as const;
  const participants = participantsOf(of, [assignment], COMPANY);
  return buildEvaluationRequest({ requirements: needs, period: of, currency: 'RUB', participants, data: loaded });
}

describe('amounts in another currency', () => {
  const inRoubles = (aggregate: 'sum' | 'count', where: FactCriterion['where'] = []) =>
    definition({ kind: 'facts', factType: 'deal.won', where, aggregate, of: 'amount', currency: 'RUB', scope: 'own' });
  const facts = new Map([['bob', [deal('1', '2026-04-20'), deal('2', '2026-04-21', { currency: 'USD' })]]]);
  const valuesOf = (criteria: EvaluationData['criteria']) =>
    requestFor(requirements('actual', 'previous'), data({ facts, criteria })).employees[0]?.criteria?.['revenue'];
  const ratio = { kind: 'ratio', numerator: 'deals', denominator: 'count' } as const;

  it('are no number of the criterion’s own: the value is missing and it says for which', () => {
    expect(valuesOf([inRoubles('sum')])).toEqual({ 'actual.otherCurrency': 'USD', previous: '0' });
    expect(valuesOf([inRoubles('count')])).toEqual({ actual: '2', previous: '0' });
  });

  it('are neither more nor less than a number', () => {
    const criterion = inRoubles('count', [{ field: 'amount', comparison: 'greater', values: ['1000'] }]);
    expect(valuesOf([criterion])).toEqual({ 'actual.otherCurrency': 'USD', previous: '0' });
  });

  it('leave a ratio without a value too', () => {
    const parts = [
      { ...inRoubles('sum'), criterion: 'deals' },
      { ...inRoubles('count'), criterion: 'count' },
    ];
    expect(valuesOf([definition(ratio), ...parts])).toEqual({ 'actual.otherCurrency': 'USD' });
  });
});

describe('what has to be loaded', () => {
  it.each([
    [['actual'], '2026-04-01'],
    [['actual', 'previous'], '2026-03-01'],
    [['yearToDate', 'previous'], '2026-01-01'],
  ] as const)('for %j facts from %s', (measures, first) => {
    const needed = neededData(requirements(...measures), period('2026-04'), data().criteria);
    expect(needed.facts).toEqual({ first, last: '2026-04-30', types: ['deal.won'] });
  });

  it('reaches into the year before for the first month’s previous one', () => {
    expect(neededData(requirements('previous'), period('2026-01'), []).facts.first).toBe('2025-12-01');
  });
});

describe('the request', () => {
  const facts = new Map([
    [
      'bob',
      [
        deal('1', '2026-03-20'),
        deal('2', '2026-04-02'),
        deal('3', '2026-04-03', { share: '0.25', role: 'split' }),
        deal('4', '2026-04-04', { role: 'rollup' }),
      ],
    ],
  ]);

  it('carries each measure over its own span, shares counted by their part', () => {
    const { employees } = requestFor(requirements('actual', 'previous', 'yearToDate'), data({ facts }));
    expect(employees[0]?.criteria).toEqual({ revenue: { actual: '125', previous: '100', yearToDate: '225' } });
  });

  it('counts what was earned below a head only where the criterion says so', () => {
    const subtree = definition({
      kind: 'facts',
      factType: 'deal.won',
      where: [],
      aggregate: 'count',
      of: 'amount',
      scope: 'subtree',
    });
    expect(requestFor(requirements('actual'), data({ facts, criteria: [subtree] })).employees[0]?.criteria).toEqual({
      revenue: { actual: '3' },
    });
  });

  it('gives frames the person’s own facts of the period with their part of the amount', () => {
    const given = requestFor(requirements('actual'), data({ facts })).employees[0]?.facts;
    expect(given?.map(({ id, amount }) => [id, amount])).toEqual([
      ['2', '100'],
      ['3', '25'],
    ]);
  });

  it('takes the nearest target: own, department upwards, company', () => {
    const target = (scopeKind: 'employee' | 'department' | 'company', scopeId: string, value: string) => ({
      criterion: 'revenue',
      scopeKind,
      scopeId,
      period: '2026-04',
      value,
    });
    const all = [
      target('company', 'company', '1'),
      target('department', 'company', '2'),
      target('department', 'east', '3'),
      target('employee', 'bob', '4'),
    ];
    const targets = [4, 3, 2, 1].map((count) => {
      const request = requestFor(requirements('target'), data({ targets: all.slice(0, count) }));
      return request.employees[0]?.criteria?.['revenue']?.['target'];
    });
    expect(targets).toEqual(['4', '3', '2', '1']);
  });

  it('leaves out what is not there, so that the engine can say so', () => {
    const entered = definition({ kind: 'entered', by: 'hand' });
    const average = definition({
      kind: 'facts',
      factType: 'deal.won',
      where: [],
      aggregate: 'average',
      of: 'amount',
      scope: 'own',
    });
    for (const criteria of [[], [entered], [average]]) {
      expect(requestFor(requirements('actual', 'target'), data({ criteria })).employees[0]?.criteria).toEqual({});
    }
  });

  it('adds entered values up to date only when every period has one', () => {
    const value = (key: string, text: string) => ({
      criterion: 'revenue',
      employeeId: 'bob',
      period: key,
      value: text,
    });
    const months = ['2026-01', '2026-02', '2026-03', '2026-04'].map((key) => value(key, '10.5'));
    const toDate = (entered: EvaluationData['entered']) =>
      requestFor(requirements('yearToDate'), data({ entered, criteria: [definition({ kind: 'entered', by: 'hand' })] }))
        .employees[0]?.criteria;
    expect(toDate(months)).toEqual({ revenue: { yearToDate: '42' } });
    expect(toDate(months.slice(1))).toEqual({});
  });

  it('knows what follows from dates, and lets an imported value win', () => {
    const attributes = ['hireDate', 'tenure', 'normDays', 'daysWorked', 'baseSalary', 'unheardOf'];
    const needs: Requirements = {
      ...requirements(),
      inputs: attributes.map((attribute) => ({ source: { kind: 'attribute', attribute }, type: MONEY })),
    };
    expect(requestFor(needs, data(), '2026-03').employees[0]?.attributes).toEqual({
      hireDate: '2026-03-16',
      tenure: '0',
      normDays: '22',
      daysWorked: '11',
      baseSalary: '100000',
    });
  });

  it('tells which department stands below which, to those who ask', () => {
    const needs = { ...requirements(), team: true, departments: true };
    expect(requestFor(needs, data()).departments).toEqual([
      { id: 'company', parent: null },
      { id: 'east', parent: 'company' },
    ]);
    expect(requestFor(requirements(), data()).departments).toBeUndefined();
  });

  it('filters facts by amounts as numbers and by texts', () => {
    const where = [
      { field: 'amount', comparison: 'greater' as const, values: ['99.5'] },
      { field: 'region', comparison: 'in' as const, values: ['north', 'south'] },
    ];
    const criteria = [
      definition({ kind: 'facts', factType: 'deal.won', where, aggregate: 'count', of: 'amount', scope: 'own' }),
    ];
    const own = [
      deal('1', '2026-04-01', { attributes: { region: 'north' } }),
      deal('2', '2026-04-01', { attributes: { region: 'west' } }),
      deal('3', '2026-04-01', { amount: '9', attributes: { region: 'south' } }),
      deal('4', '2026-04-01'),
    ];
    expect(
      requestFor(requirements('actual'), data({ criteria, facts: new Map([['bob', own]]) })).employees[0]?.criteria,
    ).toEqual({
      revenue: { actual: '1' },
    });
  });
});
