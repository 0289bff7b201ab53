import { expect, test } from 'vitest';
import { compileScheme } from '../../compile/compile-scheme.ts';
import { applyEdits } from '../../document/edits/apply-edit.ts';
import type { SchemeDocument, SchemeNode } from '../../document/scheme-document.ts';
import { lintScheme } from '../lint-scheme.ts';

const SALES: SchemeNode = { id: 'sales', kind: 'criterion', params: { criterion: 'sales' } };
const PAY: SchemeNode = { id: 'pay', kind: 'payout', params: { code: 'bonus' } };
const DEALS: SchemeNode = { id: 'deals', kind: 'each', params: { type: 'deal' } };
const SHARE: SchemeNode = { id: 'share', kind: 'multiply', params: { values: ['0.1'] }, frame: 'deals' };
const LINK = { from: 'sales', to: 'pay.amount' };

function scheme(nodes: readonly SchemeNode[], links: SchemeDocument['links']): SchemeDocument {
  const header = { format: 'premia.scheme/1', key: 'k', title: {}, period: 'month', currency: 'RUB' } as const;
  return { ...header, nodes: [...nodes], links };
}

/** A table between the criterion and the payout. */
function through(kind: string, params: SchemeNode['params'], input = 'value'): SchemeDocument {
  return scheme(
    [SALES, { id: 'table', kind, params }, PAY],
    [
      { from: 'sales', to: `table.${input}` },
      { from: 'table', to: 'pay.amount' },
    ],
  );
}

const bands = (...ends: readonly (readonly [from: string, to?: string])[]) => ({
  mode: 'marginal',
  bands: ends.map(([from, to]) => ({ from, ...(to === undefined ? {} : { to }), rate: '0.1' })),
});
const weights = (...all: readonly string[]) => ({ rows: all.map((weight, index) => ({ key: `r${index}`, weight })) });

const cases: readonly (readonly [string, SchemeDocument])[] = [
  [
    'type/mismatch',
    scheme(
      [{ id: 'yes', kind: 'constant', params: { type: 'boolean', value: 'true' } }, PAY],
      [{ from: 'yes', to: 'pay.amount' }],
    ),
  ],
  [
    'params/unknown-parameter',
    scheme([SALES, PAY, { id: 'rate', kind: 'parameter', params: { parameter: 'rate' } }], [LINK]),
  ],
  [
    'result/duplicate-code',
    scheme([SALES, PAY, { ...PAY, id: 'again' }], [LINK, { from: 'sales', to: 'again.amount' }]),
  ],
  ['graph/unreachable-node', scheme([SALES, PAY, { ...SALES, id: 'idle' }], [LINK])],
  ['graph/unknown-kind', through('tirs', bands(['0']))],
  ['result/no-payout', scheme([SALES], [])],
  ['link/twice', scheme([SALES, PAY], [LINK, LINK])],
  ['link/unknown-input', scheme([SALES, PAY], [{ from: 'sales', to: 'pay.amont' }])],
  ['type/other-currency', scheme([{ ...SALES, params: { criterion: 'sales', currency: 'USD' } }, PAY], [LINK])],
  ['link/unknown-node', scheme([SALES, PAY], [{ from: 'salse', to: 'pay.amount' }])],
  ['frame/inner-value-outside', scheme([DEALS, PAY], [{ from: 'deals.amount', to: 'pay.amount' }])],
  [
    'frame/escape',
    scheme(
      [DEALS, SHARE, PAY],
      [
        { from: 'deals.amount', to: 'share.values' },
        { from: 'share', to: 'deals.result' },
        { from: 'share.value', to: 'pay.amount' },
      ],
    ),
  ],
  ['table/band-gap', through('tiers', bands(['0', '80'], ['100']))],
  ['table/band-overlap', through('tiers', bands(['0', '120'], ['100']))],
  ['table/bands-not-rising', through('tiers', bands(['0'], ['100'], ['50']))],
  ['table/weights-not-whole', through('weighted', weights('0.5', '0.4'), 'r0')],
];

test.each(cases)('one click mends %s', (code, document) => {
  const subject = { document, compiled: compileScheme(document) };
  const found = lintScheme(subject).find((finding) => finding.code === code);
  const mended = applyEdits(document, found?.fix?.edits ?? []);
  if (found?.fix === undefined || !mended.ok) throw new Error(`${code} has no fix that can be applied`);
  const codes = compileScheme(mended.document).diagnostics.map((diagnostic) => diagnostic.code);
  expect(codes).not.toContain(code);
});

test('a value of one fact goes out by the frame: as its result, read where it was wanted', () => {
  const mended = (document: SchemeDocument) => {
    const found = lintScheme({ document, compiled: compileScheme(document) }).find(({ code }) =>
      code.startsWith('frame/'),
    );
    const outcome = applyEdits(document, found?.fix?.edits ?? []);
    return { label: found?.fix?.label, links: outcome.ok ? outcome.document.links : [], outcome };
  };
  const amount = { from: 'deals.amount', to: 'pay.amount' };
  const plain = mended(scheme([DEALS, PAY], [amount]));
  expect(plain.label).toBe('fix/through-frame');
  expect(plain.links).toEqual([
    { from: 'deals.amount', to: 'deals.result' },
    { from: 'deals.sum', to: 'pay.amount' },
  ]);
  expect(plain.outcome.ok && compileScheme(plain.outcome.document).plan).not.toBeNull();
  const other = [
    { from: 'deals.amount', to: 'share.values' },
    { from: 'share', to: 'deals.result' },
  ];
  expect(mended(scheme([DEALS, SHARE, PAY], [...other, amount])).label).toBe('fix/remove-link');
  const date = { from: 'deals.date', to: 'pay.amount' };
  expect(mended(scheme([DEALS, PAY], [date])).label).toBe('fix/remove-link');
});

test.each<[string, given: readonly string[], label: string, mended: readonly string[]]>([
  ['two halves typed as 50 and 50', ['50', '50'], 'fix/divide-weights', ['0.5', '0.5']],
  ['fractions of a percent', ['33.3', '66.7'], 'fix/divide-weights', ['0.333', '0.667']],
  ['a share too small, the others kept as typed', ['0.50', '0.4'], 'fix/balance-weights', ['0.50', '0.5']],
  ['a share typed in percent beside one that was not', ['0.5', '50'], 'fix/balance-weights', ['0.5', '0.5']],
])('weights that are not the whole: %s', (_, given, label, mended) => {
  const document = through('weighted', weights(...given), 'r0');
  const found = lintScheme({ document, compiled: compileScheme(document) }).find(
    ({ code }) => code === 'table/weights-not-whole',
  );
  expect(found?.fix).toEqual({
    label,
    edits: [{ edit: 'setParams', nodeId: 'table', params: weights(...mended) }],
  });
});

test('what only the author can decide has no fix', () => {
  const tied = through('tiers', bands(['0'], ['100'], ['100']));
  const heavy = through('weighted', weights('0.7', '0.6', '0.5'), 'r0');
  const almost = through('weighted', weights('50', '49.99'), 'r0');
  for (const document of [tied, heavy, almost]) {
    const findings = lintScheme({ document, compiled: compileScheme(document) });
    expect(findings.filter(({ code, fix }) => code.startsWith('table/') && fix !== undefined)).toEqual([]);
  }
});
