import type { NodeKindName, SchemeDocument, SchemeNode } from '@premia/scheme';
import type { SchemeSources } from '@premia/service';

type Params = NonNullable<SchemeNode['params']>;

/** What a new node of each kind starts with: enough for its ports to be there. */
export const INITIAL_PARAMS = {
  criterion: { criterion: 'revenue', measure: 'actual' },
  attribute: { attribute: 'baseSalary' },
  parameter: { parameter: 'parameter' },
  constant: { value: '0', type: 'number' },
  calendar: { measure: 'workingDays', scope: 'period' },
  balance: { balance: 'paidThisYear', type: 'money' },
  add: {},
  subtract: {},
  multiply: {},
  divide: {},
  min: {},
  max: {},
  sum: {},
  average: {},
  abs: {},
  negate: {},
  clamp: {},
  round: { digits: 0 },
  power: { exponent: 2 },
  weighted: {
    rows: [
      { key: 'first', title: { ru: 'Показатель 1', en: 'Measure 1' }, weight: '0.5' },
      { key: 'second', title: { ru: 'Показатель 2', en: 'Measure 2' }, weight: '0.5' },
    ],
  },
  compare: { is: 'greaterOrEqual' },
  and: {},
  or: {},
  not: {},
  if: {},
  switch: { cases: [{ key: 'a', equals: 'A', result: '1' }], otherwise: '0' },
  gate: {},
  tiers: {
    mode: 'marginal',
    bands: [
      { from: '0', rate: '0.03' },
      { from: '300000', rate: '0.05' },
    ],
  },
  matrix: {
    axes: [
      { key: 'grade', title: { ru: 'Грейд', en: 'Grade' }, values: ['A', 'B'] },
      { key: 'attainment', title: { ru: 'Выполнение', en: 'Attainment' }, bands: ['0', '0.8', '1'] },
    ],
    cells: [
      ['0', '0.1', '0.2'],
      ['0', '0.05', '0.1'],
    ],
    type: 'percent',
  },
  decision: {
    inputs: [{ key: 'value', title: { ru: 'Значение', en: 'Value' } }],
    rows: [{ when: [{ input: 'value', is: 'greaterOrEqual', value: '1' }], result: '0.1' }],
    type: 'percent',
    otherwise: '0',
  },
  lookup: { table: 'grades', column: 'value', type: 'number' },
  formula: { tree: { rows: [['number', '0']] }, inputs: [] },
  // Which published scheme it is has to be chosen: until then no version is pinned.
  component: { scheme: 'scheme', version: '0'.repeat(64), outputs: [{ key: 'bonus', type: 'money' }] },
  each: { type: 'deal.won' },
  facts: { type: 'deal.won', aggregate: 'sum', field: 'amount' },
  team: { aggregate: 'sum', scope: 'participants' },
  pool: { scope: 'participants' },
  split: {
    parts: [
      { key: 'first', title: { ru: 'Часть 1', en: 'Part 1' }, weight: '1' },
      { key: 'second', title: { ru: 'Часть 2', en: 'Part 2' }, weight: '1' },
    ],
  },
  prorate: { basis: 'workingDays' },
  draw: { draw: '0' },
  reserve: { share: '0.1' },
  instalments: { periods: 3 },
  clawback: {},
  convert: {},
  ramp: {
    bands: [
      { from: 0, factor: '0.5' },
      { from: 3, factor: '1' },
    ],
  },
  payout: { code: 'bonus', category: 'bonus', title: { ru: 'Премия', en: 'Bonus' } },
  indicator: { code: 'indicator', title: { ru: 'Показатель', en: 'Indicator' } },
} as const satisfies Record<NodeKindName, Params>;

/** What the company has decides better than a fixed guess: its first criterion, attribute, fact type, table. */
export function newNodeParams(kind: NodeKindName, sources: SchemeSources, document: SchemeDocument): Params {
  const initial: Params = structuredClone(INITIAL_PARAMS[kind]) as unknown as Params;
  switch (kind) {
    case 'criterion': {
      // A bonus is most often paid on money: a first criterion in money can be wired to tiers and a payout at once.
      const first = sources.criteria.find(({ type }) => type === 'money') ?? sources.criteria[0];
      return first === undefined ? initial : { ...initial, criterion: first.key, type: first.type };
    }
    case 'attribute': {
      const [first] = sources.attributes;
      return first === undefined ? initial : { attribute: first.key, type: first.type };
    }
    case 'parameter': {
      const [first] = document.parameters ?? [];
      return first === undefined ? initial : { parameter: first.key };
    }
    case 'each':
    case 'facts': {
      const [first] = sources.factTypes;
      return first === undefined ? initial : { ...initial, type: first.type };
    }
    case 'lookup': {
      const [first] = sources.tables;
      return first === undefined ? initial : { ...initial, table: first.key, column: first.columns[0] ?? 'value' };
    }
    case 'payout':
    case 'indicator':
      return { ...initial, code: freeCode(String(initial['code']), document) };
    default:
      return initial;
  }
}

/** Two results must not answer under one code. */
function freeCode(wanted: string, document: SchemeDocument): string {
  const taken = new Set(document.nodes.map((node) => node.params?.['code']));
  if (!taken.has(wanted)) return wanted;
  let number = 2;
  while (taken.has(`${wanted}${number}`)) number += 1;
  return `${wanted}${number}`;
}
