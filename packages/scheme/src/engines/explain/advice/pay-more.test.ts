import { describe, expect, test } from 'vitest';
import { compileScheme } from '../../../compile/compile-scheme.ts';
import type { SchemeDocument, SchemeLink, SchemeNode } from '../../../document/scheme-document.ts';
import type { EmployeeInputs } from '../../../evaluation/evaluation.ts';
import { payMore } from './pay-more.ts';

function schemeOf(nodes: readonly Omit<SchemeNode, 'at'>[], links: readonly (readonly [string, string])[]) {
  const document: SchemeDocument = {
    format: 'premia.scheme/1',
    key: 's',
    title: { en: 'S' },
    period: 'month',
    currency: 'RUB',
    owner: 'o',
    nodes: nodes.map((node) => ({ ...node, at: [0, 0] })),
    links: links.map(([from, to]): SchemeLink => ({ from, to })),
  };
  const { plan, diagnostics } = compileScheme(document);
  if (plan === null) throw new Error(JSON.stringify(diagnostics));
  return plan;
}

const TIERS: Omit<SchemeNode, 'at'> = {
  id: 'comm',
  kind: 'tiers',
  params: {
    mode: 'marginal',
    bands: [
      { from: '0', rate: '0.03' },
      { from: '300000', rate: '0.05' },
      { from: '600000', rate: '0.07' },
    ],
  },
};
const REVENUE: Omit<SchemeNode, 'at'> = { id: 'rev', kind: 'criterion', params: { criterion: 'revenue' } };
const PAY: Omit<SchemeNode, 'at'> = { id: 'pay', kind: 'payout', params: { code: 'pay' } };

function more(plan: ReturnType<typeof schemeOf>, employee: Omit<EmployeeInputs, 'id'>) {
  return payMore({ plan, request: { period: '2026-10', employees: [{ id: 'e', ...employee }] }, employeeId: 'e' });
}

describe('the smallest change that pays more', () => {
  const tiered = schemeOf(
    [REVENUE, TIERS, PAY],
    [
      ['rev', 'comm.value'],
      ['comm', 'pay.amount'],
    ],
  );

  test('the next band, and the kopecks that are enough for one more', () => {
    expect(more(tiered, { criteria: { revenue: { actual: '420000' } } })).toMatchObject([
      { kind: 'any', change: '0.1', gain: '0.01', crossing: null },
      {
        kind: 'threshold',
        from: '420000',
        to: '600000',
        change: '180000',
        gain: '9000.00',
        total: '24000.00',
        crossing: { nodeId: 'comm', kind: 'band' },
      },
    ]);
  });

  test('in the last band there is no threshold left', () => {
    expect(more(tiered, { criteria: { revenue: { actual: '700000' } } }).map(({ kind }) => kind)).toEqual(['any']);
  });

  test('a total with a problem has no smallest change', () => {
    expect(more(tiered, {})).toEqual([]);
  });

  test('a gate opens at its condition; where less is better the smallest fall is told', () => {
    const complaints: Omit<SchemeNode, 'at'> = {
      id: 'complaints',
      kind: 'criterion',
      params: { criterion: 'complaints', type: 'count' },
    };
    const few: Omit<SchemeNode, 'at'> = { id: 'few', kind: 'compare', params: { is: 'lessOrEqual', right: '3' } };
    const gated = schemeOf(
      [REVENUE, complaints, few, { id: 'gate', kind: 'gate' }, PAY],
      [
        ['complaints', 'few.left'],
        ['few', 'gate.condition'],
        ['rev', 'gate.value'],
        ['gate', 'pay.amount'],
      ],
    );
    const criteria = { revenue: { actual: '1000' }, complaints: { actual: '7' } };
    expect(more(gated, { criteria })).toMatchObject([
      { kind: 'any', input: { criterion: 'complaints' }, from: '7', to: '3', change: '-4', gain: '1000.00' },
      { kind: 'threshold', change: '-4', crossing: { nodeId: 'few', kind: 'condition' } },
    ]);
  });

  test('the next deal: the amount with which it reaches the next band', () => {
    const deals = schemeOf(
      [{ id: 'deals', kind: 'facts', params: { type: 'deal', aggregate: 'sum' } }, TIERS, PAY],
      [
        ['deals', 'comm.value'],
        ['comm', 'pay.amount'],
      ],
    );
    const facts = [{ source: 'crm', id: 'd1', type: 'deal', on: '2026-10-03', amount: '250000' }];
    expect(more(deals, { facts })).toMatchObject([
      { kind: 'any', input: { kind: 'next-fact', factType: 'deal' }, change: '0.17', gain: '0.01' },
      { kind: 'threshold', change: '50000', gain: '1500.00', crossing: { nodeId: 'comm', kind: 'band' } },
    ]);
  });
});
