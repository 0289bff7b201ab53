import type { Rational } from '@premia/decimal';
import { decimalIn } from './decimal-in.ts';
import type { ExplainedNode, ExplainRequest } from './explanation.ts';

/** By node: the numbers its value is held against where it is linked to – starts of bands, constants of comparisons. */
export function boundariesByNode({ nodes, links }: ExplainRequest['scheme']): ReadonlyMap<string, readonly Rational[]> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const found = new Map<string, Rational[]>();
  for (const { from, to } of links) {
    const [source = from] = from.split('.', 1);
    const [target = to, port = ''] = to.split('.', 2);
    const node = byId.get(target);
    const boundaries = node === undefined ? [] : boundariesAt(node, port);
    if (boundaries.length > 0) found.set(source, [...(found.get(source) ?? []), ...boundaries]);
  }
  return found;
}

function boundariesAt({ kind, params = {} }: ExplainedNode, port: string): readonly Rational[] {
  switch (kind) {
    case 'tiers':
      return port === 'value' ? listIn(params['bands']).flatMap((band) => numbersIn(fieldOf(band, 'from'))) : [];
    case 'compare':
      return numbersIn(params[port === 'left' ? 'right' : 'left']);
    case 'matrix': {
      const axis = listIn(params['axes']).find((one) => fieldOf(one, 'key') === port);
      return listIn(fieldOf(axis, 'bands')).flatMap(numbersIn);
    }
    default:
      return [];
  }
}

const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Object.entries(value).find(([key]) => key === name)?.[1] : null;
}

function numbersIn(value: unknown): readonly Rational[] {
  const number = decimalIn(value);
  return number === null ? [] : [number];
}
