import { describe, expect, test } from 'vitest';
import { compileScheme } from '../../compile/compile-scheme.ts';
import { applyEdits } from '../../document/edits/apply-edit.ts';
import type { SchemeCase, SchemeDocument, SchemeNode } from '../../document/scheme-document.ts';
import type { LintContext, LintFinding } from '../finding.ts';
import { lintScheme, lintWithData } from '../lint-scheme.ts';

const criterion = (id: string, params: SchemeNode['params'] = {}): SchemeNode => ({
  id,
  kind: 'criterion',
  params: { criterion: id, ...params },
});
const node = (id: string, kind: string, params: SchemeNode['params'] = {}): SchemeNode => ({ id, kind, params });
const payout = (params: SchemeNode['params'] = {}, id = 'pay'): SchemeNode =>
  node(id, 'payout', { code: 'bonus', title: { ru: 'Премия', en: 'Bonus' }, ...params });

interface Parts extends Partial<Omit<SchemeDocument, 'links' | 'nodes'>> {
  readonly nodes: readonly SchemeNode[];
  /** `from > to`. */
  readonly links: readonly string[];
}

function scheme({ nodes, links, ...rest }: Parts): SchemeDocument {
  return {
    format: 'premia.scheme/1',
    key: 'test',
    title: { ru: 'Проба', en: 'Test' },
    period: 'month',
    currency: 'RUB',
    ...rest,
    nodes: [...nodes],
    links: links.map((link) => {
      const [from = '', to = ''] = link.split(' > ');
      return { from, to };
    }),
  };
}

