import { describe, expect, test } from 'vitest';
import { schemeHash } from '../document/canonical-document.ts';
import { LIMITS } from '../document/limits.ts';
import { parseSchemeDocument } from '../document/parse-document.ts';
import type { SchemeComponents, SchemeDocument } from '../document/scheme-document.ts';
import { runBatch } from '../engines/batch/index.ts';
import { evaluatePlan } from '../engines/explain/index.ts';
import { type CompiledScheme, compileScheme } from './compile-scheme.ts';
import { unpublishedComponents } from './component-library.ts';
import { componentParams } from './component-ports.ts';

type Nodes = readonly (readonly [id: string, kind: string, params?: object])[];
type Links = readonly (readonly [from: string, to: string])[];

function scheme(key: string, [nodes, links]: readonly [Nodes, Links], header: object = {}): SchemeDocument {
  const parsed = parseSchemeDocument({
    format: 'premia.scheme/1',
    key,
    title: { en: key },
    period: 'month',
    currency: 'RUB',
    nodes: nodes.map(([id, kind, params]) => ({ id, kind, ...(params && { params }) })),
    links: links.map(([from, to]) => ({ from, to })),
    ...header,
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.diagnostics));
  return parsed.document;
}

const byHash = (...documents: readonly SchemeDocument[]): SchemeComponents =>
  Object.fromEntries(documents.map((document) => [schemeHash(document), document]));

const RATE = { parameters: [{ key: 'rate', type: 'percent', value: '0.1' }] };
/** Revenue × rate, paid as `share` and shown as `reached`; a deal bonus inside a frame; a reserve of its own. */
const SHARE = scheme(
  'revenue-share',
  [
    [
      ['revenue', 'criterion', { criterion: 'revenue' }],
      ['rate', 'parameter', { parameter: 'rate' }],
      ['share', 'multiply'],
      ['pay', 'payout', { code: 'share', category: 'bonus' }],
      ['reach', 'criterion', { criterion: 'revenue', measure: 'attainment' }],
      ['reached', 'indicator', { code: 'reached' }],
    ],
    [
      ['revenue', 'share.values'],
      ['rate', 'share.values'],
      ['share', 'pay.amount'],
      ['reach', 'reached.value'],
    ],
  ],
  RATE,
);

const use = (document: SchemeDocument, params: object = {}) => ({
  scheme: document.key,
  version: schemeHash(document),
  outputs: [{ key: 'share', type: 'money' }],
  ...params,
});

function around(params: object, more: readonly [Nodes, Links] = [[], []], components = byHash(SHARE)): SchemeDocument {
  const nodes: Nodes = [
    ['part', 'component', params],
    ['pay', 'payout', { code: 'bonus', category: 'bonus' }],
    ...more[0],
  ];
  return scheme('outer', [nodes, [['part', 'pay.amount'], ...more[1]]], { components });
}

const REQUEST = {
  period: '2026-10',
  employees: [{ id: 'e1', criteria: { revenue: { actual: '500000', target: '400000' } } }],
};

function paid({ plan, diagnostics }: CompiledScheme, request: object = REQUEST): unknown {
  if (plan === null) throw new Error(JSON.stringify(diagnostics));
  const answer = evaluatePlan(plan, request as typeof REQUEST);
  const batch = runBatch(plan, request as typeof REQUEST);
  if (batch.ok) expect(batch.answer).toEqual(answer);
  const [employee] = answer.employees;
  return Object.fromEntries((employee?.lines ?? []).map(({ code, amount }) => [code, amount]));
}

const faultOf = (document: SchemeDocument) =>
  compileScheme(document).diagnostics.find(({ severity }) => severity === 'error');

