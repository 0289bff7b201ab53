import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { LIMITS } from '../document/limits.ts';
import { parseSchemeDocument } from '../document/parse-document.ts';
import { type CompiledScheme, compileScheme } from './compile-scheme.ts';

type Nodes = readonly (readonly [id: string, kind: string, params?: object, frame?: string])[];
type Links = readonly (readonly [from: string, to: string])[];

function compiled(nodes: Nodes, links: Links, header: object = {}): CompiledScheme {
  const parsed = parseSchemeDocument({
    format: 'premia.scheme/1',
    key: 'test',
    title: { en: 'Test' },
    period: 'month',
    currency: 'RUB',
    nodes: nodes.map(([id, kind, params, frame]) => ({ id, kind, ...(params && { params }), ...(frame && { frame }) })),
    links: links.map(([from, to]) => ({ from, to })),
    ...header,
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.diagnostics));
  return compileScheme(parsed.document);
}

const PAY = ['pay', 'payout', { code: 'bonus', category: 'bonus' }] as const;
const MONEY = ['sales', 'criterion', { criterion: 'sales' }] as const;
const errorsOf = ({ diagnostics }: CompiledScheme): readonly Diagnostic[] =>
  diagnostics.filter(({ severity }) => severity === 'error');
const codes = (list: readonly Diagnostic[]): readonly string[] => list.map(({ code }) => code);

/** A scheme that is sound but for the given nodes and links. */
function faultsOf(nodes: Nodes, links: Links, header: object = {}): readonly Diagnostic[] {
  const scheme = compiled([MONEY, PAY, ...nodes], [['sales', 'pay.amount'], ...links], header);
  expect(scheme.plan).toBeNull();
  return errorsOf(scheme);
}

describe('a sound scheme', () => {
  test('becomes a plan that states what it needs and the types of all outputs', () => {
    const { plan, diagnostics, types } = compiled(
      [MONEY, PAY, ['rate', 'parameter', { parameter: 'rate' }], ['part', 'multiply']],
      [
        ['sales', 'part.values'],
        ['rate', 'part.values'],
        ['part', 'pay.amount'],
      ],
      {
        parameters: [
          { key: 'rate', type: 'percent', value: '0.05' },
          { key: 'unused', type: 'money', value: '1' },
        ],
      },
    );
    expect(diagnostics).toEqual([]);
    expect(plan?.requirements).toMatchObject({
      inputs: [
        { source: { kind: 'parameter', parameter: 'rate' } },
        {
          source: { kind: 'criterion', criterion: 'sales', measure: 'actual' },
          type: { base: 'money', currency: 'RUB' },
        },
      ],
      parameters: [{ key: 'rate' }],
      team: false,
      departments: false,
      rates: [],
    });
    expect(types.get('part.value')).toEqual({ base: 'money', grain: 'employee', currency: 'RUB' });
  });

  test('leaves out of the plan what no result needs, and says so', () => {
    const { plan, previewPlan, diagnostics } = compiled(
      [MONEY, PAY, ['idle', 'criterion', { criterion: 'calls', type: 'count' }]],
      [['sales', 'pay.amount']],
    );
    expect(diagnostics).toMatchObject([
      { code: 'graph/unreachable-node', severity: 'warning', place: { nodeId: 'idle' } },
    ]);
    expect(plan?.requirements.inputs).toHaveLength(1);
    expect(previewPlan.requirements.inputs).toHaveLength(2);
  });

  test('is the same plan in whatever order it was drawn', () => {
    const nodes: Nodes = [
      MONEY,
      ['target', 'criterion', { criterion: 'sales', measure: 'target' }],
      ['all', 'add'],
      PAY,
    ];
    const links: Links = [
      ['sales', 'all.values'],
      ['target', 'all.values'],
      ['all', 'pay.amount'],
    ];
    expect(compiled([...nodes].reverse(), [...links].reverse()).plan).toEqual(compiled(nodes, links).plan);
  });
});

