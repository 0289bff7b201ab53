import type { SchemeDocument } from '@premia/scheme';
import type { Random } from './random.ts';

type Node = SchemeDocument['nodes'][number];
type Link = SchemeDocument['links'][number];

const PARTS_MAX = 3;

/** A scheme of one to three payouts, each over a measure of its own: own, of the team below, before, to date, or shared. */
export function randomScheme(random: Random, key: string): SchemeDocument {
  const parts = Array.from({ length: 1 + random.below(PARTS_MAX) }, (_, index) => randomPart(random, `p${index}`));
  return {
    format: 'premia.scheme/1',
    key,
    title: { en: key },
    period: 'month',
    currency: 'RUB',
    nodes: parts.flatMap(({ nodes }) => nodes),
    links: parts.flatMap(({ links }) => links),
  };
}

interface Part {
  readonly nodes: readonly Node[];
  readonly links: readonly Link[];
}

function randomPart(random: Random, id: string): Part {
  const measured: Node = {
    id: `${id}in`,
    kind: 'criterion',
    params: {
      criterion: random.pick(['revenue', 'revenue', 'teamRevenue']),
      measure: random.pick(['actual', 'actual', 'previous', 'yearToDate']),
      type: 'money',
    },
  };
  const worked = random.pick([tiers, percent, pool, share, rank, average])(random, id);
  const payout: Node = { id: `${id}pay`, kind: 'payout', params: { code: id, category: 'bonus', title: { en: id } } };
  return {
    nodes: [measured, ...worked.nodes, payout],
    links: [...worked.links, { from: worked.out, to: `${id}pay.amount` }],
  };
}

interface Worked extends Part {
  readonly out: string;
}

function tiers(random: Random, id: string): Worked {
  const bands = [
    { from: '0', rate: `0.0${1 + random.below(9)}` },
    { from: String(100_000 * (1 + random.below(3))), rate: `0.0${1 + random.below(9)}` },
  ];
  return {
    nodes: [{ id, kind: 'tiers', params: { mode: 'marginal', bands } }],
    links: [{ from: `${id}in`, to: `${id}.value` }],
    out: id,
  };
}

function percent(random: Random, id: string): Worked {
  return product(id, `${id}in`, { type: 'percent', value: `0.0${1 + random.below(9)}` });
}

function pool(random: Random, id: string): Worked {
  return {
    nodes: [{ id, kind: 'pool', params: { amount: String(10_000 * (1 + random.below(20))) } }],
    links: [{ from: `${id}in`, to: `${id}.weight` }],
    out: id,
  };
}

const scopes = ['department', 'subtree', 'participants'] as const;

function grouped(id: string, aggregate: string, scope: string): Part {
  return {
    nodes: [{ id: `${id}t`, kind: 'team', params: { aggregate, scope } }],
    links: [{ from: `${id}in`, to: `${id}t.value` }],
  };
}

function share(random: Random, id: string): Worked {
  const group = grouped(id, 'share', random.pick(scopes));
  return joined(group, product(id, `${id}t`, { type: 'money', value: '10000' }));
}

function rank(random: Random, id: string): Worked {
  const group = grouped(id, 'rank', random.pick(scopes));
  return joined(group, product(id, `${id}t`, { type: 'money', value: '100' }));
}

function average(random: Random, id: string): Worked {
  const group = grouped(id, random.pick(['average', 'sum', 'max', 'min']), random.pick(scopes));
  return joined(group, product(id, `${id}t`, { type: 'percent', value: '0.01' }));
}

function product(id: string, from: string, constant: { readonly type: string; readonly value: string }): Worked {
  return {
    nodes: [
      { id: `${id}c`, kind: 'constant', params: constant },
      { id, kind: 'multiply', params: {} },
    ],
    links: [
      { from, to: `${id}.values` },
      { from: `${id}c`, to: `${id}.values` },
    ],
    out: id,
  };
}

function joined(first: Part, then: Worked): Worked {
  return { nodes: [...first.nodes, ...then.nodes], links: [...first.links, ...then.links], out: then.out };
}
