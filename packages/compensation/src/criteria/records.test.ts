import { add, decimal, toCanonicalText, ZERO } from '@premia/decimal';
import type { Requirements } from '@premia/scheme';
import { describe, expect, it } from 'vitest';
import { period } from '../calendar/periods.ts';
import type { FactCriterion } from './definition.ts';
import { type CreditedFact, measureFacts } from './measure.ts';
import { criterionRecords } from './records.ts';

const OCTOBER = period('2026-10');
const DEFINITION: FactCriterion = {
  kind: 'facts',
  factType: 'deal.won',
  where: [{ field: 'stage', comparison: 'equal', values: ['paid'] }],
  aggregate: 'sum',
  of: 'amount',
  scope: 'own',
};
const CRITERIA = [{ criterion: 'revenue', validFrom: '2020-01-01', validTo: null, definition: DEFINITION }];
const REQUIREMENTS: Requirements = {
  inputs: [
    {
      source: { kind: 'criterion', criterion: 'revenue', measure: 'actual' },
      type: { base: 'money', grain: 'employee', currency: 'RUB' },
    },
  ],
  factTypes: [],
  factAttributes: [],
  tables: [],
  parameters: [],
  team: false,
  departments: false,
  rates: [],
};

function fact(id: string, changes: Partial<CreditedFact> = {}): CreditedFact {
  return {
    source: 'crm',
    id,
    version: 1,
    factId: id,
    type: 'deal.won',
    on: '2026-10-05',
    amount: '100',
    currency: 'RUB',
    title: id,
    attributes: { stage: 'paid' },
    role: 'owner',
    share: '1',
    ...changes,
  };
}

describe('criterionRecords', () => {
  const facts = [
    fact('whole'),
    fact('half', { share: '0.5', amount: '300.10' }),
    fact('unpaid', { attributes: { stage: 'signed' } }),
    fact('september', { on: '2026-09-30' }),
    fact('of-my-team', { role: 'rollup' }),
    fact('call', { type: 'call.made' }),
  ];
  const [records] = criterionRecords(REQUIREMENTS, { criteria: CRITERIA, facts, period: OCTOBER });

  it('names what counted with what it brought, and what did not with the field that decided', () => {
    expect(records?.counted).toEqual([
      { source: 'crm', id: 'whole', contribution: '100' },
      { source: 'crm', id: 'half', contribution: '150.05' },
    ]);
    expect(records?.excluded).toEqual([{ source: 'crm', id: 'unpaid', field: 'stage' }]);
  });

  it('adds up to the value the scheme was given', () => {
    const sum = (records?.counted ?? []).map(({ contribution }) => decimal(contribution ?? 'none')).reduce(add, ZERO);
    const value = measureFacts(DEFINITION, facts, {
      first: OCTOBER.firstDay,
      last: OCTOBER.lastDay,
    });
    expect(toCanonicalText(sum)).toBe(value);
  });

  it('has nothing to say of a criterion whose values are entered', () => {
    const entered = CRITERIA.map((version) => ({
      ...version,
      definition: { kind: 'entered' as const, by: 'hand' as const },
    }));
    expect(criterionRecords(REQUIREMENTS, { criteria: entered, facts, period: OCTOBER })).toEqual([]);
  });
});