describe('the graph', () => {
  test('names every node of a cycle while the rest still previews', () => {
    const scheme = compiled(
      [MONEY, PAY, ['a', 'add'], ['b', 'negate'], ['c', 'abs'], ['self', 'not']],
      [
        ['sales', 'pay.amount'],
        ['a', 'b.value'],
        ['b', 'c.value'],
        ['c', 'a.values'],
        ['self', 'self.value'],
      ],
    );
    expect(scheme.plan).toBeNull();
    expect(errorsOf(scheme)).toMatchObject([
      { code: 'graph/cycle', place: { nodeId: 'a' }, details: { nodes: ['a', 'b', 'c'] } },
      { code: 'graph/cycle', place: { nodeId: 'self' }, details: { nodes: ['self'] } },
    ]);
    expect(scheme.types.get('pay.amount')).toBeDefined();
    expect(scheme.previewPlan.results).toHaveLength(1);
  });

  test('of the largest size compiles in a straight line without running out of stack', () => {
    const chain = Array.from({ length: LIMITS.nodes - 2 }, (_, index): Nodes[number] => [`n${index}`, 'abs']);
    const links = chain.map(([id], index): Links[number] => [index === 0 ? 'sales' : `n${index - 1}`, `${id}.value`]);
    const last = `n${chain.length - 1}`;
    const { plan, diagnostics } = compiled([MONEY, PAY, ...chain], [...links, [last, 'pay.amount']]);
    expect(diagnostics).toEqual([]);
    expect(plan?.body.steps.length).toBe(LIMITS.nodes);
  });

  test.each<[string, Nodes, Links, object]>([
    ['graph/unknown-kind', [['x', 'teirs']], [], { place: { nodeId: 'x' }, details: { suggestion: 'tiers' } }],
    ['graph/duplicate-node', [['sales', 'add']], [], { place: { nodeId: 'sales' } }],
    ['link/unknown-node', [], [['salse', 'pay.cap']], { details: { given: 'salse', suggestion: 'sales' } }],
    ['link/unknown-input', [], [['sales', 'pay.amuont']], { details: { given: 'amuont', suggestion: 'amount' } }],
    ['link/unknown-input', [], [['sales', 'pay']], { details: { given: '' } }],
    ['link/unknown-output', [], [['sales.total', 'pay.cap']], { details: { given: 'total', known: ['value'] } }],
    [
      'link/input-taken',
      [['more', 'criterion', { criterion: 'x' }]],
      [['more', 'pay.amount']],
      { place: { nodeId: 'pay', port: 'amount' } },
    ],
    ['port/not-connected', [['x', 'divide', { right: '2' }]], [], { place: { nodeId: 'x', port: 'left' } }],
    [
      'result/duplicate-code',
      [['again', 'payout', { code: 'bonus' }]],
      [['sales', 'again.amount']],
      { details: { given: 'bonus' } },
    ],
  ])('%s', (code, nodes, links, detail) => {
    expect(faultsOf(nodes, links)[0]).toMatchObject({ code, ...detail });
  });

  test('the same link twice is one link and a warning', () => {
    const { plan, diagnostics } = compiled(
      [MONEY, PAY],
      [
        ['sales', 'pay.amount'],
        ['sales.value', 'pay.amount'],
      ],
    );
    expect(codes(diagnostics)).toEqual(['link/twice']);
    expect(plan).not.toBeNull();
  });

  test('one output feeds only so many inputs', () => {
    const readers = Array.from({ length: LIMITS.fanOut + 5 }, (_, index): Nodes[number] => [`r${index}`, 'abs']);
    const links = readers.map(([id]): Links[number] => ['sales', `${id}.value`]);
    expect(codes(faultsOf(readers, links))).toEqual(['graph/fan-out']);
  });

  test('a scheme without a result is none, one with only indicators is a warning', () => {
    expect(codes(errorsOf(compiled([MONEY], [])))).toEqual(['result/no-payout']);
    const shown = compiled([MONEY, ['i', 'indicator', { code: 'sales' }]], [['sales', 'i.value']]);
    expect(shown.plan).not.toBeNull();
    expect(shown.diagnostics).toMatchObject([{ code: 'result/no-payout', severity: 'warning' }]);
  });
});