describe('a component', () => {
  test('pays as the scheme itself would, and its result is no line until it is paid here', () => {
    expect(paid(compileScheme(around(use(SHARE))))).toEqual({ bonus: '50000.00' });
  });

  test('makes its criteria requirements of the outer scheme, only as far as its results are used', () => {
    const { plan } = compileScheme(around(use(SHARE)));
    expect(plan?.requirements).toMatchObject({
      inputs: [
        { source: { kind: 'parameter', parameter: 'part/rate' } },
        { source: { kind: 'criterion', criterion: 'revenue', measure: 'actual' } },
      ],
      parameters: [{ key: 'part/rate', value: { kind: 'number' } }],
    });
    const both = use(SHARE, {
      outputs: [
        { key: 'share', type: 'money' },
        { key: 'reached', type: 'percent' },
      ],
    });
    const inputs = compileScheme(around(both)).plan?.requirements.inputs.map(({ source }) => source);
    expect(inputs).toContainEqual({ kind: 'criterion', criterion: 'revenue', measure: 'target' });
  });

  test('takes its parameters from params and from links; a linked one wins', () => {
    const written = use(SHARE, { parameters: { rate: '0.2' } });
    expect(paid(compileScheme(around(written)))).toEqual({ bonus: '100000.00' });
    const linked = { ...written, inputs: [{ key: 'rate', type: 'percent' }] };
    const outer = around(linked, [[['own', 'constant', { value: '0.3', type: 'percent' }]], [['own', 'part.rate']]]);
    expect(paid(compileScheme(outer))).toEqual({ bonus: '150000.00' });
    expect(paid(compileScheme(around(linked)))).toEqual({ bonus: '100000.00' });
  });

  test('shows its inside in the trace and in the types', () => {
    const { plan, types } = compileScheme(around(use(SHARE)));
    if (plan === null) throw new Error('not sound');
    const [employee] = evaluatePlan(plan, REQUEST, { trace: true }).employees;
    expect(employee?.trace?.nodes.map(({ nodeId }) => nodeId)).toEqual([
      'part/rate',
      'part/revenue',
      'part/share',
      'part/pay',
      'part',
      'pay',
    ]);
    expect(types.get('part/pay.amount')).toEqual({ base: 'money', grain: 'employee', currency: 'RUB' });
  });

  test('names the inner node in a problem', () => {
    const { plan } = compileScheme(around(use(SHARE)));
    if (plan === null) throw new Error('not sound');
    const [employee] = evaluatePlan(plan, { period: '2026-10', employees: [{ id: 'e1' }] }).employees;
    expect(employee?.problems).toMatchObject([{ code: 'input/missing', nodeId: 'part/revenue' }]);
  });

  test('can stand twice and hold others', () => {
    const middle = scheme(
      'middle',
      [
        [
          ['low', 'component', use(SHARE)],
          ['high', 'component', use(SHARE, { parameters: { rate: '0.2' } })],
          ['both', 'add'],
          ['pay', 'payout', { code: 'share', category: 'bonus' }],
        ],
        [
          ['low', 'both.values'],
          ['high', 'both.values'],
          ['both', 'pay.amount'],
        ],
      ],
      { components: byHash(SHARE) },
    );
    const outer = compileScheme(around(use(middle), [[], []], byHash(SHARE, middle)));
    expect(paid(outer)).toEqual({ bonus: '150000.00' });
    expect(outer.plan?.requirements.parameters.map(({ key }) => key)).toEqual(['part/low/rate']);
  });

  test('runs frames of its own, with a parameter given from outside in them', () => {
    const deals = scheme(
      'per-deal',
      [
        [
          ['deals', 'each', { type: 'deal' }],
          ['rate', 'parameter', { parameter: 'rate' }],
          ['part', 'multiply'],
          ['pay', 'payout', { code: 'share', category: 'commission' }],
        ],
        [
          ['deals.amount', 'part.values'],
          ['rate', 'part.values'],
          ['part', 'deals.result'],
          ['deals', 'pay.amount'],
        ],
      ],
      RATE,
    );
    const inFrame = {
      ...deals,
      nodes: deals.nodes.map((node) => (['rate', 'part'].includes(node.id) ? { ...node, frame: 'deals' } : node)),
    };
    const fact = { source: 'crm', id: 'd1', type: 'deal', on: '2026-10-05', amount: '1000' };
    const request = { period: '2026-10', employees: [{ id: 'e1', facts: [fact, { ...fact, id: 'd2' }] }] };
    for (const [params, amount] of [
      [{}, '200.00'],
      [{ parameters: { rate: '0.5' } }, '1000.00'],
    ] as const) {
      const outer = compileScheme(around(use(inFrame, params), [[], []], byHash(inFrame)));
      expect(paid(outer, request)).toEqual({ bonus: amount });
    }
  });

  test('moves the balances its results rest on', () => {
    const keeping = scheme('keeping', [
      [
        ['sales', 'criterion', { criterion: 'revenue' }],
        ['kept', 'reserve', { share: '0.1' }],
        ['pay', 'payout', { code: 'share' }],
      ],
      [
        ['sales', 'kept.amount'],
        ['kept.paid', 'pay.amount'],
      ],
    ]);
    const { plan } = compileScheme(around(use(keeping), [[], []], byHash(keeping)));
    expect(plan?.results.map(({ kind, nodeId }) => `${kind} ${nodeId}`)).toEqual(['payout pay', 'balance part/kept']);
  });

  test('is no part of the hash: the pin is', () => {
    const outer = around(use(SHARE));
    const { components: _copies, ...bare } = outer;
    expect(schemeHash(bare)).toBe(schemeHash(outer));
    const other = { ...SHARE, title: { en: 'Another' } };
    expect(schemeHash(around(use(other), [[], []], byHash(other)))).not.toBe(schemeHash(outer));
  });
});

