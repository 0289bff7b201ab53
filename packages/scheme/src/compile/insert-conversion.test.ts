import { describe, expect, test } from 'vitest';
import { applyEdits } from '../document/edits/apply-edit.ts';
import { parseSchemeDocument } from '../document/parse-document.ts';
import type { SchemeDocument } from '../document/scheme-document.ts';
import { conversionFor } from '../nodes/conversion.ts';
import { BASE_TYPES, money, plain, typeOf } from '../values/value-type.ts';
import { compileScheme } from './compile-scheme.ts';
import { insertConversion } from './insert-conversion.ts';

type Nodes = readonly (readonly [id: string, kind: string, params?: object, frame?: string])[];
type Links = readonly (readonly [from: string, to: string])[];

const PAY = ['pay', 'payout', { code: 'bonus' }] as const;
const RUB = ['rub', 'criterion', { criterion: 'rub' }] as const;
const USD = ['usd', 'criterion', { criterion: 'usd', currency: 'USD' }] as const;

function drawn(nodes: Nodes, links: Links): SchemeDocument {
  const parsed = parseSchemeDocument({
    format: 'premia.scheme/1',
    key: 'test',
    title: { en: 'Test' },
    period: 'month',
    currency: 'RUB',
    nodes: nodes.map(([id, kind, params, frame], index) => ({
      id,
      kind,
      ...(params && { params }),
      ...(frame && { frame }),
      at: [index * 100, 0],
    })),
    links: links.map(([from, to]) => ({ from, to })),
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.diagnostics));
  return parsed.document;
}

/** The first conversion offered, and the errors left once it was taken. */
function mended(document: SchemeDocument): { readonly kind: string; readonly left: readonly string[] } {
  for (const diagnostic of compileScheme(document).diagnostics) {
    const inserted = insertConversion(diagnostic, document);
    if (inserted === null) continue;
    const outcome = applyEdits(document, inserted.edits);
    if (!outcome.ok) throw new Error(outcome.refusal);
    const { diagnostics } = compileScheme(outcome.document);
    const left = diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code);
    const params = JSON.stringify(inserted.conversion.params);
    return { kind: `${inserted.nodeId} ${params}`, left };
  }
  throw new Error('nothing was offered');
}