describe('types are checked with reasons', () => {
  const dollars = ['dollars', 'criterion', { criterion: 'usd', currency: 'USD' }] as const;
  const grade = ['grade', 'attribute', { attribute: 'grade' }] as const;
  const share = ['share', 'criterion', { criterion: 'share', type: 'percent' }] as const;
  test.each<[string, Nodes, Links, object]>([
    [
      'type/money-times-money',
      [['x', 'multiply']],
      [
        ['sales', 'x.values'],
        ['pay.amount', 'x.values'],
      ],
      { place: { nodeId: 'x', port: 'values' } },
    ],
    [
      'type/other-currency',
      [dollars, ['x', 'add']],
      [
        ['sales', 'x.values'],
        ['dollars', 'x.values'],
      ],
      { details: { conversion: 'convert' } },
    ],
    [
      'type/other-currency',
      [dollars, ['x', 'payout', { code: 'x' }]],
      [['dollars', 'x.amount']],
      { details: { conversion: 'convert' } },
    ],
    [
      'type/money-and-number',
      [share, ['x', 'subtract']],
      [
        ['sales', 'x.left'],
        ['share', 'x.right'],
      ],
      { details: { conversion: 'multiply' } },
    ],
    [
      'type/number-over-money',
      [share, ['x', 'divide']],
      [
        ['share', 'x.left'],
        ['sales', 'x.right'],
      ],
      {},
    ],
    [
      'type/mismatch',
      [grade, ['x', 'abs']],
      [['grade', 'x.value']],
      { place: { nodeId: 'x', port: 'value' }, details: { expected: 'numeric', given: 'text' } },
    ],
    [
      'type/mismatch',
      [share, ['x', 'payout', { code: 'x' }]],
      [['share', 'x.amount']],
      { details: { expected: 'money', given: 'percent' } },
    ],
    ['type/no-order', [grade, ['x', 'compare', { is: 'less', right: 'B' }]], [['grade', 'x.left']], {}],
    [
      'type/different-kinds',
      [grade, share, ['x', 'compare', { is: 'equal' }]],
      [
        ['grade', 'x.left'],
        ['share', 'x.right'],
      ],
      {},
    ],
    ['type/power-of-money', [['x', 'power', { exponent: 2 }]], [['sales', 'x.value']], {}],
    [
      'type/not-a-number',
      [grade, ['x', 'matrix', { axes: [{ key: 'g', bands: ['0'] }], cells: ['1'] }]],
      [['grade', 'x.g']],
      {},
    ],
  ])('%s', (code, nodes, links, detail) => {
    expect(faultsOf(nodes, links)[0]).toMatchObject({ code, ...detail });
  });

  test('one wrong link is told once, its readers stay silent', () => {
    const faults = faultsOf(
      [grade, ['x', 'abs'], ['y', 'abs'], ['z', 'abs']],
      [
        ['grade', 'x.value'],
        ['x', 'y.value'],
        ['y', 'z.value'],
      ],
    );
    expect(codes(faults)).toEqual(['type/mismatch']);
  });

  test.each([
    ['reserve', { share: '1.5' }, 'amount', 'share'],
    ['reserve', { share: '-0.1' }, 'amount', 'share'],
    ['draw', { draw: '10', recovery: '1.5' }, 'earnings', 'recovery'],
    ['draw', { draw: '10', recovery: '-1' }, 'earnings', 'recovery'],
  ])('a share that is none is told, yet an older scheme still compiles: %s %o', (kind, params, port, path) => {
    const { plan, diagnostics } = compiled(
      [MONEY, ['x', kind, params], PAY],
      [
        ['sales', `x.${port}`],
        ['x.paid', 'pay.amount'],
      ],
    );
    expect(plan).not.toBeNull();
    expect(diagnostics).toEqual([
      expect.objectContaining({ code: 'params/share-out-of-range', severity: 'warning', place: { nodeId: 'x', path } }),
    ]);
  });

  test('a share from nothing to the whole is one, and a written share beside a linked one is not read', () => {
    for (const share of ['0', '1']) {
      const { diagnostics } = compiled(
        [MONEY, ['x', 'reserve', { share }], ['y', 'draw', { draw: '10', recovery: share }], PAY],
        [
          ['sales', 'x.amount'],
          ['x.paid', 'y.earnings'],
          ['y.paid', 'pay.amount'],
        ],
      );
      expect(diagnostics).toEqual([]);
    }
    const linked = compiled(
      [MONEY, ['part', 'constant', { type: 'percent', value: '0.5' }], ['x', 'reserve', { share: '1.5' }], PAY],
      [
        ['sales', 'x.amount'],
        ['part', 'x.share'],
        ['x.paid', 'pay.amount'],
      ],
    );
    expect(linked.diagnostics).toEqual([]);
  });

  test.each([
    [['2', '-1'], 'params/negative-weight', 'parts.1.weight'],
    [['0', '0'], 'params/zero-weights', 'parts'],
  ])('written weights %o by which nothing can be divided are told', ([first, second], code, path) => {
    const parts = [
      { key: 'a', weight: first },
      { key: 'b', weight: second },
    ];
    const links: Links = [
      ['sales', 'x.value'],
      ['x.a', 'pay.amount'],
    ];
    const { plan, diagnostics } = compiled([MONEY, ['x', 'split', { parts }], PAY], links);
    expect(plan).not.toBeNull();
    expect(diagnostics).toEqual([expect.objectContaining({ code, severity: 'warning', place: { nodeId: 'x', path } })]);
    const linked = compiled(
      [MONEY, ['weight', 'constant', { type: 'number', value: '1' }], ['x', 'split', { parts }], PAY],
      [...links, ['weight', 'x.b']],
    );
    expect(linked.diagnostics).toEqual([]);
  });

  test('a floor above the cap is told, unless one of them is linked', () => {
    const crossed = compiled(
      [MONEY, ['held', 'clamp', { min: '20', max: '10' }], ['pay', 'payout', { code: 'x', floor: '5', cap: '1' }]],
      [
        ['sales', 'held.value'],
        ['held', 'pay.amount'],
      ],
    );
    expect(crossed.plan).not.toBeNull();
    expect(crossed.diagnostics.map(({ code, severity, place }) => [code, severity, place.nodeId, place.path])).toEqual([
      ['table/floor-above-cap', 'warning', 'held', 'min'],
      ['table/floor-above-cap', 'warning', 'pay', 'floor'],
    ]);
    const linked = compiled(
      [MONEY, ['most', 'criterion', { criterion: 'most' }], ['held', 'clamp', { min: '20', max: '10' }], PAY],
      [
        ['sales', 'held.value'],
        ['most', 'held.max'],
        ['held', 'pay.amount'],
      ],
    );
    expect(codes(linked.diagnostics)).toEqual([]);
  });

  test('a value of the whole group is not paid to each without a word', () => {
    const { diagnostics } = compiled(
      [MONEY, ['all', 'team'], PAY],
      [
        ['sales', 'all.value'],
        ['all', 'pay.amount'],
      ],
    );
    expect(diagnostics).toMatchObject([{ code: 'type/group-to-employee', details: { conversion: 'pool' } }]);
  });
});

