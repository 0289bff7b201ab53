import type { EvaluationRequest, SchemeDocument } from '@premia/scheme';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applied, changeOf } from './request-change.ts';
import type { PreviewRequest } from './run-preview.ts';

const node = (id: string, value = '1'): SchemeDocument['nodes'][number] => ({
  id,
  kind: 'constant',
  params: { value },
});
const document: SchemeDocument = {
  format: 'premia.scheme/1',
  key: 'k',
  title: {},
  period: 'month',
  currency: 'RUB',
  nodes: [node('a'), node('b'), node('c')],
  links: [{ from: 'a', to: 'c.values' }],
};
const inputs: EvaluationRequest = { period: '2026-10', employees: [{ id: 'e1' }] };
const request: PreviewRequest = { document, inputs, isRunningCases: false, tiers: 'a' };

/** As the other side gets it: a copy. */
const sent = (before: PreviewRequest | null, after: PreviewRequest) => structuredClone(changeOf(before, after));

describe('a request that changed', () => {
  const there = applied(null, sent(null, request));

  test('comes whole the first time', () => {
    expect(there).toEqual(request);
  });

  test('brings the block that was edited and leaves the others the objects they were', () => {
    const edited = { ...request, document: { ...document, nodes: [node('a'), ...document.nodes.slice(1)] } };
    const change = sent(request, edited);
    expect(change.document?.nodes).toEqual([node('a'), 1, 2]);
    expect(change.document?.links).toBeNull();
    expect(change.parts).toEqual({});
    const next = applied(there, change);
    expect(next).toEqual(edited);
    expect(next.document.nodes[1]).toBe(there.document.nodes[1]);
    expect(next.document.links).toBe(there.document.links);
    expect(next.inputs).toBe(there.inputs);
  });

  test('forgets what it no longer asks for', () => {
    const { tiers: _tiers, ...plain } = request;
    expect(applied(there, sent(request, plain))).toEqual(plain);
    expect(applied(there, sent(request, { ...request, inputs: null }))).toEqual({ ...request, inputs: null });
  });

  test('with the same document sends nothing of it', () => {
    const change = sent(request, { ...request, isRunningCases: true });
    expect(change).toEqual({ parts: { isRunningCases: true }, gone: [], document: null });
    expect(applied(there, change).document).toBe(there.document);
  });
});

test('a change of a request that never came is refused', () => {
  const change = changeOf(request, { ...request, document: { ...document, nodes: document.nodes.slice(1) } });
  expect(() => applied(null, change)).toThrow(RangeError);
});

test('after any row of edits the other side has what was asked', () => {
  const pool = Array.from({ length: 6 }, (_, index) => node(`n${index}`));
  const drawn = fc.uniqueArray(fc.nat({ max: pool.length * 2 - 1 }), { maxLength: 8 }).map((picks) => ({
    ...document,
    nodes: picks.map((pick) => pool[pick] ?? node(`fresh${pick}`)),
  }));
  fc.assert(
    fc.property(fc.array(drawn, { minLength: 1, maxLength: 6 }), (drafts) => {
      let here: PreviewRequest | null = null;
      let far: PreviewRequest | null = null;
      for (const draft of drafts) {
        const next: PreviewRequest = { ...request, document: draft };
        far = applied(far, sent(here, next));
        here = next;
        expect(far).toEqual(here);
      }
    }),
  );
});
