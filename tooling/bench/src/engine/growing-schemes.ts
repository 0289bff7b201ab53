import type { SchemeDocument, SchemeNode } from '@premia/scheme';

/** A scheme of about `nodes` nodes that all count: chains of products, sums, limits and roundings over six criteria. */
export function schemeOfSize(nodes: number): SchemeDocument {
  const made: SchemeNode[] = [];
  const links: { from: string; to: string }[] = [];
  const add = (node: Omit<SchemeNode, 'at'>, from: readonly (readonly [string, string])[]): string => {
    made.push({ ...node, at: [0, 0] });
    for (const [port, source] of from) links.push({ from: source, to: `${node.id}.${port}` });
    return node.id;
  };
  const criteria = Array.from({ length: CRITERIA }, (_, index) =>
    add({ id: `c${index}`, kind: 'criterion', params: { criterion: `c${index}` } }, []),
  );
  let last = criteria[0] ?? '';
  for (let index = 0; made.length < nodes - 1; index += 1) {
    const other = criteria[index % CRITERIA] ?? '';
    const share = add({ id: `m${index}`, kind: 'multiply', params: { values: ['0.05'] } }, [['values', other]]);
    const sum = add({ id: `s${index}`, kind: 'sum' }, [
      ['values', last],
      ['values', share],
    ]);
    const limited = add({ id: `l${index}`, kind: 'clamp', params: { min: '0', max: '900000' } }, [['value', sum]]);
    last = add({ id: `r${index}`, kind: 'round', params: { digits: 2 } }, [['value', limited]]);
  }
  add({ id: 'pay', kind: 'payout', params: { code: 'pay' } }, [['amount', last]]);
  return {
    format: 'premia.scheme/1',
    key: `grown-${nodes}`,
    title: { en: 'Grown' },
    period: 'month',
    currency: 'RUB',
    owner: 'bench',
    parameters: [],
    nodes: made,
    links,
    cases: [],
  };
}

export const CRITERIA = 6;
