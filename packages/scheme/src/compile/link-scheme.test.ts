import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { LIMITS } from '../document/limits.ts';
import { NODE_KIND_NAMES } from '../nodes/catalogue.ts';
import { type DrawnLink, type DrawnNode, drawnScheme } from '../testing/drawn-scheme.ts';
import { findingDiagnostic, linkScheme } from './link-scheme.ts';

const SALES: DrawnNode = ['sales', 'criterion', { criterion: 'sales' }];
const error = (code: string, place: Diagnostic['place'], details: Diagnostic['details'] = {}): Diagnostic => ({
  code,
  severity: 'error',
  place,
  details,
});
const told = (nodes: readonly DrawnNode[], links: readonly DrawnLink[] = []) =>
  linkScheme(drawnScheme(nodes, links)).diagnostics;
const linkedNode = (id: string, nodes: readonly DrawnNode[], links: readonly DrawnLink[] = []) =>
  linkScheme(drawnScheme(nodes, links)).scheme.nodes.get(id);

describe('nodes', () => {
  test('a healthy one is known by its id, with its frame', () => {
    const nodes: readonly DrawnNode[] = [['deals', 'each', { type: 'deal' }], ['part', 'abs', {}, 'deals'], SALES];
    expect([...linkScheme(drawnScheme(nodes)).scheme.nodes.keys()]).toEqual(['deals', 'part', 'sales']);
    expect(linkedNode('part', nodes)).toMatchObject({ frame: 'deals', blocked: true });
    expect(linkedNode('sales', nodes)).toMatchObject({ frame: null, blocked: false });
  });

  test('the same id twice is told of the second, and the first stays', () => {
    expect(told([SALES, ['sales', 'sum']])).toEqual([
      error('graph/duplicate-node', { nodeId: 'sales' }, { given: 'sales' }),
    ]);
    expect(linkedNode('sales', [SALES, ['sales', 'sum']])?.node.kind).toBe('criterion');
  });

  test('an unknown kind is told with the one that was meant, where there is one', () => {
    expect(told([['x', 'teirs']])).toEqual([
      error('graph/unknown-kind', { nodeId: 'x' }, { kind: 'teirs', suggestion: 'tiers' }),
    ]);
    expect(told([['x', 'abracadabra']])).toEqual([
      error('graph/unknown-kind', { nodeId: 'x' }, { kind: 'abracadabra' }),
    ]);
    expect(NODE_KIND_NAMES).not.toContain('abracadabra');
  });

  test('one in a frame it cannot stand in is no node for its readers, who are not told', () => {
    const nodes: readonly DrawnNode[] = [
      ['in', 'sum', {}, 'nowhere'],
      ['out', 'abs'],
    ];
    expect(told(nodes, [['in', 'out.value']])).toEqual([
      error('frame/unknown', { nodeId: 'in' }, { given: 'nowhere' }),
    ]);
    expect(linkedNode('in', nodes)).toBeUndefined();
  });
});