describe('one click on a refused link', () => {
  test.each<[string, Nodes, Links, string, readonly string[]]>([
    ['a payout in another currency', [USD, PAY], [['usd', 'pay.amount']], 'convert {"to":"RUB"}', []],
    [
      'a sum of two currencies: the foreign one is converted, wherever it stands',
      [RUB, USD, ['all', 'add'], PAY],
      [
        ['usd', 'all.values'],
        ['rub', 'all.values'],
        ['all', 'pay.amount'],
      ],
      'convert {"to":"RUB"}',
      [],
    ],
    [
      'a comparison of two foreign currencies',
      [
        USD,
        ['eur', 'criterion', { criterion: 'eur', currency: 'EUR' }],
        ['more', 'compare', { is: 'greater' }],
        RUB,
        ['passed', 'gate'],
        PAY,
      ],
      [
        ['usd', 'more.left'],
        ['eur', 'more.right'],
        ['more', 'passed.condition'],
        ['rub', 'passed.value'],
        ['passed', 'pay.amount'],
      ],
      'convert {"to":"USD"}',
      [],
    ],
    [
      'a number where a yes or no is wanted',
      [RUB, ['passed', 'gate'], PAY],
      [
        ['rub', 'passed.condition'],
        ['rub', 'passed.value'],
        ['passed', 'pay.amount'],
      ],
      'compare {"is":"greater","right":"0"}',
      [],
    ],
    [
      'a yes or no where a number is wanted',
      [RUB, ['yes', 'attribute', { attribute: 'yes', type: 'boolean' }], ['part', 'multiply'], PAY],
      [
        ['yes', 'part.values'],
        ['rub', 'part.values'],
        ['part', 'pay.amount'],
      ],
      'if {"then":"1","else":"0"}',
      [],
    ],
    [
      'a plain number to be paid: what it is multiplied by is the author’s to say',
      [['calls', 'criterion', { criterion: 'calls', type: 'count' }], PAY],
      [['calls', 'pay.amount']],
      'multiply {}',
      ['type/mismatch'],
    ],
    [
      'what belongs to the group, paid to everybody: the weight is the author’s to say',
      [RUB, ['fund', 'team', { aggregate: 'sum' }], PAY],
      [
        ['rub', 'fund.value'],
        ['fund', 'pay.amount'],
      ],
      'pool {}',
      ['port/not-connected'],
    ],
  ])('%s', (_, nodes, links, kind, left) => {
    expect(mended(drawn(nodes, links))).toEqual({ kind, left });
  });

  test('stands halfway, in the frame of its reader', () => {
    const document = drawn(
      [
        ['deals', 'each', { type: 'deal', currency: 'USD' }],
        ['part', 'add', {}, 'deals'],
        RUB,
        ['shown', 'indicator', { code: 'x' }],
      ],
      [
        ['deals.amount', 'part.values'],
        ['rub', 'part.values'],
        ['part', 'deals.result'],
        ['deals', 'shown.value'],
      ],
    );
    const diagnostic = compileScheme(document).diagnostics.find(({ code }) => code === 'type/other-currency');
    const [added] = (diagnostic && insertConversion(diagnostic, document))?.edits ?? [];
    expect(added).toMatchObject({ edit: 'addNode', node: { kind: 'convert', frame: 'deals' } });
  });

  test('money of another currency into a payout names both', () => {
    const { diagnostics } = compileScheme(drawn([USD, PAY], [['usd', 'pay.amount']]));
    const found = diagnostics.find(({ code }) => code === 'type/other-currency');
    expect(found?.details).toMatchObject({ left: 'money USD', right: 'money RUB' });
  });

  test('a value of one fact is led to the frame by the diagnostic', () => {
    const document = drawn(
      [RUB, ['deals', 'each', { type: 'deal' }], ['part', 'add', {}, 'deals'], PAY],
      [
        ['deals.amount', 'part.values'],
        ['part', 'deals.result'],
        ['part', 'pay.amount'],
      ],
    );
    expect(compileScheme(document).diagnostics).toContainEqual(
      expect.objectContaining({ code: 'frame/escape', details: { frame: 'deals', conversion: 'each' } }),
    );
  });
});