function lint(document: SchemeDocument, context: LintContext = {}): readonly LintFinding[] {
  const compiled = compileScheme(document);
  expect(compiled.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const subject = { document, compiled };
  return [...lintScheme(subject, context), ...lintWithData(subject, context)];
}

function found(code: string, parts: Parts, context: LintContext = {}): readonly LintFinding[] {
  return lint(scheme(parts), context).filter((finding) => finding.code === code);
}

/** Applies a finding's fix, and expects the finding gone and the document sound. */
function expectMended(parts: Parts, code: string, context: LintContext = {}): SchemeDocument {
  const document = scheme(parts);
  const compiled = compileScheme(document);
  const before = lintScheme({ document, compiled }, context).filter((one) => one.code === code);
  const [finding] = before;
  const outcome = applyEdits(document, finding?.fix?.edits ?? []);
  if (finding?.fix === undefined || !outcome.ok) throw new Error(`${code}: no fix that can be applied`);
  const after = compileScheme(outcome.document);
  expect(after.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const left = lintScheme({ document: outcome.document, compiled: after }, context);
  expect(left.filter((one) => one.code === code)).toHaveLength(before.length - 1);
  return outcome.document;
}

const STRAIGHT: Parts = {
  nodes: [criterion('sales'), node('share', 'multiply', { values: ['0.05'] }), payout({ cap: '100000' })],
  links: ['sales > share.values', 'share > pay.amount'],
};

test('a plain capped share of a criterion with a case raises nothing', () => {
  const cases: readonly SchemeCase[] = [
    { name: 'one', inputs: { criteria: { sales: { actual: '100' } } }, expect: { bonus: '5' } },
  ];
  expect(lint(scheme({ ...STRAIGHT, cases: [...cases] }))).toEqual([]);
});

describe('payout/can-be-negative', () => {
  const minus: Parts = {
    nodes: [criterion('sales'), criterion('returns'), node('net', 'subtract'), payout({ cap: '1000' })],
    links: ['sales > net.left', 'returns > net.right', 'net > pay.amount'],
  };
  test('found where more can be taken away than there is, and mended by a floor', () => {
    expect(found('payout/can-be-negative', minus)).toMatchObject([{ severity: 'warning', place: { nodeId: 'pay' } }]);
    expect(expectMended(minus, 'payout/can-be-negative').nodes.at(-1)?.params).toMatchObject({ floor: '0' });
  });
  test('not of a deduction, of a floored payout, or of a recoverable draw', () => {
    const withPay = (pay: SchemeNode): Parts => ({ ...minus, nodes: [...minus.nodes.slice(0, 3), pay] });
    expect(found('payout/can-be-negative', withPay(payout({ category: 'penalty' })))).toEqual([]);
    expect(found('payout/can-be-negative', withPay(payout({ floor: '0' })))).toEqual([]);
    const draw: Parts = {
      nodes: [criterion('sales'), node('draw', 'draw', { draw: '1000', balance: 'drawBalance' }), payout()],
      links: ['sales > draw.earnings', 'draw.paid > pay.amount'],
    };
    expect(found('payout/can-be-negative', draw)).toEqual([]);
  });
  test('says how far down when that is known', () => {
    const flat: Parts = {
      nodes: [
        criterion('sales'),
        node('held', 'clamp', { min: '0', max: '50' }),
        node('net', 'subtract', { right: '80' }),
        payout(),
      ],
      links: ['sales > held.value', 'held > net.left', 'net > pay.amount'],
    };
    expect(found('payout/can-be-negative', flat)).toMatchObject([{ details: { least: 'money RUB:-80' } }]);
  });
});

describe('payout/no-cap', () => {
  test('found where pay grows with work done without end', () => {
    const uncapped = { ...STRAIGHT, nodes: [...STRAIGHT.nodes.slice(0, 2), payout()] };
    expect(found('payout/no-cap', uncapped)).toMatchObject([{ severity: 'hint' }]);
  });
  test('not where a limit stands anywhere on the way, nor for a share of salary', () => {
    expect(found('payout/no-cap', STRAIGHT)).toEqual([]);
    const salary: Parts = {
      nodes: [
        node('salary', 'attribute', { attribute: 'baseSalary' }),
        criterion('plan', { measure: 'attainment' }),
        node('held', 'clamp', { max: '1.5' }),
        node('share', 'multiply', { values: ['0.2'] }),
        payout(),
      ],
      links: ['plan > held.value', 'held > share.values', 'salary > share.values', 'share > pay.amount'],
    };
    expect(found('payout/no-cap', salary)).toEqual([]);
  });
});

describe('value/division-by-zero-possible', () => {
  const divided = (right: SchemeNode, divide: SchemeNode['params'] = {}): Parts => ({
    nodes: [criterion('sales'), right, node('ratio', 'divide', divide), payout({ cap: '10' })],
    links: ['sales > ratio.left', `${right.id} > ratio.right`, 'ratio > pay.amount'],
  });
  test('found for a count that may be none, and mended by a fallback', () => {
    const parts = divided(criterion('deals', { type: 'count' }));
    expect(found('value/division-by-zero-possible', parts)).toMatchObject([
      { place: { nodeId: 'ratio', port: 'right' } },
    ]);
    expectMended(parts, 'value/division-by-zero-possible');
  });
  test('not with a fallback, nor where the divisor is held above zero', () => {
    expect(
      found('value/division-by-zero-possible', divided(criterion('deals', { type: 'count' }), { ifZero: '0' })),
    ).toEqual([]);
    const held: Parts = {
      nodes: [
        criterion('sales'),
        criterion('deals', { type: 'count' }),
        node('some', 'clamp', { min: '1' }),
        node('ratio', 'divide'),
        payout(),
      ],
      links: ['sales > ratio.left', 'deals > some.value', 'some > ratio.right', 'ratio > pay.amount'],
    };
    expect(found('value/division-by-zero-possible', held)).toEqual([]);
  });
  test.each([
    ['=IF(deals>0; sales/deals; 0)', 0],
    ['=IF(deals=0; 0; sales/deals)', 0],
    ['=IF(AND(deals>=1; sales>0); sales/deals; 0)', 0],
    ['=IF(sales>0; sales/deals; 0)', 1],
    ['=IF(deals>0; 0; sales/deals)', 1],
  ])('%s asks first or does not', (text, count) => {
    const parts: Parts = {
      nodes: [
        criterion('sales'),
        criterion('deals', { type: 'count' }),
        node('rate', 'formula', { text, inputs: ['sales', 'deals'] }),
        payout(),
      ],
      links: ['sales > rate.sales', 'deals > rate.deals', 'rate > pay.amount'],
    };
    expect(found('value/division-by-zero-possible', parts)).toHaveLength(count);
  });
  const written = (text: string, params: SchemeNode['params'] = {}): Parts => ({
    nodes: [
      criterion('sales'),
      criterion('deals', { type: 'count' }),
      node('rate', 'formula', { text, inputs: ['sales', 'deals'], ...params }),
      payout(),
    ],
    links: ['sales > rate.sales', 'deals > rate.deals', 'rate > pay.amount'],
  });
  test('each division of a formula is told where it stands, with where its divisor can lie', () => {
    const parts = written('=sales/deals + sales/(deals-2) + MOD(sales; deals)');
    const at = (from: number, to: number) => ({ nodeId: 'rate', path: 'text', from, to });
    expect(found('value/division-by-zero-possible', parts)).toMatchObject([
      { place: at(7, 12), details: { input: 'deals', least: 'count:0' } },
      { place: at(22, 29), details: { part: 'deals-2', least: 'count:-2' } },
      { place: at(44, 49), details: { input: 'deals' } },
    ]);
  });
  test('a named divisor is asked about first by one click', () => {
    const mended = (text: string, params: SchemeNode['params'] = {}) =>
      expectMended(written(text, params), 'value/division-by-zero-possible').nodes[2]?.params?.['text'];
    expect(mended('=sales*2/deals+sales')).toBe('=IF(deals=0;0;sales*2/deals)+sales');
    expect(mended('=sales/deals', { language: 'ru' })).toBe('=ЕСЛИ(deals=0;0;sales/deals)');
    for (const text of ['=sales/(deals-2)', '=(sales+sales)*2/deals']) {
      const [finding] = found('value/division-by-zero-possible', written(text));
      expect(finding, text).toBeDefined();
      expect(finding?.fix, text).toBeUndefined();
    }
  });
  test('a target of zero is a hint of its own', () => {
    const parts = divided(criterion('target', { measure: 'target', type: 'count' }));
    expect(found('value/target-zero-possible', parts)).toMatchObject([{ severity: 'hint' }]);
  });
});

describe('table/row-never-hit', () => {
  const decision = (rows: readonly object[], otherwise: string | null = '0'): Parts => ({
    nodes: [
      criterion('sales'),
      node('grade', 'attribute', { attribute: 'grade' }),
      node('table', 'decision', {
        inputs: [{ key: 'sales' }, { key: 'grade' }],
        rows: rows as [],
        type: 'money',
        ...(otherwise === null ? {} : { otherwise }),
      }),
      payout(),
    ],
    links: ['sales > table.sales', 'grade > table.grade', 'table > pay.amount'],
  });
  const when = (input: string, is: string, value: string) => ({ input, is, value });
  test('found when an earlier row, or earlier rows together, answer for it', () => {
    const parts = decision([
      { when: [when('sales', 'greaterOrEqual', '100')], result: '2' },
      { when: [when('sales', 'less', '100'), when('grade', 'equal', 'A')], result: '1' },
      { when: [when('sales', 'greaterOrEqual', '500')], result: '5' },
      { when: [when('grade', 'equal', 'A')], result: '6' },
    ]);
    expect(found('table/row-never-hit', parts).map(({ place }) => place.path)).toEqual(['rows.2', 'rows.3']);
    expectMended(parts, 'table/row-never-hit');
  });
  test('found when a row contradicts itself or asks for less than nothing', () => {
    const parts = decision([
      { when: [when('sales', 'greater', '100'), when('sales', 'less', '50')], result: '2' },
      { when: [when('sales', 'less', '0')], result: '3' },
    ]);
    expect(found('table/row-never-hit', parts)).toHaveLength(2);
  });
  test('not while some input is left to each row', () => {
    const parts = decision([
      { when: [when('sales', 'greaterOrEqual', '500')], result: '5' },
      { when: [when('sales', 'greaterOrEqual', '100')], result: '2' },
      { when: [when('grade', 'equal', 'A')], result: '1' },
    ]);
    expect(found('table/row-never-hit', parts)).toEqual([]);
  });
  test('found for bands the value never reaches', () => {
    const parts: Parts = {
      nodes: [
        criterion('plan', { measure: 'attainment' }),
        node('held', 'clamp', { max: '1' }),
        node('bands', 'tiers', {
          mode: 'whole',
          bands: [
            { from: '0', amount: '1' },
            { from: '0.9', amount: '2' },
            { from: '1.2', amount: '3' },
          ],
        }),
        payout(),
      ],
      links: ['plan > held.value', 'held > bands.value', 'bands > pay.amount'],
    };
    const document = scheme(parts);
    const compiled = compileScheme(document);
    const codes = lintScheme({ document, compiled }).map(({ code, place }) => `${code} ${place.path}`);
    expect(codes).toContain('table/row-never-hit bands.2');
    expect(codes).not.toContain('table/row-never-hit bands.1');
  });
  test('table/uncovered: a number no row takes; table/other-values: a text nobody listed', () => {
    const numbers = decision([{ when: [when('sales', 'greaterOrEqual', '100')], result: '2' }], null);
    expect(found('table/uncovered', numbers)).toMatchObject([{ details: { inputs: ['sales'] }, severity: 'warning' }]);
    const texts = decision([{ when: [when('grade', 'equal', 'A')], result: '2' }], null);
    expect(found('table/other-values', texts)).toMatchObject([{ severity: 'hint', details: { inputs: ['grade'] } }]);
    expect(found('table/uncovered', decision([{ when: [when('sales', 'less', '1')], result: '2' }]))).toEqual([]);
  });
});

describe('bands that leave off at an end', () => {
  type Band = Readonly<Record<string, string>>;
  const tiers = (mode: string, bands: readonly Band[]): Parts => ({
    nodes: [criterion('sales'), node('t', 'tiers', { mode, bands: bands as [] }), payout({ cap: '1000000' })],
    links: ['sales > t.value', 't > pay.amount'],
  });
  const low = { from: '0', rate: '0.1' };
  test('a closed last band leaves whoever gets there without a result, or pays nothing more', () => {
    const closed = [low, { from: '100', to: '200', rate: '0.2' }];
    expect(found('table/above-last-band', tiers('whole', closed))).toMatchObject([
      { severity: 'warning', place: { nodeId: 't', path: 'bands.1.to' }, details: { mark: 'money RUB:200' } },
    ]);
    expect(found('table/nothing-above-last-band', tiers('marginal', closed))).toMatchObject([{ severity: 'hint' }]);
    const opened = expectMended(tiers('whole', closed), 'table/above-last-band');
    expect(opened.nodes[1]?.params?.['bands']).toEqual([low, { from: '100', rate: '0.2' }]);
    expectMended(tiers('marginal', closed), 'table/nothing-above-last-band');
  });
  test('not where the value stays below it, nor where amounts run up to it', () => {
    const held: Parts = {
      nodes: [
        criterion('sales'),
        node('held', 'clamp', { max: '150' }),
        node('t', 'tiers', { mode: 'whole', bands: [low, { from: '100', to: '200', rate: '0.2' }] }),
        payout(),
      ],
      links: ['sales > held.value', 'held > t.value', 't > pay.amount'],
    };
    const codes = lint(scheme(held)).map(({ code }) => code);
    expect(codes).not.toContain('table/above-last-band');
    const running = tiers('interpolated', [{ from: '0', to: '100', amount: '50' }]);
    expect(lint(scheme(running)).filter(({ code }) => code.includes('last-band'))).toEqual([]);
  });
  test('a first band above zero is told; one click says what is so already', () => {
    const late = tiers('whole', [{ from: '100', rate: '0.2' }]);
    expect(found('table/nothing-below-first-band', late)).toMatchObject([
      { severity: 'hint', place: { nodeId: 't', path: 'bands.0.from' } },
    ]);
    const mended = expectMended(late, 'table/nothing-below-first-band');
    expect(mended.nodes[1]?.params?.['bands']).toEqual([
      { from: '0', rate: '0' },
      { from: '100', rate: '0.2' },
    ]);
    expect(found('table/nothing-below-first-band', tiers('whole', [low]))).toEqual([]);
  });
  test('below the first band of an axis there is no result', () => {
    const matrix: Parts = {
      nodes: [
        criterion('sales'),
        node('m', 'matrix', { type: 'money', axes: [{ key: 'sales', bands: ['10', '20'] }], cells: ['1', '2'] }),
        payout(),
      ],
      links: ['sales > m.sales', 'm > pay.amount'],
    };
    expect(found('table/below-first-band', matrix)).toMatchObject([
      { severity: 'warning', place: { nodeId: 'm', path: 'axes.0.bands.0' } },
    ]);
    const mended = expectMended(matrix, 'table/below-first-band');
    expect(mended.nodes[1]?.params?.['axes']).toEqual([{ key: 'sales', bands: ['0', '20'] }]);
  });
});

describe('logic/always-true and logic/never-true', () => {
  const gated = (is: string, right: string): Parts => ({
    nodes: [criterion('sales'), node('asks', 'compare', { is, right }), node('gate', 'gate'), payout()],
    links: ['sales > asks.left', 'asks > gate.condition', 'sales > gate.value', 'gate > pay.amount'],
  });
  test.each([
    ['greaterOrEqual', '0', 'logic/always-true', 1],
    ['less', '0', 'logic/never-true', 1],
    ['greaterOrEqual', '1', 'logic/always-true', 0],
    ['less', '1', 'logic/never-true', 0],
  ])('%s %s', (is, right, code, count) => {
    expect(found(code, gated(is, right))).toHaveLength(count);
  });
});

describe('credit/*', () => {
  const line = (id: string): SchemeNode => payout({ code: id }, id);
  const deals = (id: string, where: readonly object[] = []): SchemeNode =>
    node(id, 'facts', { type: 'deal', aggregate: 'sum', where: where as [] });
  test('a criterion paid on two lines, and not one that only decides', () => {
    const two: Parts = {
      nodes: [criterion('sales'), line('a'), line('b')],
      links: ['sales > a.amount', 'sales > b.amount'],
    };
    expect(found('credit/criterion-twice', two)).toMatchObject([{ details: { lines: ['a', 'b'] } }]);
    const decides: Parts = {
      nodes: [
        criterion('sales'),
        criterion('margin'),
        node('asks', 'compare', { is: 'greater', right: '10' }),
        node('gate', 'gate'),
        line('a'),
        line('b'),
      ],
      links: [
        'sales > a.amount',
        'sales > asks.left',
        'asks > gate.condition',
        'margin > gate.value',
        'gate > b.amount',
      ],
    };
    expect(found('credit/criterion-twice', decides)).toEqual([]);
  });
  test('the same facts counted twice in one line, told from facts set apart', () => {
    const summed = (left: SchemeNode, right: SchemeNode): Parts => ({
      nodes: [left, right, node('all', 'sum'), payout()],
      links: [`${left.id} > all.values`, `${right.id} > all.values`, 'all > pay.amount'],
    });
    expect(found('credit/facts-counted-twice', summed(deals('x'), deals('y')))).toHaveLength(1);
    const product = (value: string) => [{ field: 'product', is: 'equal', value, type: 'text' }];
    expect(found('credit/facts-counted-twice', summed(deals('x', product('A')), deals('y', product('B'))))).toEqual([]);
  });
  test('facts on two lines, and not the parts of one amount', () => {
    const two: Parts = { nodes: [deals('x'), line('a'), line('b')], links: ['x > a.amount', 'x > b.amount'] };
    expect(found('credit/facts-twice', two)).toHaveLength(1);
    const split: Parts = {
      nodes: [
        deals('x'),
        node('cut', 'split', {
          parts: [
            { key: 'now', weight: '1' },
            { key: 'later', weight: '1' },
          ],
        }),
        line('a'),
        line('b'),
      ],
      links: ['x > cut.value', 'cut.now > a.amount', 'cut.later > b.amount'],
    };
    expect(found('credit/facts-twice', split)).toEqual([]);
  });
  const table = (id: string, second: string, mode = 'marginal'): SchemeNode =>
    node(id, 'tiers', {
      mode,
      bands: [
        { from: '0', rate: '0.02' },
        { from: '100', rate: second },
      ],
    });
  const added = (kind: string, ...parts: readonly SchemeNode[]): Parts => ({
    nodes: [criterion('sales'), ...parts, node('all', kind), payout()],
    links: [...parts.flatMap(({ id }) => [`sales > ${id}.value`, `${id} > all.values`]), 'all > pay.amount'],
  });
  test('one criterion added to itself by parts of one shape is told at the sum', () => {
    expect(found('credit/added-twice', added('add', table('a', '0.03'), table('b', '0.05')))).toMatchObject([
      { severity: 'hint', place: { nodeId: 'all' }, details: { credit: 'sales.actual', lines: ['a', 'b'] } },
    ]);
    const itself: Parts = {
      nodes: [criterion('sales'), criterion('again', { criterion: 'sales' }), node('all', 'add'), payout()],
      links: ['sales > all.values', 'again > all.values', 'all > pay.amount'],
    };
    expect(found('credit/added-twice', itself)).toHaveLength(1);
    const done = (id: string): SchemeNode => criterion(id, { criterion: 'sales', measure: 'attainment' });
    const rows = [
      { key: 'a', weight: '0.5' },
      { key: 'b', weight: '0.5' },
    ];
    const scorecard: Parts = {
      nodes: [done('x'), done('y'), node('card', 'weighted', { rows }), payout(), criterion('sales')],
      links: ['x > card.a', 'y > card.b', 'sales > pay.amount'],
    };
    expect(found('credit/added-twice', scorecard)).toMatchObject([{ place: { nodeId: 'card' } }]);
  });
  test('a base with an accelerator, sums of conditions and a formula’s own are not', () => {
    const share = (id: string): SchemeNode => node(id, 'clamp', { max: '5' });
    expect(found('credit/added-twice', added('add', share('a'), table('b', '0.05')))).toEqual([]);
    expect(found('credit/added-twice', added('add', table('a', '0.03'), table('b', '0.05', 'whole')))).toEqual([]);
    const formula: Parts = {
      nodes: [criterion('sales'), node('f', 'formula', { text: '=sales*5%+sales*3%', inputs: ['sales'] }), payout()],
      links: ['sales > f.sales', 'f > pay.amount'],
    };
    expect(found('credit/added-twice', formula)).toEqual([]);
    const prize = (id: string, right: string): readonly SchemeNode[] => [
      node(`asks${id}`, 'compare', { is: 'greater', right }),
      node(`prize${id}`, 'if', { then: '1', else: '0' }),
    ];
    const prizes: Parts = {
      nodes: [
        criterion('sales'),
        ...prize('a', '10'),
        ...prize('b', '20'),
        node('all', 'add'),
        node('unit', 'constant', { type: 'money', value: '100' }),
        node('paid', 'multiply'),
        payout(),
      ],
      links: [
        ...['a', 'b'].flatMap((id) => [
          `sales > asks${id}.left`,
          `asks${id} > prize${id}.condition`,
          `prize${id} > all.values`,
        ]),
        'all > paid.values',
        'unit > paid.values',
        'paid > pay.amount',
      ],
    };
    expect(found('credit/added-twice', prizes)).toEqual([]);
  });
  test('many lines for one criterion are one finding', () => {
    const lines = Array.from({ length: 300 }, (_, index) => line(`l${index}`));
    const parts: Parts = {
      nodes: [criterion('sales'), ...lines],
      links: lines.map(({ id }) => `sales > ${id}.amount`),
    };
    const [only, ...more] = found('credit/criterion-twice', parts);
    expect(only?.details['lines']).toHaveLength(300);
    expect(more).toEqual([]);
  });
  test('a surcharge on another line is no second credit', () => {
    const surcharge: Parts = {
      nodes: [criterion('sales'), line('a'), node('share', 'multiply', { values: ['0.15'] }), line('b')],
      links: ['sales > a.amount', 'a > share.values', 'share > b.amount'],
    };
    expect(found('credit/criterion-twice', surcharge)).toEqual([]);
  });
});

describe('names', () => {
  test('name/none is mended from the category, name/one-language is told', () => {
    const bare = {
      ...STRAIGHT,
      nodes: [...STRAIGHT.nodes.slice(0, 2), node('pay', 'payout', { code: 'x', cap: '1' })],
    };
    expect(found('name/none', bare)).toHaveLength(1);
    expect(expectMended(bare, 'name/none').nodes.at(-1)?.params).toMatchObject({
      title: { ru: 'Премия', en: 'Bonus' },
    });
    const half = { ...STRAIGHT, nodes: [...STRAIGHT.nodes.slice(0, 2), payout({ title: { en: 'Bonus' } })] };
    expect(found('name/one-language', half)).toMatchObject([{ details: { language: 'ru' } }]);
    expect(found('name/none', STRAIGHT)).toEqual([]);
  });
  test('name/scheme and name/parameter', () => {
    expect(found('name/scheme', { ...STRAIGHT, title: { en: 'Test' } })).toMatchObject([
      { details: { language: 'ru' } },
    ]);
    expect(found('name/scheme', STRAIGHT)).toEqual([]);
    const parameters = [{ key: 'rate', type: 'percent', value: '1' } as const];
    expect(found('name/parameter', { ...STRAIGHT, parameters })).toHaveLength(1);
  });
});

test('parameter/unused is found and removed, a read one is kept', () => {
  const unused = { ...STRAIGHT, parameters: [{ key: 'rate', type: 'percent' as const, value: '1' }] };
  expect(expectMended(unused, 'parameter/unused').parameters).toEqual([]);
  const read: Parts = {
    ...unused,
    nodes: [...STRAIGHT.nodes, node('rate', 'parameter', { parameter: 'rate' })],
    links: [...STRAIGHT.links, 'rate > share.values'],
  };
  expect(found('parameter/unused', read)).toEqual([]);
});

describe('criterion/*', () => {
  test('asks who owns a criterion, when the company’s are known', () => {
    const criteria = [{ key: 'sales', owner: null }];
    expect(found('criterion/no-owner', STRAIGHT, { criteria })).toMatchObject([{ details: { given: 'sales' } }]);
    expect(found('criterion/no-owner', STRAIGHT, { criteria: [{ key: 'sales', owner: 'anna' }] })).toEqual([]);
    expect(found('criterion/no-owner', STRAIGHT)).toEqual([]);
  });
  test('knows a slip of the pen', () => {
    const criteria = [{ key: 'salez', owner: 'anna' }];
    expect(found('criterion/unknown', STRAIGHT, { criteria })).toMatchObject([{ details: { suggestion: 'salez' } }]);
    expect(expectMended(STRAIGHT, 'criterion/unknown', { criteria }).nodes[0]?.params).toMatchObject({
      criterion: 'salez',
    });
  });
});

describe('currency/*', () => {
  test('a rate that has to be there', () => {
    const parts: Parts = {
      nodes: [criterion('sales', { currency: 'USD' }), node('rubles', 'convert'), payout()],
      links: ['sales > rubles.value', 'rubles > pay.amount'],
    };
    expect(found('currency/rate-needed', parts)).toMatchObject([{ details: { pairs: 'USD → RUB' } }]);
    expect(found('currency/rate-needed', STRAIGHT)).toEqual([]);
  });
  test('facts of last period in another currency', () => {
    const parts: Parts = {
      nodes: [node('deals', 'facts', { type: 'deal', aggregate: 'sum' }), payout()],
      links: ['deals > pay.amount'],
    };
    const fact = { source: 'crm', id: '1', type: 'deal', on: '2026-10-01', amount: '1' };
    const sample = (currency: string) => ({
      period: '2026-10',
      employees: [{ id: 'a', facts: [{ ...fact, currency }] }],
    });
    expect(found('currency/facts-mixed', parts, { sample: sample('USD') })).toMatchObject([
      { details: { given: 'USD' } },
    ]);
    expect(found('currency/facts-mixed', parts, { sample: sample('RUB') })).toEqual([]);
  });
});

describe('cases', () => {
  const tiers: Parts = {
    nodes: [
      criterion('sales'),
      node('bands', 'tiers', {
        mode: 'marginal',
        bands: [
          { from: '0', rate: '0.03' },
          { from: '100', rate: '0.05' },
        ],
      }),
      payout(),
    ],
    links: ['sales > bands.value', 'bands > pay.amount'],
  };
  const one = (actual: string, bonus: string): SchemeCase => ({
    name: actual,
    inputs: { criteria: { sales: { actual } } },
    expect: { bonus },
  });
  test('case/none', () => {
    expect(found('case/none', tiers)).toHaveLength(1);
    expect(found('case/none', { ...tiers, cases: [one('50', '1.5')] })).toEqual([]);
  });
  test('case/rows-not-covered names the rows no case comes into', () => {
    expect(found('case/rows-not-covered', { ...tiers, cases: [one('50', '1.5')] })).toMatchObject([
      { place: { nodeId: 'bands', path: 'bands.1' }, details: { rows: '2', count: 1 } },
    ]);
    expect(found('case/rows-not-covered', { ...tiers, cases: [one('50', '1.5'), one('200', '8')] })).toEqual([]);
  });
  test('table/row-not-hit-in-data counts last period’s people', () => {
    const people = (amounts: readonly string[]) => ({
      period: '2026-10',
      employees: amounts.map((actual, index) => ({ id: `e${index}`, criteria: { sales: { actual } } })),
    });
    expect(found('table/row-not-hit-in-data', tiers, { sample: people(['1', '2', '3']) })).toMatchObject([
      { details: { rows: '2', people: 3 } },
    ]);
    expect(found('table/row-not-hit-in-data', tiers, { sample: people(['1', '2', '300']) })).toEqual([]);
    expect(found('table/row-not-hit-in-data', tiers, { sample: people(['1', '2']) })).toEqual([]);
  });
});

describe('pay/cliff', () => {
  const bands = [
    { from: '0', rate: '0.03' },
    { from: '300000', rate: '0.05' },
  ];
  const table = (mode: string): Parts => ({
    nodes: [criterion('sales'), node('earned', 'tiers', { mode, bands }), payout()],
    links: ['sales > earned.value', 'earned > pay.amount'],
  });
  test('a whole rate jumps by its size in money, one kopeck apart', () => {
    expect(found('pay/cliff', table('whole'))).toMatchObject([
      {
        severity: 'hint',
        place: { nodeId: 'earned', path: 'bands.1.from' },
        details: {
          mark: 'money RUB:300000',
          inputBelow: 'money RUB:299999.99',
          inputAt: 'money RUB:300000',
          payBelow: 'money RUB:9000',
          payAt: 'money RUB:15000',
          size: 'money RUB:6000',
        },
      },
    ]);
  });
  test('marginal and interpolated rates have none', () => {
    expect(found('pay/cliff', table('marginal'))).toEqual([]);
    expect(found('pay/cliff', table('interpolated'))).toEqual([]);
  });
  test('a gate on the plan is found at the amount that fulfils it', () => {
    const gate: Parts = {
      nodes: [
        criterion('sales'),
        criterion('plan', { criterion: 'sales', measure: 'attainment' }),
        node('share', 'multiply', { values: ['0.04'] }),
        node('asks', 'compare', { is: 'greaterOrEqual', right: '0.8' }),
        node('gate', 'gate'),
        payout(),
      ],
      links: [
        'sales > share.values',
        'plan > asks.left',
        'asks > gate.condition',
        'share > gate.value',
        'gate > pay.amount',
      ],
      cases: [
        {
          name: 'one',
          inputs: { criteria: { sales: { actual: '450000', target: '500000' } } },
          expect: { bonus: '18000' },
        },
      ],
    };
    expect(found('pay/cliff', gate)).toMatchObject([
      {
        details: {
          mark: 'percent:0.8',
          inputAt: 'money RUB:400000',
          payBelow: 'money RUB:0',
          payAt: 'money RUB:16000',
        },
      },
    ]);
  });
  test('a boundary inside a frame is crossed by its first fact', () => {
    const perDeal: Parts = {
      nodes: [
        node('deals', 'each', { type: 'deal' }),
        { ...node('rate', 'tiers', { mode: 'whole', bands }), frame: 'deals' },
        payout(),
      ],
      links: ['deals.amount > rate.value', 'rate > deals.result', 'deals.sum > pay.amount'],
    };
    expect(found('pay/cliff', perDeal)).toMatchObject([{ details: { size: 'money RUB:6000' } }]);
  });
  test('pay of so much a piece is no cliff', () => {
    const pieces: Parts = {
      nodes: [
        criterion('pieces', { type: 'count' }),
        node('asks', 'compare', { is: 'greater', right: '10' }),
        node('each', 'multiply', { values: ['500'] }),
        node('rate', 'constant', { type: 'money', value: '1' }),
        node('pick', 'if'),
        payout(),
      ],
      links: [
        'pieces > each.values',
        'rate > each.values',
        'pieces > asks.left',
        'asks > pick.condition',
        'each > pick.then',
        'each > pick.else',
        'pick > pay.amount',
      ],
    };
    expect(found('pay/cliff', pieces)).toEqual([]);
  });
});

describe('pay/not-monotone', () => {
  const table = (mode: string, second: string): Parts => ({
    nodes: [
      criterion('sales'),
      node('earned', 'tiers', {
        mode,
        bands: [
          { from: '0', rate: '0.05' },
          { from: '100000', rate: second },
        ],
      }),
      payout(),
    ],
    links: ['sales > earned.value', 'earned > pay.amount'],
  });
  test('a lower whole rate further up pays less for more', () => {
    expect(found('pay/not-monotone', table('whole', '0.03'))).toMatchObject([
      {
        severity: 'warning',
        place: { nodeId: 'earned', path: 'bands.1.from' },
        details: { payBelow: 'money RUB:5000', payAt: 'money RUB:3000', size: 'money RUB:2000' },
      },
    ]);
    expect(found('pay/cliff', table('whole', '0.03'))).toEqual([]);
  });
  test('a lower marginal rate, a rising one, and a penalty that only falls do not', () => {
    expect(found('pay/not-monotone', table('marginal', '0.03'))).toEqual([]);
    expect(found('pay/not-monotone', table('whole', '0.07'))).toEqual([]);
    const penalty: Parts = {
      nodes: [
        criterion('complaints', { type: 'count' }),
        node('left', 'tiers', {
          mode: 'whole',
          bands: [
            { from: '0', amount: '900' },
            { from: '3', amount: '100' },
          ],
        }),
        payout(),
      ],
      links: ['complaints > left.value', 'left > pay.amount'],
    };
    expect(found('pay/not-monotone', penalty)).toEqual([]);
    expect(found('pay/falls', penalty)).toMatchObject([
      { severity: 'hint', place: { nodeId: 'left', path: 'bands.1.from' }, details: { size: 'money RUB:800' } },
    ]);
    expect(found('pay/cliff', penalty)).toEqual([]);
  });
  const formula = (text: string, ...inputs: readonly SchemeNode[]): Parts => ({
    nodes: [...inputs, node('rate', 'formula', { text, inputs: inputs.map(({ id }) => id) }), payout({ floor: '0' })],
    links: [...inputs.map(({ id }) => `${id} > rate.${id}`), 'rate > pay.amount'],
  });
  const salary = node('salary', 'attribute', { attribute: 'baseSalary' });
  const done = criterion('done', { criterion: 'sales', measure: 'attainment' });
  test.each([
    ['=IF(done>=120%; salary*10%; salary*50%)', done],
    ['=IF(done<120%; salary*50%; salary*10%)', done],
    ['=IF(sales>=500000; salary*10%; salary*50%)', criterion('sales')],
  ])('%s drops at a boundary of what is better when more', (text, input) => {
    const parts = formula(text, input, salary);
    expect(found('pay/not-monotone', parts)).toMatchObject([
      { severity: 'warning', place: { nodeId: 'rate' }, details: { size: 'money RUB:40000' } },
    ]);
    expect([...found('pay/cliff', parts), ...found('pay/falls', parts)]).toEqual([]);
  });
  test('a drop to nothing is a condition of pay, and pay that falls all along a deduction: both only told', () => {
    for (const text of ['=IF(sales>500000; salary*0; salary*50%)', '=salary-sales*10%']) {
      const parts = formula(text, criterion('sales'), salary);
      expect(found('pay/falls', parts)).toMatchObject([{ severity: 'hint', details: { inputs: ['sales'] } }]);
      expect(found('pay/not-monotone', parts)).toEqual([]);
    }
    for (const text of ['=IF(sales<>0; salary*1000/sales*salary; 0)', '=IF(sales>0; salary*1000/sales*salary; 0)']) {
      const parts = formula(text, criterion('sales'), salary);
      expect(found('pay/not-monotone', parts), text).toEqual([]);
      expect(found('pay/falls', parts), text).toHaveLength(1);
    }
    expect(found('pay/falls', formula('=sales*10%', criterion('sales')))).toEqual([]);
    const deduction = { ...formula('=-sales*10%', criterion('sales')) };
    const unfloored = { ...deduction, nodes: [...deduction.nodes.slice(0, -1), payout({ category: 'penalty' })] };
    expect(found('pay/falls', unfloored)).toEqual([]);
  });
  const deals = criterion('deals', { type: 'count' });
  const listed = (table: SchemeNode, input: string): Parts => ({
    nodes: [deals, table, payout()],
    links: [`deals > table.${input}`, 'table > pay.amount'],
  });
  const person = { id: 'a', criteria: { deals: { actual: '2' } } };
  test('a lower row further down a lookup, an axis of values or a choice', () => {
    const rows = (values: readonly string[]) => values.map((value, index) => ({ key: String((index + 1) * 2), value }));
    const lookup = listed(node('table', 'lookup', { table: 'pay', type: 'money' }), 'key');
    const sample = (values: readonly string[]) => ({
      period: '2026-10',
      employees: [person],
      tables: { pay: rows(values) },
    });
    const [fall] = found('pay/not-monotone', lookup, { sample: sample(['100', '300', '200']) });
    expect(fall).toMatchObject({
      place: { nodeId: 'table' },
      details: { inputBelow: 'count:4', inputAt: 'count:6', size: 'money RUB:100' },
    });
    expect(found('pay/not-monotone', lookup, { sample: sample(['100', '200', '300']) })).toEqual([]);
    const values = ['1', '2', '3'];
    const axis = listed(
      node('table', 'matrix', { type: 'money', axes: [{ key: 'deals', values }], cells: ['10', '30', '20'] }),
      'deals',
    );
    const cases = values.map((equals, index) => ({ key: `c${index}`, equals, result: ['1', '3', '2'][index] ?? '' }));
    const choice: Parts = {
      nodes: [deals, salary, node('table', 'switch', { cases }), node('share', 'multiply'), payout()],
      links: ['deals > table.value', 'table > share.values', 'salary > share.values', 'share > pay.amount'],
    };
    const paid = { ...person, attributes: { baseSalary: '10' } };
    for (const parts of [axis, choice]) {
      const data = { sample: { period: '2026-10', employees: [paid] } };
      expect(found('pay/not-monotone', parts, data), parts.nodes[1]?.kind).toMatchObject([
        { place: { nodeId: 'table' }, details: { size: 'money RUB:10' } },
      ]);
    }
  });
  test('a lower row further down a decision', () => {
    const row = (value: string, result: string) => ({ when: [{ input: 'deals', is: 'less', value }], result });
    const table = node('table', 'decision', {
      type: 'money',
      inputs: [{ key: 'deals' }],
      rows: [row('5', '10'), row('9', '30')],
      otherwise: '20',
    });
    expect(found('pay/not-monotone', listed(table, 'deals'))).toMatchObject([
      { place: { nodeId: 'table' }, details: { inputAt: 'count:9', size: 'money RUB:10' } },
    ]);
  });
});

describe('pay/steps', () => {
  const stepped = (text: string): Parts => ({
    nodes: [criterion('sales'), node('rate', 'formula', { text, inputs: ['sales'] }), payout({ cap: '9000000' })],
    links: ['sales > rate.sales', 'rate > pay.amount'],
  });
  test.each([
    ['=FLOOR(sales; 1000)*5%', '1000', '101000', '50'],
    ['=CEILING(sales; 1000)*5%', '1000', '101000.01', '50'],
    ['=MROUND(sales; 1000)*5%', '1000', '100500', '50'],
    ['=ROUND(sales; -3)*5%', '1000', '100500', '50'],
    ['=INT(sales/1000)*50', '1', '101000', '50'],
    ['=FLOOR(sales; 1000)*5%+FLOOR(sales; 1000)*5%', '1000', '101000', '100'],
  ])('%s is told once, with the size of a step', (text, every, inputAt, size) => {
    const parts = stepped(text);
    const steps = found('pay/steps', parts);
    expect(steps).toMatchObject([{ severity: 'hint', place: { nodeId: 'rate' }, details: { direction: 'up' } }]);
    expect(steps[0]?.details).toMatchObject({ inputAt: `money RUB:${inputAt}` });
    expect(String(steps[0]?.details['every'])).toMatch(new RegExp(`:${every}$`));
    expect(steps[0]?.details['size']).toBe(`money RUB:${size}`);
    expect(found('pay/cliff', parts)).toEqual([]);
  });
  test('no step and no debt of a rounding to roubles or kopecks', () => {
    for (const text of ['=ROUND(sales*5%; 2)', '=ROUND(sales*5%; 0)', '=FLOOR(sales; 0.01)']) {
      expect(found('pay/steps', stepped(text)), text).toEqual([]);
    }
    for (const text of ['=FLOOR(sales; 1000)', '=ROUND(sales; -3)', '=MROUND(sales; 7)', '=INT(sales/3)']) {
      expect(found('payout/can-be-negative', stepped(text)), text).toEqual([]);
    }
  });
});