test('lines stand by their order, then by code, balances last', () => {
  const pay = (code: string, order?: number) =>
    ['payout', { code, category: 'bonus', ...(order && { order }) }] as const;
  const { previewPlan } = compiled(
    [
      MONEY,
      ['kept', 'reserve', { share: '0.1', balance: 'a0' }],
      ['z', ...pay('c', 2)],
      ['y', ...pay('b', 1)],
      ['x', ...pay('a', 2)],
    ],
    [
      ['sales', 'kept.amount'],
      ['kept.paid', 'z.amount'],
      ['sales', 'y.amount'],
      ['sales', 'x.amount'],
    ],
  );
  expect(previewPlan.results.map((result) => (result.kind === 'balance' ? 'balance' : result.code))).toEqual([
    'b',
    'a',
    'c',
    'balance',
  ]);
});

describe('results', () => {
  const reserve = (id: string): Nodes[number] => [id, 'reserve', { share: '0.1' }];

  test('twice under one code are told with both nodes', () => {
    expect(faultsOf([['again', 'indicator', { code: 'bonus' }]], [['sales', 'again.value']])).toEqual([
      {
        code: 'result/duplicate-code',
        severity: 'error',
        place: { nodeId: 'pay' },
        details: { given: 'bonus', nodes: ['again', 'pay'] },
      },
    ]);
  });

  test('that move one balance twice are told with both nodes', () => {
    expect(
      faultsOf(
        [reserve('first'), reserve('second')],
        [
          ['sales', 'first.amount'],
          ['sales', 'second.amount'],
        ],
      ),
    ).toEqual([
      {
        code: 'result/balance-twice',
        severity: 'error',
        place: { nodeId: 'second' },
        details: { given: expect.any(String), nodes: ['first', 'second'] },
      },
    ]);
  });

  test('a balance and a payout may share a name', () => {
    const name = 'reserve';
    const scheme = compiled(
      [MONEY, ['kept', 'reserve', { share: '0.1' }], ['pay', 'payout', { code: name }]],
      [
        ['sales', 'kept.amount'],
        ['kept.paid', 'pay.amount'],
      ],
    );
    expect(codes(errorsOf(scheme))).toEqual([]);
  });

  test('none at all is told of the whole scheme', () => {
    expect(errorsOf(compiled([MONEY], []))).toEqual([
      { code: 'result/no-payout', severity: 'error', place: {}, details: {} },
    ]);
  });
});

