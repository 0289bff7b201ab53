import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalText, schemeHash } from './canonical-document.ts';
import { applyEdits } from './edits/apply-edit.ts';
import { LIMITS } from './limits.ts';
import { parseSchemeDocument, parseSchemeText } from './parse-document.ts';
import type { SchemeDocument } from './scheme-document.ts';

const DOCUMENT = {
  format: 'premia.scheme/1',
  key: 'manager-monthly',
  title: { ru: 'Премия менеджера', en: 'Manager bonus' },
  period: 'month',
  currency: 'RUB',
  parameters: [
    { key: 'rate', type: 'percent', value: '0.05' },
    { key: 'cap', type: 'money', values: [{ from: '2026-01-01', value: '100000' }] },
  ],
  nodes: [
    { id: 'revenue', kind: 'criterion', params: { criterion: 'revenue' }, at: [0, 0] },
    { id: 'план', kind: 'criterion', params: { criterion: 'revenue', measure: 'target' }, at: [0, 120] },
    { id: 'pay', kind: 'payout', params: { code: 'bonus', category: 'bonus' }, at: [480, 0] },
  ],
  links: [{ from: 'revenue', to: 'pay.amount' }],
} as const;

function parsed(input: unknown): SchemeDocument {
  const result = parseSchemeDocument(structuredClone(input));
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
  return result.document;
}

const codesOf = (input: unknown): readonly string[] => parseSchemeDocument(input).diagnostics.map(({ code }) => code);

describe('the identity of a scheme', () => {
  test('does not depend on the order of nodes, links or parameters, nor on where boxes stand', () => {
    const reordered = fc.tuple(
      fc.shuffledSubarray([...DOCUMENT.nodes], { minLength: 3, maxLength: 3 }),
      fc.shuffledSubarray([...DOCUMENT.parameters], { minLength: 2, maxLength: 2 }),
      fc.integer({ min: -1e6, max: 1e6 }),
    );
    const hash = schemeHash(parsed(DOCUMENT));
    fc.assert(
      fc.property(reordered, ([nodes, parameters, x]) => {
        const moved = nodes.map((node) => ({ ...node, at: [x + 0.5, -x] }));
        const links = DOCUMENT.links.map((link) => ({ ...link, via: [[x, 8]] }));
        expect(schemeHash(parsed({ ...DOCUMENT, nodes: moved, links, parameters }))).toBe(hash);
      }),
    );
  });

  test('changes with anything that has a meaning', () => {
    const hash = schemeHash(parsed(DOCUMENT));
    const others = [
      { ...DOCUMENT, currency: 'USD' },
      { ...DOCUMENT, title: { en: 'Manager bonus' } },
      { ...DOCUMENT, links: [] },
      { ...DOCUMENT, nodes: DOCUMENT.nodes.slice(1) },
      { ...DOCUMENT, parameters: [] },
    ];
    for (const other of others) expect(schemeHash(parsed(other))).not.toBe(hash);
  });

  test('says decimals as strings and nothing that is empty', () => {
    const document = parsed({
      ...DOCUMENT,
      nodes: [{ id: 'a', kind: 'tiers', params: { bands: [{ from: 0, rate: 0.05 }] } }],
      links: [],
      parameters: [],
      cases: [],
    });
    expect(canonicalText(document)).toContain('"bands":[{"from":0,"rate":"0.05"}]');
    expect(canonicalText(document)).not.toMatch(/parameters|cases/);
  });

  test('survives writing and reading', () => {
    const document = parsed(DOCUMENT);
    expect(schemeHash(parsed(JSON.parse(canonicalText(document))))).toBe(schemeHash(document));
  });
});

describe('what is not a scheme is refused with its place', () => {
  test.each<[string, unknown, string, string]>([
    ['no object', 7, 'document/not-a-scheme', ''],
    ['a list', [], 'document/not-a-scheme', ''],
    ['no format', { key: 'x' }, 'document/not-a-scheme', ''],
    ['a later format', { ...DOCUMENT, format: 'premia.scheme/9' }, 'document/unknown-format', 'format'],
    ['a missing currency', { ...DOCUMENT, currency: undefined }, 'document/bad-shape', 'currency'],
    [
      'a bad date',
      { ...DOCUMENT, parameters: [{ key: 'a', type: 'money', values: [{ from: '2026-02-30', value: '1' }] }] },
      'document/bad-date',
      'parameters.0.values.0.from',
    ],
    ['a dotted id', { ...DOCUMENT, nodes: [{ id: 'a.b', kind: 'add' }] }, 'document/bad-shape', 'nodes.0.id'],
    [
      'a reserved id',
      { ...DOCUMENT, nodes: [{ id: 'constructor', kind: 'add' }] },
      'document/reserved-name',
      'nodes.0.id',
    ],
    [
      'a number JSON cannot hold',
      { ...DOCUMENT, nodes: [{ id: 'a', kind: 'constant', params: { value: 1e300 } }] },
      'document/inexact-number',
      'nodes.0.params.value',
    ],
  ])('%s', (_name, input, code, path) => {
    const { ok, diagnostics } = parseSchemeDocument(input);
    expect(ok).toBe(false);
    expect(diagnostics[0]).toMatchObject({ code, severity: 'error', place: { path } });
  });

  test('hostile names never reach an object', () => {
    const hostile = `{"format":"premia.scheme/1","nodes":[{"id":"a","kind":"add","params":{"__proto__":{"polluted":true}}}]}`;
    expect(parseSchemeText(hostile).diagnostics).toMatchObject([{ code: 'document/reserved-name' }]);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  test('depth and size have limits that answer at once', () => {
    const deep = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`;
    expect(parseSchemeText(`{"format":"premia.scheme/1","nodes":${deep}}`).diagnostics).toMatchObject([
      { code: 'document/too-deep' },
    ]);
    const wide = Array.from({ length: LIMITS.nodes + 1 }, (_, index) => ({ id: `n${index}`, kind: 'add' }));
    expect(codesOf({ ...DOCUMENT, nodes: wide })).toEqual(['document/over-limit']);
    expect(parseSchemeText(' '.repeat(LIMITS.documentTextBytes + 1)).diagnostics).toMatchObject([
      { code: 'document/too-large' },
    ]);
    expect(parseSchemeText('{').diagnostics).toMatchObject([{ code: 'document/not-json' }]);
  });

  test('unknown entries are told and left out', () => {
    const result = parseSchemeDocument({ ...DOCUMENT, colour: 'red', nodes: [{ ...DOCUMENT.nodes[0], size: 3 }] });
    expect(result).toMatchObject({
      ok: true,
      diagnostics: [
        {
          code: 'document/unknown-entry',
          severity: 'warning',
          place: { path: 'nodes.0' },
          details: { entries: ['size'] },
        },
        { code: 'document/unknown-entry', severity: 'warning', place: { path: '' }, details: { entries: ['colour'] } },
      ],
    });
    expect(result.ok && Object.keys(result.document)).not.toContain('colour');
  });
});

test('a document built by edits is the one written by hand', () => {
  const empty = parsed({ ...DOCUMENT, parameters: [], nodes: [], links: [] });
  const built = applyEdits(empty, [
    ...parsed(DOCUMENT).nodes.map((node) => ({ edit: 'addNode' as const, node })),
    { edit: 'addLink', link: DOCUMENT.links[0] },
    ...(parsed(DOCUMENT).parameters ?? []).map((parameter) => ({ edit: 'setParameter' as const, parameter })),
  ]);
  expect(built.ok && schemeHash(built.document)).toBe(schemeHash(parsed(DOCUMENT)));
});