describe('the edits', () => {
  const LINK = { from: 'usd', to: 'pay.amount' };
  const offer = {
    code: 'type/other-currency',
    severity: 'error',
    details: { conversion: 'convert', conversionTo: 'RUB' },
  } as const;
  const document = drawn([USD, PAY], [['usd', 'pay.amount']]);

  test('put the node between the ends and take the link away', () => {
    expect(insertConversion({ ...offer, place: { link: LINK } }, document)).toMatchObject({
      nodeId: 'convert',
      edits: [
        { edit: 'addNode', node: { id: 'convert', kind: 'convert', params: { to: 'RUB' }, at: [50, 0] } },
        { edit: 'removeLink', link: LINK },
        { edit: 'addLink', link: { from: 'usd', to: 'convert.value' } },
        { edit: 'addLink', link: { from: 'convert.value', to: 'pay.amount' } },
      ],
    });
  });

  test('put it halfway in both directions', () => {
    const places: readonly (readonly [number, number])[] = [
      [10, 40],
      [30, -20],
    ];
    const nodes = document.nodes.map((node, index) => ({ ...node, at: places[index] ?? ([0, 0] as const) }));
    const [added] =
      insertConversion({ ...offer, place: { link: LINK } }, { ...document, nodes } as SchemeDocument)?.edits ?? [];
    expect(added).toMatchObject({ node: { at: [20, 10] } });
  });

  test('take no link away that was refused before it was drawn', () => {
    const edits = insertConversion({ ...offer, place: { link: LINK } }, { ...document, links: [] })?.edits;
    expect(edits?.map(({ edit }) => edit)).toEqual(['addNode', 'addLink', 'addLink']);
    const elsewhere = { from: 'usd', to: 'pay.cap' };
    expect(insertConversion({ ...offer, place: { link: elsewhere } }, document)?.edits).toHaveLength(3);
    const other = { from: 'usd.value', to: 'pay.amount' };
    expect(insertConversion({ ...offer, place: { link: other } }, document)?.edits).toHaveLength(3);
  });

  test('name a node nobody is called by', () => {
    const named = (...ids: readonly string[]) =>
      insertConversion(
        { ...offer, place: { link: LINK } },
        drawn([USD, PAY, ...ids.map((id) => [id, 'sum'] as const)], [['usd', 'pay.amount']]),
      )?.nodeId;
    expect([named('convert2'), named('convert'), named('convert', 'convert2', 'convert4')]).toEqual([
      'convert',
      'convert2',
      'convert3',
    ]);
  });

  test('have no place where an end has none, and no settings where there are none to make', () => {
    const nodes = document.nodes.map(({ at: _at, ...node }) => node);
    const [added] = insertConversion({ ...offer, place: { link: LINK } }, { ...document, nodes })?.edits ?? [];
    expect(added).toEqual({ edit: 'addNode', node: { id: 'convert', kind: 'convert', params: { to: 'RUB' } } });
    const half = { ...document, nodes: document.nodes.map((node, index) => (index === 0 ? (nodes[0] ?? node) : node)) };
    expect(insertConversion({ ...offer, place: { link: LINK } }, half)?.edits[0]).toEqual(added);
    const plainly = { ...offer, details: { conversion: 'multiply' } };
    expect(insertConversion({ ...plainly, place: { link: LINK } }, document)?.edits[0]).toEqual({
      edit: 'addNode',
      node: { id: 'multiply', kind: 'multiply', at: [50, 0] },
    });
  });

  test('find the one link of an input the diagnostic names', () => {
    const at = (port?: string, nodeId = 'pay') =>
      insertConversion({ ...offer, place: { nodeId, ...(port === undefined ? {} : { port }) } }, document);
    expect(at('amount')?.edits[1]).toEqual({ edit: 'removeLink', link: LINK });
    expect([at('cap'), at(undefined), at('amount', 'usd')]).toEqual([null, null, null]);
    expect(insertConversion({ ...offer, place: { port: 'amount' } }, document)).toBeNull();
    const two = drawn(
      [USD, RUB, PAY],
      [
        ['usd', 'pay.amount'],
        ['rub', 'pay.amount'],
      ],
    );
    expect(insertConversion({ ...offer, place: { nodeId: 'pay', port: 'amount' } }, two)).toBeNull();
  });

  test('are none where no conversion, no such node or no end is there', () => {
    const answers = [
      { ...offer, details: {}, place: { link: LINK } },
      { ...offer, details: { conversion: 'no-such' }, place: { link: LINK } },
      { ...offer, place: { link: { from: 'nobody', to: 'pay.amount' } } },
      { ...offer, place: { link: { from: 'usd', to: 'nobody.amount' } } },
    ].map((diagnostic) => insertConversion(diagnostic, document));
    expect(answers).toEqual([null, null, null, null]);
  });
});

describe('a conversion', () => {
  test('is never offered where the link fits as it is, or to or from texts and dates', () => {
    for (const base of BASE_TYPES) {
      const same = typeOf(base, 'RUB');
      expect(conversionFor(same, { type: base, currency: same.currency })).toBeNull();
      expect(conversionFor(same, { type: 'text', currency: null })).toBeNull();
      expect(conversionFor(same, { type: 'date', currency: null })).toBeNull();
    }
    expect(conversionFor(plain('date'), { type: 'numeric', currency: null })).toBeNull();
    expect(conversionFor(money('USD'), { type: 'money', currency: 'RUB' })).toMatchObject({ params: { to: 'RUB' } });
    expect(conversionFor(money('USD'), { type: 'ratio', currency: null })?.kind).toBe('divide');
  });
});