test('an unknown setting is answered with those there are', () => {
  expect(faultsOf([['limited', 'clamp', { floor: '0' }]], [])).toContainEqual({
    code: 'params/unknown-entry',
    severity: 'error',
    place: { nodeId: 'limited', path: '' },
    details: { entries: ['floor'], known: ['min', 'max'] },
  });
});

describe('params are checked by path', () => {
  test.each<[string, string, object, string]>([
    ['params/missing', 'criterion', {}, 'criterion'],
    ['params/unknown-entry', 'criterion', { criterion: 'x', ifMising: '0' }, ''],
    ['params/not-one-of', 'criterion', { criterion: 'x', measure: 'planned' }, 'measure'],
    ['params/bad-value', 'constant', { type: 'money', value: 'ten' }, 'value'],
    ['params/unknown-parameter', 'parameter', { parameter: 'rate' }, 'parameter'],
    ['params/bad-value', 'tiers', { bands: [{ from: '0', rate: '5%' }] }, 'bands.0.rate'],
    [
      'table/bands-not-rising',
      'tiers',
      {
        bands: [
          { from: '5', rate: '0' },
          { from: '5', rate: '0' },
        ],
      },
      'bands.1.from',
    ],
    [
      'table/band-gap',
      'tiers',
      {
        bands: [
          { from: '0', to: '4', rate: '0' },
          { from: '5', rate: '0' },
        ],
      },
      'bands.0.to',
    ],
    [
      'table/band-overlap',
      'tiers',
      {
        bands: [
          { from: '0', to: '6', rate: '0' },
          { from: '5', rate: '0' },
        ],
      },
      'bands.0.to',
    ],
    ['table/band-ends-before-start', 'tiers', { bands: [{ from: '5', to: '5', rate: '0' }] }, 'bands.0.to'],
    ['table/band-negative-start', 'tiers', { bands: [{ from: '-5', rate: '0' }] }, 'bands.0.from'],
    ['table/band-empty', 'tiers', { bands: [{ from: '0' }] }, 'bands.0.rate'],
    ['table/open-band-amount', 'tiers', { mode: 'interpolated', bands: [{ from: '0', amount: '5' }] }, 'bands.0.to'],
    [
      'table/rate-and-amount-mixed',
      'tiers',
      { mode: 'interpolated', bands: [{ from: '0', to: '5', amount: '5', rate: '1' }] },
      'bands',
    ],
    ['table/weights-not-whole', 'weighted', { rows: [{ key: 'a', weight: '0.9' }] }, 'rows'],
    ['table/floor-above-cap', 'weighted', { rows: [{ key: 'a', weight: '1', floor: '2', cap: '1' }] }, 'rows.0.floor'],
    ['table/cells-missing', 'matrix', { axes: [{ key: 'a', values: ['x', 'y'] }], cells: ['1'] }, 'cells'],
    ['table/axis-needs-one-of', 'matrix', { axes: [{ key: 'a' }], cells: [] }, 'axes.0'],
    ['table/key-twice', 'matrix', { axes: [{ key: 'a', values: ['x', 'x'] }], cells: ['1', '2'] }, 'axes.0.values'],
    [
      'params/unknown-input',
      'decision',
      { inputs: [{ key: 'a' }], rows: [{ when: [{ input: 'b', value: '1' }], result: '1' }] },
      'rows.0.when.0',
    ],
    ['params/missing', 'facts', { type: 'deal', where: [{ field: 'amount', is: 'greater' }] }, 'where.0.value'],
    [
      'params/bad-value',
      'facts',
      { type: 'deal', where: [{ field: 'amount', is: 'greater', value: 'much' }] },
      'where.0',
    ],
    ['params/reserved-key', 'each', { type: 'deal', fields: [{ key: 'sum' }] }, 'fields.0.key'],
    ['params/not-positive', 'round', { multiple: '0' }, 'multiple'],
  ])('%s in %s', (code, kind, params, path) => {
    const faults = faultsOf([['x', kind, params]], []);
    expect(faults).toContainEqual(expect.objectContaining({ code, place: { nodeId: 'x', path } }));
  });

  test('a span shorter than the period is refused', () => {
    const faults = faultsOf([['x', 'calendar', { scope: 'month' }]], [], { period: 'quarter' });
    expect(faults).toMatchObject([{ code: 'params/shorter-than-period', place: { nodeId: 'x', path: 'scope' } }]);
  });

  test('of the scheme: parameters twice, or with values that are not of their type', () => {
    const parameters = [
      { key: 'rate', type: 'percent', value: '0.05' },
      { key: 'rate', type: 'percent', value: '0.06' },
      { key: 'start', type: 'date', value: 'soon' },
      {
        key: 'cap',
        type: 'money',
        values: [
          { from: '2026-01-01', value: '1' },
          { from: '2026-01-01', value: '2' },
        ],
      },
    ];
    expect(codes(faultsOf([], [], { parameters })).toSorted()).toEqual([
      'document/dated-twice',
      'document/duplicate-parameter',
      'params/bad-value',
    ]);
  });

  test('a formula is shown wrong at its characters', () => {
    const [fault] = faultsOf([['x', 'formula', { text: '=base * rat', inputs: ['base'] }]], [['sales', 'x.base']]);
    expect(fault).toMatchObject({
      code: 'formula/unknown-name',
      place: { nodeId: 'x', path: 'text', from: 8, to: 11 },
    });
  });
});