describe('what cannot be a component', () => {
  const other = scheme('other', [[['pay', 'payout', { code: 'share' }]], []]);
  const quarterly = { ...SHARE, period: 'quarter' as const };
  test.each<[string, SchemeDocument, object]>([
    ['component/missing', around(use(SHARE), [[], []], {}), { scheme: 'revenue-share' }],
    [
      'component/altered',
      around(use(SHARE), [[], []], { [schemeHash(SHARE)]: { ...SHARE, key: 'swapped' } }),
      { version: schemeHash(SHARE) },
    ],
    ['component/other-scheme', around({ ...use(SHARE), scheme: 'elsewhere' }), { given: 'revenue-share' }],
    [
      'component/other-period',
      around(use(quarterly), [[], []], byHash(quarterly)),
      { given: 'quarter', expected: 'month' },
    ],
    ['component/unsound', around(use(other), [[], []], byHash(other)), { problem: 'port/not-connected', node: 'pay' }],
    [
      'component/unknown-result',
      around(use(SHARE, { outputs: [{ key: 'shrae', type: 'money' }] })),
      { given: 'shrae', known: ['share', 'reached'], suggestion: 'share' },
    ],
    [
      'component/unknown-parameter',
      around(use(SHARE, { parameters: { raet: '1' } })),
      { given: 'raet', suggestion: 'rate' },
    ],
    [
      'component/other-type',
      around(use(SHARE, { outputs: [{ key: 'share', type: 'number' }] })),
      { given: 'number', expected: 'money' },
    ],
    ['params/bad-value', around(use(SHARE, { parameters: { rate: 'ten' } })), { given: 'ten', expected: 'percent' }],
    ['params/reserved-key', around(use(SHARE, { outputs: [...use(SHARE).outputs, ...use(SHARE).outputs] })), {}],
  ])('%s', (code, document, details) => {
    expect(faultOf(document)).toMatchObject({ code, place: { nodeId: 'part' }, details });
  });

  test('a constant that does not fit is told at its own place in the params', () => {
    const unknown = faultOf(around(use(SHARE, { parameters: { raet: '1' } })));
    expect(unknown?.place).toEqual({ nodeId: 'part', path: 'parameters.raet' });
    const bad = faultOf(around(use(SHARE, { parameters: { rate: 'ten' } })));
    expect(bad?.place).toEqual({ nodeId: 'part', path: 'parameters.rate' });
  });

  test.each<[wanted: string, given: string, value: string, fits: boolean]>([
    ['percent', 'percent', '0.5', true],
    ['percent', 'number', '0.5', true],
    ['number', 'percent', '0.5', true],
    ['number', 'count', '2', true],
    ['count', 'count', '2', true],
    ['count', 'number', '2', false],
    ['count', 'percent', '2', false],
    ['number', 'money', '2', false],
    ['boolean', 'boolean', 'true', true],
    ['boolean', 'number', '1', false],
    ['text', 'text', 'A', true],
  ])('a parameter of the type %s given a %s', (wanted, given, value, fits) => {
    const asked = scheme(
      'asked',
      [
        [
          ['own', 'parameter', { parameter: 'own' }],
          ['shown', 'indicator', { code: 'own' }],
          ['fee', 'constant', { value: '1', type: 'money' }],
          ['pay', 'payout', { code: 'share' }],
        ],
        [
          ['own', 'shown.value'],
          ['fee', 'pay.amount'],
        ],
      ],
      { parameters: [{ key: 'own', type: wanted, value: { boolean: 'false', text: 'Z' }[wanted] ?? '1' }] },
    );
    const params = use(asked, { inputs: [{ key: 'own', type: given }] });
    const outer = around(
      params,
      [[['given', 'constant', { value, type: given }]], [['given', 'part.own']]],
      byHash(asked),
    );
    const fault = faultOf(outer);
    if (fits) expect(fault).toBeUndefined();
    else expect(fault).toMatchObject({ code: 'component/other-type', place: { nodeId: 'part', port: 'own' } });
  });

  test('money of another currency for a parameter', () => {
    const paying = scheme(
      'paying',
      [
        [
          ['fee', 'parameter', { parameter: 'fee' }],
          ['pay', 'payout', { code: 'share' }],
        ],
        [['fee', 'pay.amount']],
      ],
      { parameters: [{ key: 'fee', type: 'money', value: '10' }] },
    );
    const params = use(paying, { inputs: [{ key: 'fee', type: 'money' }] });
    const dollars: Nodes[number] = ['usd', 'constant', { value: '5', type: 'money', currency: 'USD' }];
    const outer = around(params, [[dollars], [['usd', 'part.fee']]], byHash(paying));
    expect(faultOf(outer)).toMatchObject({
      code: 'component/other-type',
      place: { nodeId: 'part', port: 'fee' },
      details: { given: 'money USD', expected: 'money RUB' },
    });
  });

  test('a chain deeper than the limit, and one that doubles at every step, are refused at once', () => {
    const chain = (uses: number): { readonly top: SchemeDocument; readonly all: SchemeComponents } => {
      let top = SHARE;
      let all = byHash(SHARE);
      for (let level = 0; level < LIMITS.componentDepth + 2; level += 1) {
        const ids = Array.from({ length: uses }, (_, index) => `c${index}`);
        top = scheme(
          `level${level}`,
          [
            [
              ...ids.map((id): Nodes[number] => [id, 'component', use(top)]),
              ['all', 'sum'],
              ['pay', 'payout', { code: 'share' }],
            ],
            [...ids.map((id): Links[number] => [id, 'all.values']), ['all', 'pay.amount']],
          ],
          {},
        );
        all = { ...all, ...byHash(top) };
      }
      return { top, all };
    };
    const deep = chain(1);
    expect(faultOf(around(use(deep.top), [[], []], deep.all))?.code).toBe('component/too-deep');
    const wide = chain(40);
    const before = process.cpuUsage();
    expect(faultOf(around(use(wide.top), [[], []], wide.all))?.code).toBe('component/too-large');
    // Work of this process alone: waiting for a core on a busy machine is not counted.
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1_000).toBeLessThan(2_000);
  });

  test('one whose types do not fit, told with what and where', () => {
    const mistyped = scheme('mistyped', [
      [
        ['grade', 'attribute', { attribute: 'grade' }],
        ['size', 'abs'],
        ['pay', 'payout', { code: 'share' }],
        ['sales', 'criterion', { criterion: 'sales' }],
        ['more', 'add'],
      ],
      [
        ['grade', 'size.value'],
        ['size', 'more.values'],
        ['sales', 'more.values'],
        ['more', 'pay.amount'],
      ],
    ]);
    expect(faultOf(around(use(mistyped), [[], []], byHash(mistyped)))).toEqual({
      code: 'component/unsound',
      severity: 'error',
      place: { nodeId: 'part', path: 'version' },
      details: { scheme: 'mistyped', problem: 'type/mismatch', node: 'size' },
    });
  });

  test('several that are together more than a scheme may hold', () => {
    const half = scheme('half', [
      [
        ...Array.from({ length: LIMITS.nodes / 2 }, (_, index): Nodes[number] => [
          `n${index}`,
          'constant',
          { value: '1', type: 'number' },
        ]),
        ['sales', 'criterion', { criterion: 'sales' }],
        ['pay', 'payout', { code: 'share' }],
      ],
      [['sales', 'pay.amount']],
    ]);
    expect(faultOf(around(use(half), [[], []], byHash(half)))).toBeUndefined();
    expect(faultOf(around(use(half), [[['again', 'component', use(half)]], []], byHash(half)))).toMatchObject({
      code: 'component/too-large',
      place: { path: 'version' },
      details: { limit: LIMITS.nodes },
    });
  });

  test.each<[string, size: number, fault: string | undefined]>([
    ['exactly as many nodes as a scheme may hold are allowed', LIMITS.nodes, undefined],
    ['one node more is not', LIMITS.nodes + 1, 'component/too-large'],
  ])('%s', (_, size, fault) => {
    const idle = (index: number): Nodes[number] => [`n${index}`, 'constant', { value: '1', type: 'number' }];
    const outer = around({}).nodes.length;
    const results = SHARE.nodes.map(({ id, kind, params }): Nodes[number] => [id, kind, params ?? {}]);
    const links = SHARE.links.map(({ from, to }): Links[number] => [from, to]);
    const idles = Array.from({ length: size - outer - results.length }, (_one, index) => idle(index));
    const full = scheme('full', [[...results, ...idles], links], RATE);
    expect(faultOf(around(use(full), [[], []], byHash(full)))?.code).toBe(fault);
  });

  test('a result unlike any the scheme has is told with those there are, and no guess', () => {
    const document = around(use(SHARE, { outputs: [{ key: 'abracadabra', type: 'money' }] }));
    expect(faultOf(document)?.details).toStrictEqual({ given: 'abracadabra', known: ['share', 'reached'] });
  });

  test('a place inside a frame', () => {
    const frame: Nodes[number] = ['deals', 'each', { type: 'deal' }];
    const drawn = around(use(SHARE), [[frame], []]);
    const nodes = drawn.nodes.map((node) => (node.id === 'part' ? { ...node, frame: 'deals' } : node));
    expect(faultOf({ ...drawn, nodes })).toMatchObject({ code: 'frame/not-inside', place: { nodeId: 'part' } });
  });
});