describe('params', () => {
  test.each<[string, DrawnNode, readonly Diagnostic[]]>([
    [
      'entries there are none of, with those there are',
      ['x', 'clamp', { floor: '0', roof: '1' }],
      [error('params/unknown-entry', { nodeId: 'x', path: '' }, { entries: ['floor', 'roof'], known: ['min', 'max'] })],
    ],
    [
      'such an entry further down',
      ['x', 'tiers', { bands: [{ from: '0', rate: '1', rat: '2' }] }],
      [error('params/unknown-entry', { nodeId: 'x', path: 'bands.0' }, { entries: ['rat'] })],
    ],
    ['one that is missing', ['x', 'criterion', {}], [error('params/missing', { nodeId: 'x', path: 'criterion' })]],
    [
      'one that is missing where nothing was set',
      ['x', 'criterion'],
      [error('params/missing', { nodeId: 'x', path: 'criterion' })],
    ],
    [
      'one of a list',
      ['x', 'criterion', { criterion: 'x', measure: 'planned' }],
      [
        error(
          'params/not-one-of',
          { nodeId: 'x', path: 'measure' },
          { given: 'planned', known: ['actual', 'target', 'attainment', 'previous', 'yearToDate'] },
        ),
      ],
    ],
  ])('%s', (_, node, expected) => {
    expect(told([node])).toEqual(expected);
  });

  test('a value of another shape is told with what the shape lacks', () => {
    expect(told([['x', 'criterion', { criterion: 5 }]])).toMatchObject([
      {
        code: 'params/bad-shape',
        place: { nodeId: 'x', path: 'criterion' },
        details: { fault: 'wrong-kind', kind: 'text' },
      },
    ]);
  });

  test('a shape’s own words are kept, with their details as texts', () => {
    expect(told([['x', 'payout', { code: 'constructor' }]])).toEqual([
      error('document/reserved-name', { nodeId: 'x', path: 'code' }),
    ]);
  });

  test('a text that is no value is told with the text and what is wrong with it', () => {
    expect(told([['x', 'weighted', { rows: [{ key: 'a', weight: 'ten' }] }]])).toEqual([
      error('params/bad-value', { nodeId: 'x', path: 'rows.0.weight' }, { given: 'ten', problem: 'not-a-number' }),
    ]);
  });

  test('each fault is told, and a node with one is no node', () => {
    const nodes: readonly DrawnNode[] = [['x', 'criterion', { measure: 'planned' }]];
    expect(told(nodes).map(({ code }) => code)).toEqual(['params/missing', 'params/not-one-of']);
    expect(linkedNode('x', nodes)).toBeUndefined();
  });
});

