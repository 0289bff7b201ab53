import { compileScheme } from '../compile/compile-scheme.ts';
import type { SchemeDocument, SchemeLink, SchemeNode } from '../document/scheme-document.ts';
import { EFFORT_MAX, type PayMore, payMore } from '../engines/explain/advice/pay-more.ts';
import type { EmployeeInputs } from '../evaluation/evaluation.ts';

export function schemeOf(
  nodes: readonly Omit<SchemeNode, 'at'>[],
  links: readonly (readonly [string, string])[],
  currency = 'RUB',
) {
  const document: SchemeDocument = {
    format: 'premia.scheme/1',
    key: 's',
    title: { en: 'S' },
    period: 'month',
    currency,
    owner: 'o',
    nodes: nodes.map((node) => ({ ...node, at: [0, 0] })),
    links: links.map(([from, to]): SchemeLink => ({ from, to })),
  };
  const { plan, diagnostics } = compileScheme(document);
  if (plan === null) throw new Error(JSON.stringify(diagnostics));
  return plan;
}

export const TIERS: Omit<SchemeNode, 'at'> = {
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
export const REVENUE: Omit<SchemeNode, 'at'> = { id: 'rev', kind: 'criterion', params: { criterion: 'revenue' } };
export const PAY: Omit<SchemeNode, 'at'> = { id: 'pay', kind: 'payout', params: { code: 'pay' } };

export type Plan = ReturnType<typeof schemeOf>;

/** Changes of one input alone, with the input beside what it brings. */
export function flat(found: readonly PayMore[]) {
  return found.map(({ changes: [first], ...rest }) => ({ ...first, ...rest }));
}

export function found(plan: Plan, employee: Omit<EmployeeInputs, 'id'>, effort = { left: EFFORT_MAX }) {
  const request = { period: '2026-10', employees: [{ id: 'e', ...employee }] };
  return payMore({ plan, request, employeeId: 'e', effort });
}

export function more(plan: Plan, employee: Omit<EmployeeInputs, 'id'>) {
  return flat(found(plan, employee));
}

export const crit = (id: string, type?: string): Omit<SchemeNode, 'at'> => ({
  id,
  kind: 'criterion',
  params: { criterion: id, ...(type === undefined ? {} : { type }) },
});
export const atLeast = (id: string, right: string, is = 'greaterOrEqual'): Omit<SchemeNode, 'at'> => ({
  id,
  kind: 'compare',
  params: { is, right },
});
export const THOUSAND: Omit<SchemeNode, 'at'> = {
  id: 'thousand',
  kind: 'constant',
  params: { type: 'money', value: '1000' },
};
export const GATE: Omit<SchemeNode, 'at'> = { id: 'gate', kind: 'gate' };
export const GATED = [
  ['thousand', 'gate.value'],
  ['gate', 'pay.amount'],
] as const;