describe('what a scheme offers as a node', () => {
  const OFFERED = scheme(
    'offered',
    [
      [
        ['sales', 'criterion', { criterion: 'sales' }],
        ['pay', 'payout', { code: 'share', category: 'bonus', title: { ru: 'Доля', en: 'Share' } }],
        ['reach', 'criterion', { criterion: 'sales', measure: 'attainment' }],
        ['reached', 'indicator', { code: 'reached' }],
        ['kept', 'reserve', { share: '0.1' }],
      ],
      [
        ['sales', 'pay.amount'],
        ['reach', 'reached.value'],
        ['sales', 'kept.amount'],
      ],
    ],
    {
      parameters: [
        { key: 'rate', type: 'percent', value: '0.1', title: { en: 'Rate' } },
        { key: 'floor', type: 'money', value: '5' },
      ],
    },
  );

  test('parameters come in, payouts and indicators go out, balances stay; titles where there are any', () => {
    expect(componentParams(OFFERED)).toEqual({
      scheme: 'offered',
      version: schemeHash(OFFERED),
      inputs: [
        { key: 'rate', type: 'percent', title: { en: 'Rate' } },
        { key: 'floor', type: 'money' },
      ],
      outputs: [
        { key: 'reached', type: 'percent' },
        { key: 'share', type: 'money', title: { ru: 'Доля', en: 'Share' } },
      ],
    });
  });

  test('a scheme without parameters has no inputs; one that uses a component needs it at hand', () => {
    const outer = around(use(SHARE));
    const { components, ...alone } = outer;
    expect(componentParams(alone, components)).toMatchObject({
      inputs: [],
      outputs: [{ key: 'bonus', type: 'money' }],
    });
    expect(componentParams(alone).outputs).toEqual([]);
  });

  test('a pin that nobody published is told, each by its node', () => {
    const outer = around(use(SHARE), [[['again', 'component', use(OFFERED)]], []], byHash(SHARE, OFFERED));
    expect(unpublishedComponents(outer, new Set([schemeHash(SHARE), schemeHash(OFFERED)]))).toEqual([]);
    expect(unpublishedComponents(outer, new Set([schemeHash(SHARE)]))).toEqual([
      {
        code: 'component/not-published',
        severity: 'error',
        place: { nodeId: 'again', path: 'version' },
        details: { scheme: 'offered' },
      },
    ]);
  });
});