describe('links', () => {
  const SUM: DrawnNode = ['all', 'sum'];
  const ABS: DrawnNode = ['size', 'abs'];

  test('lead from an output, the first where only the node is named, to an input', () => {
    const nodes: readonly DrawnNode[] = [SALES, SUM];
    const links: readonly DrawnLink[] = [['sales', 'all.values']];
    const source = { nodeId: 'sales', output: 'value', inside: false, link: { from: 'sales', to: 'all.values' } };
    expect(linkedNode('all', nodes, links)?.sources).toEqual(new Map([['values', [source]]]));
    expect(linkedNode('sales', nodes, links)?.readOutputs).toEqual(new Set(['value']));
    expect(linkedNode('all', nodes, links)?.readOutputs).toEqual(new Set());
  });

  test('that carry a value of the fact say so', () => {
    const nodes: readonly DrawnNode[] = [
      ['deals', 'each', { type: 'deal' }],
      ['part', 'abs', {}, 'deals'],
    ];
    const links: readonly DrawnLink[] = [['deals.amount', 'part.value']];
    expect(linkedNode('part', nodes, links)?.sources.get('value')).toMatchObject([{ output: 'amount', inside: true }]);
  });

  test.each<[string, DrawnLink, readonly Diagnostic[]]>([
    [
      'from a node that is not there',
      ['salse', 'all.values'],
      [
        error(
          'link/unknown-node',
          { link: { from: 'salse', to: 'all.values' } },
          { given: 'salse', suggestion: 'sales' },
        ),
      ],
    ],
    [
      'to a node that is not there, unlike any',
      ['sales', 'bananas.values'],
      [error('link/unknown-node', { link: { from: 'sales', to: 'bananas.values' } }, { given: 'bananas' })],
    ],
    [
      'to an input that is not there',
      ['sales', 'all.vlaues'],
      [
        error(
          'link/unknown-input',
          { nodeId: 'all', link: { from: 'sales', to: 'all.vlaues' } },
          { given: 'vlaues', known: ['values'], suggestion: 'values' },
        ),
      ],
    ],
    [
      'to a node without saying which input',
      ['sales', 'all'],
      [
        error(
          'link/unknown-input',
          { nodeId: 'all', link: { from: 'sales', to: 'all' } },
          { given: '', known: ['values'] },
        ),
      ],
    ],
    [
      'from an output that is not there',
      ['sales.total', 'all.values'],
      [
        error(
          'link/unknown-output',
          { nodeId: 'sales', link: { from: 'sales.total', to: 'all.values' } },
          { given: 'total', known: ['value'] },
        ),
      ],
    ],
  ])('%s', (_, link, expected) => {
    expect(told([SALES, SUM], [['sales', 'all.values'], link])).toEqual(expected);
  });

  test('from a node that has no output', () => {
    const pay: DrawnNode = ['shown', 'indicator', { code: 'x' }];
    expect(
      told(
        [SALES, pay, SUM],
        [
          ['sales', 'shown.value'],
          ['shown', 'all.values'],
        ],
      ),
    ).toMatchObject([{ code: 'link/unknown-output', details: { given: '', known: [] } }]);
  });

  test('a broken link is told once: its input is not told missing too, and its reader waits', () => {
    const links: readonly DrawnLink[] = [['sales.total', 'size.value']];
    expect(told([SALES, ABS], links).map(({ code }) => code)).toEqual(['link/unknown-output']);
    expect(linkedNode('size', [SALES, ABS], links)?.blocked).toBe(true);
    expect(told([SALES, ABS])).toEqual([
      error('port/not-connected', { nodeId: 'size', port: 'value' }, { port: 'value' }),
    ]);
  });

  test('a reader of what is broken waits, even where the input need not be linked', () => {
    const pay: DrawnNode = ['pay', 'payout', { code: 'x' }];
    const sound: DrawnLink = ['sales', 'pay.amount'];
    expect(linkedNode('pay', [SALES, pay], [sound])?.blocked).toBe(false);
    expect(linkedNode('pay', [SALES, pay], [sound, ['sales.total', 'pay.cap']])?.blocked).toBe(true);
  });

  test('one input takes one value: the same again is a warning, another one a fault', () => {
    const more: DrawnNode = ['more', 'criterion', { criterion: 'more' }];
    const again: readonly DrawnLink[] = [
      ['sales', 'size.value'],
      ['sales.value', 'size.value'],
    ];
    expect(told([SALES, ABS], again)).toEqual([
      {
        code: 'link/twice',
        severity: 'warning',
        place: { nodeId: 'size', port: 'value', link: { from: 'sales.value', to: 'size.value' } },
        details: {},
      },
    ]);
    expect(
      told(
        [SALES, more, ABS],
        [
          ['more', 'size.value'],
          ['sales', 'size.value'],
        ],
      ),
    ).toEqual([
      error(
        'link/input-taken',
        { nodeId: 'size', port: 'value', link: { from: 'sales', to: 'size.value' } },
        { by: 'more' },
      ),
    ]);
  });

  test('an input of many values takes the same one twice', () => {
    const links: readonly DrawnLink[] = [
      ['sales', 'all.values'],
      ['sales.value', 'all.values'],
    ];
    expect(told([SALES, SUM], links)).toEqual([]);
    expect(linkedNode('all', [SALES, SUM], links)?.sources.get('values')).toHaveLength(2);
  });

  test('a value of one fact that leaves its frame is told with what sums it up', () => {
    const nodes: readonly DrawnNode[] = [['deals', 'each', { type: 'deal' }], ['part', 'abs', {}, 'deals'], SUM];
    const sound: readonly DrawnLink[] = [
      ['deals.amount', 'part.value'],
      ['part', 'deals.result'],
    ];
    const wrong = (from: string) => ({ nodeId: 'all', port: 'values', link: { from, to: 'all.values' } });
    expect(told(nodes, [...sound, ['part', 'all.values']])).toEqual([
      error('frame/escape', wrong('part'), { frame: 'deals', conversion: 'each' }),
    ]);
    expect(told(nodes, [...sound, ['deals.amount', 'all.values']])).toEqual([
      error('frame/inner-value-outside', wrong('deals.amount'), { frame: 'deals', conversion: 'each' }),
    ]);
    expect(linkedNode('all', nodes, [...sound, ['part', 'all.values']])).toMatchObject({
      blocked: true,
      sources: new Map(),
    });
  });

  test('a reader of what may not leave its frame waits, even where the input need not be linked', () => {
    const nodes: readonly DrawnNode[] = [['deals', 'each', { type: 'deal' }], SALES, ['pay', 'payout', { code: 'x' }]];
    const links: readonly DrawnLink[] = [
      ['sales', 'pay.amount'],
      ['deals.amount', 'pay.cap'],
    ];
    expect(linkedNode('pay', nodes, links)?.blocked).toBe(true);
  });

  test('one output feeds as many inputs as the limit says; from there on it is told once', () => {
    const reading = (count: number) => {
      const readers = Array.from({ length: count }, (_, index): DrawnNode => [`r${index}`, 'abs']);
      return told(
        [SALES, ...readers],
        readers.map(([id]): DrawnLink => ['sales', `${id}.value`]),
      );
    };
    expect(reading(LIMITS.fanOut)).toEqual([]);
    const told3 = reading(LIMITS.fanOut + 3);
    expect(told3).toEqual([error('graph/fan-out', { nodeId: 'sales', port: 'value' }, { limit: LIMITS.fanOut })]);
  });

  test('the node meant is the nearest by name of those the link could come from or lead to', () => {
    const pay: DrawnNode = ['pay', 'payout', { code: 'x' }];
    const meant = (nodes: readonly DrawnNode[], link: DrawnLink) =>
      told(nodes, [link]).find(({ code }) => code === 'link/unknown-node')?.details['suggestion'];
    expect(meant([['a', 'criterion', { criterion: 'a' }], pay], ['aa', 'pay.amount'])).toBe('a');
    const grade: DrawnNode = ['grade', 'attribute', { attribute: 'grade', type: 'text' }];
    expect(meant([grade, ['grades', 'abs'], pay], ['grad', 'pay.amount'])).toBe('grades');
    expect(meant([SALES, ['pax', 'abs'], pay], ['sales', 'pai.amount'])).toBe('pay');
    expect(meant([SALES, pay], ['payy', 'pay.amount'])).toBeUndefined();
  });

  describe('a node is meant only where the link could be drawn to its port or from it', () => {
    const DEALS: DrawnNode = ['deals', 'each', { type: 'deal' }];
    const SIZE: DrawnNode = ['size', 'abs', {}, 'deals'];
    const PAY: DrawnNode = ['pay', 'payout', { code: 'x' }];
    test.each<[string, DrawnLink, suggestion: string | undefined]>([
      ['from the output that is named', ['salse.value', 'pay.amount'], 'sales'],
      ['from an output that node has not', ['salse.total', 'pay.amount'], undefined],
      ['from an output of another type', ['daels.date', 'pay.amount'], undefined],
      ['out of a frame', ['siez', 'pay.amount'], undefined],
      ['to an input nobody has, from whatever is there', ['salse', 'pay.bananas'], 'sales'],
      ['to a node that is not there, from whatever is there', ['salse', 'bananas.values'], 'sales'],
      ['to the first input, where none is named', ['sales', 'pai'], 'pay'],
      ['to an input that node has not', ['sales', 'pai.bananas'], undefined],
      ['to an input of another type than the named output', ['deals.date', 'pai.amount'], undefined],
      ['to an input, from an output nobody has', ['sales.total', 'pai.amount'], 'pay'],
    ])('%s', (_, link, suggestion) => {
      // The reader's absence is told before the source's.
      const unknown = told([SALES, DEALS, SIZE, PAY], [link]).findLast(({ code }) => code === 'link/unknown-node');
      expect(unknown).toBeDefined();
      expect(unknown?.details['suggestion']).toBe(suggestion);
    });
  });

  test('names are guessed at only as long as guessing is cheap', () => {
    const many = Array.from({ length: 2_000 }, (_, index): DrawnNode => [`node${index}`, 'sum']);
    const wrong = Array.from({ length: 5 }, (_, index): DrawnLink => [`nod${index}`, `node${index + 9}.values`]);
    const unknown = told(many, wrong).filter(({ code }) => code === 'link/unknown-node');
    const guesses = unknown.map(({ details }) => 'suggestion' in details);
    expect(guesses).toEqual([true, true, true, false, false]);
  });
});

describe('what a node finds', () => {
  test('is placed on the node, with no more than it said', () => {
    expect(findingDiagnostic('x', { code: 'a/b' })).toStrictEqual(error('a/b', { nodeId: 'x' }));
    const link = { from: 'a', to: 'x.b' };
    expect(
      findingDiagnostic('x', {
        code: 'a/b',
        severity: 'warning',
        port: 'p',
        link,
        path: 'q',
        from: 1,
        to: 2,
        details: { given: '1' },
      }),
    ).toEqual({
      code: 'a/b',
      severity: 'warning',
      place: { nodeId: 'x', port: 'p', link, path: 'q', from: 1, to: 2 },
      details: { given: '1' },
    });
  });
});
