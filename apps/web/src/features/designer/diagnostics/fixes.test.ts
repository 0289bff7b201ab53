import { applyEdits, compileScheme, type SchemeDocument } from '@premia/scheme';
import { expect, test } from 'vitest';
import { fixOf } from './fixes.ts';

const scheme: SchemeDocument = {
  format: 'premia.scheme/1',
  key: 'k',
  title: {},
  period: 'month',
  currency: 'RUB',
  nodes: [
    { id: 'rev', kind: 'criterion', params: { criterion: 'revenue' } },
    { id: 'yes', kind: 'constant', params: { type: 'boolean', value: 'true' } },
    { id: 'pay', kind: 'payout', params: { code: 'bonus' } },
    { id: 'again', kind: 'payout', params: { code: 'bonus' } },
    { id: 'rate', kind: 'parameter', params: { parameter: 'rate' } },
  ],
  links: [
    { from: 'rev', to: 'pay.amount' },
    { from: 'yes', to: 'again.amount' },
  ],
};

const cases: readonly [string, SchemeDocument][] = [
  ['type/mismatch', scheme],
  ['params/unknown-parameter', scheme],
  [
    'result/duplicate-code',
    {
      ...scheme,
      nodes: scheme.nodes.slice(0, 4),
      links: [...scheme.links.slice(0, 1), { from: 'rev', to: 'again.amount' }],
    },
  ],
  ['graph/unreachable-node', { ...scheme, nodes: [...scheme.nodes.slice(0, 3)], links: scheme.links.slice(0, 1) }],
  ['result/no-payout', { ...scheme, nodes: scheme.nodes.slice(0, 1), links: [] }],
];

test.each(cases)('one click mends %s', (code, document) => {
  const found = compileScheme(document).diagnostics.find((diagnostic) => diagnostic.code === code);
  const fix = found && fixOf(found, document);
  const mended = applyEdits(document, fix?.edits ?? []);
  expect(mended.ok).toBe(true);
  const codes = mended.ok ? compileScheme(mended.document).diagnostics.map((diagnostic) => diagnostic.code) : [code];
  expect(codes).not.toContain(code);
});