describe('frames', () => {
  const deals = ['deals', 'each', { type: 'deal' }] as const;
  const inner = ['inner', 'multiply', { values: ['0.1'] }, 'deals'] as const;
  const frameLinks: Links = [
    ['deals.amount', 'inner.values'],
    ['inner', 'deals.result'],
  ];
  test.each<[string, Nodes, Links]>([
    ['frame/escape', [['out', 'abs']], [['inner', 'out.value']]],
    ['frame/inner-value-outside', [['out', 'abs']], [['deals.amount', 'out.value']]],
    ['frame/not-inside', [['in', 'indicator', { code: 'x' }, 'deals']], [['inner', 'in.value']]],
    ['frame/not-inside', [['in', 'reserve', { share: '0.1' }, 'deals']], [['inner', 'in.amount']]],
    ['frame/nested', [['in', 'each', { type: 'x' }, 'deals']], []],
    ['frame/unknown', [['in', 'abs', {}, 'nowhere']], []],
    ['frame/not-a-frame', [['in', 'abs', {}, 'pay']], []],
    ['graph/cycle', [], [['deals.sum', 'inner.values']]],
  ])('%s', (code, nodes, links) => {
    const faults = faultsOf([deals, inner, ...nodes], [...frameLinks, ...links]);
    expect(codes(faults)).toContain(code);
  });

  test('values go in freely, several aggregates share one run', () => {
    const { plan, diagnostics, types } = compiled(
      [
        MONEY,
        deals,
        ['part', 'divide', {}, 'deals'],
        ['n', 'indicator', { code: 'n' }],
        ['best', 'indicator', { code: 'best' }],
        PAY,
      ],
      [
        ['deals.amount', 'part.left'],
        ['sales', 'part.right'],
        ['part', 'deals.result'],
        ['deals.count', 'n.value'],
        ['deals.best', 'best.value'],
        ['sales', 'pay.amount'],
      ],
    );
    expect(diagnostics).toEqual([]);
    expect(types.get('part.value')).toMatchObject({ base: 'number', grain: 'rows' });
    expect(types.get('deals.best')).toMatchObject({ base: 'number', grain: 'employee' });
    const frames = plan?.body.steps.flatMap((step) => (step.op === 'facts' ? [step.frame] : [])) ?? [];
    expect(frames.length).toBeGreaterThan(1);
    expect(new Set(frames).size).toBe(1);
  });
});
