import type { SchemeDocument, Trace, TraceValue } from '@premia/scheme';
import { describe, expect, test } from 'vitest';
import { NOTHING_UNREACHED, unreachedBy } from './unreached.ts';

const document = {
  nodes: [
    { id: 'met', kind: 'compare' },
    { id: 'source', kind: 'criterion' },
    { id: 'big', kind: 'multiply' },
    { id: 'small', kind: 'constant' },
    { id: 'choice', kind: 'if' },
    { id: 'pay', kind: 'payout' },
  ],
  links: [
    { from: 'source', to: 'met.left' },
    { from: 'met', to: 'choice.condition' },
    { from: 'source', to: 'big.values' },
    { from: 'big', to: 'choice.then' },
    { from: 'small', to: 'choice.else' },
    { from: 'choice', to: 'pay.amount' },
  ],
} as unknown as SchemeDocument;
const truth = (boolean: boolean): TraceValue => ({ kind: 'boolean', boolean });
const trace = (met: TraceValue): Trace => ({ nodes: [{ nodeId: 'met', outputs: { value: met } }] });
const found = (of: SchemeDocument, given: Trace) => {
  const { nodes, links } = unreachedBy(of, given);
  return { nodes: [...nodes].sort(), links: [...links].sort() };
};

describe('what had no say for the sample', () => {
  test('is the branch that was not taken, with what only it reads', () => {
    expect(found(document, trace(truth(false)))).toEqual({
      nodes: ['big'],
      links: ['big choice.then', 'source big.values'],
    });
    expect(found(document, trace(truth(true)))).toEqual({ nodes: ['small'], links: ['small choice.else'] });
  });

  test('is nothing where the condition could not be worked out, or nothing branches', () => {
    const problem = { code: 'input/missing', nodeId: 'met', input: null, details: {} };
    expect(found(document, trace({ kind: 'problem', problem }))).toEqual({ nodes: [], links: [] });
    const plain = { ...document, nodes: document.nodes.filter(({ kind }) => kind !== 'if') };
    expect(unreachedBy(plain, trace(truth(true)))).toBe(NOTHING_UNREACHED);
  });

  test('is not what another result reads', () => {
    const shown = {
      nodes: [...document.nodes, { id: 'shown', kind: 'indicator' }],
      links: [...document.links, { from: 'big', to: 'shown.value' }],
    } as unknown as SchemeDocument;
    expect(found(shown, trace(truth(false)))).toEqual({ nodes: [], links: ['big choice.then'] });
  });

  test('counts a branch as taken when one record took it', () => {
    const inner = (met: boolean) => ({
      source: 's',
      id: String(met),
      contribution: truth(met),
      inner: [{ nodeId: 'met', outputs: { value: truth(met) } }],
    });
    const rows = { nodes: [{ nodeId: 'f', outputs: {}, factsUsed: [inner(true), inner(false)] }] };
    expect(found(document, rows)).toEqual({ nodes: [], links: [] });
  });
});
