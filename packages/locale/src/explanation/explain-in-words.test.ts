import { globSync } from 'node:fs';
import { decimal } from '@premia/decimal';
import { describe, expect, test } from 'vitest';
import { formatValue, type ShownType } from '../format/value.ts';
import type { Language } from '../language.ts';
import { catalogueFaults } from '../messages/check-messages.ts';
import { explainInWords } from './explain-in-words.ts';
import type { ExplainedTraceNode, ExplainRequest, Explanation } from './explanation.ts';
import { stepMessages, summaryMessages } from './step.messages.ts';
import { STEP_WORDS } from './step-words.ts';

const RUB: ShownType = { base: 'money', currency: 'RUB' };
const PERCENT: ShownType = { base: 'percent', currency: null };
const NUMBER: ShownType = { base: 'number', currency: null };
const BOOLEAN: ShownType = { base: 'boolean', currency: null };

const number = (text: string) => ({ kind: 'number', number: decimal(text) }) as const;
const boolean = (value: boolean) => ({ kind: 'boolean', boolean: value }) as const;
const missing = (input: string) =>
  ({ kind: 'problem', problem: { code: 'input/missing', nodeId: 'x', input, details: {} } }) as const;

/** The designer's example: tiers, a factor, a cap and a gate on the way to the payout. */
const SCHEME = {
  nodes: [
    { id: 'revenue', kind: 'criterion', params: { criterion: 'revenue' } },
    { id: 'target', kind: 'criterion', params: { criterion: 'revenue', measure: 'target' } },
    { id: 'done', kind: 'criterion', params: { criterion: 'revenue', measure: 'attainment' } },
    {
      id: 'tiers',
      kind: 'tiers',
      title: { ru: 'Комиссия', en: 'Commission' },
      params: {
        mode: 'marginal',
        bands: [
          { from: '0', rate: '0.03' },
          { from: '4000000', rate: '0.05' },
          { from: '4800000', rate: '0.07' },
        ],
      },
    },
    { id: 'quality', kind: 'criterion', title: { ru: 'Качество', en: 'Quality' }, params: { criterion: 'quality' } },
    { id: 'product', kind: 'multiply' },
    { id: 'limit', kind: 'clamp', params: { max: '200000' } },
    { id: 'met', kind: 'compare', params: { is: 'greaterOrEqual', right: '1' } },
    { id: 'gate', kind: 'gate' },
    { id: 'pay', kind: 'payout', params: { code: 'bonus', title: { ru: 'Премия за продажи', en: 'Sales bonus' } } },
  ],
  links: [
    { from: 'revenue', to: 'tiers.value' },
    { from: 'tiers', to: 'product.values' },
    { from: 'quality', to: 'product.values' },
    { from: 'product', to: 'limit.value' },
    { from: 'done', to: 'met.left' },
    { from: 'met', to: 'gate.condition' },
    { from: 'limit', to: 'gate.value' },
    { from: 'gate', to: 'pay.amount' },
  ],
} as const;
const TYPES = new Map<string, ShownType>([
  ['revenue.value', RUB],
  ['target.value', RUB],
  ['done.value', PERCENT],
  ['tiers.amount', RUB],
  ['tiers.rate', PERCENT],
  ['quality.value', NUMBER],
  ['product.value', RUB],
  ['limit.value', RUB],
  ['met.value', BOOLEAN],
  ['gate.value', RUB],
  ['pay.amount', RUB],
]);

function traceOf(values: Readonly<Record<string, ExplainedTraceNode['outputs']>>): ExplainRequest['trace'] {
  return { nodes: Object.entries(values).map(([nodeId, outputs]) => ({ nodeId, outputs })) };
}

const VALUES = {
  revenue: { value: number('5240000') },
  target: { value: number('4000000') },
  done: { value: number('1.31') },
  tiers: { amount: number('190800') },
  quality: { value: number('0.95') },
  product: { value: number('181260') },
  limit: { value: number('181260') },
  met: { value: boolean(true) },
  gate: { value: number('181260') },
  pay: { amount: number('181260') },
} satisfies Parameters<typeof traceOf>[0];

const nameOf = (key: string) => (key === 'revenue' ? { ru: 'Выручка', en: 'Revenue' } : null);

function explain(language: Language, changes: Parameters<typeof traceOf>[0] = {}): Explanation {
  const trace = traceOf({ ...VALUES, ...changes });
  return explainInWords({ scheme: SCHEME, types: TYPES, trace, period: '2026-Q3', result: 'pay', nameOf, language });
}

const spaced = (text: string): string => text.replaceAll('\u00a0', ' ');
const said = (explanation: Explanation): string => spaced(explanation.sentences.map(({ text }) => text).join(' '));
const rows = (explanation: Explanation): readonly string[] =>
  explanation.steps.map(({ number: row, rule, result }) => spaced(`${row ?? '-'} ${rule.text} = ${result ?? ''}`));

describe('the short answer', () => {
  test('gives the amount, what it rests on and what changed it', () => {
    expect(said(explain('ru'))).toBe(
      '«Премия за продажи» за III квартал 2026 г.: начислено 181 260,00 ₽. «Выручка» — 5 240 000 ₽, это 131 % плана (план — 4 000 000 ₽). ' +
        'По ступеням получилось 190 800 ₽. Множитель «Качество» 0,95 — на 9 540 ₽ меньше.',
    );
    expect(said(explain('en'))).toBe(
      '"Sales bonus" for Q3 2026: you earned ₽181,260.00. "Revenue": ₽5,240,000, which is 131% of the ₽4,000,000 target. ' +
        'The tiers gave ₽190,800. The factor "Quality" of 0.95 made it ₽9,540 less.',
    );
  });

  test('says why a rule did not let it through', () => {
    const closed = {
      done: { value: number('0.85') },
      met: { value: boolean(false) },
      gate: { value: number('0') },
      pay: { amount: number('0') },
    };
    expect(said(explain('ru', closed))).toContain(
      'Условие не выполнено: «Выручка, выполнение плана» 85 %, а нужно ≥ 100 %, поэтому вместо 181 260 ₽ взято 0 ₽.',
    );
    expect(said(explain('en', closed))).toContain('"Revenue, attainment" 85%, needed is ≥ 100%');
  });

  test('says when a cap decided', () => {
    const capped = {
      product: { value: number('250000') },
      limit: { value: number('200000') },
      pay: { amount: number('200000') },
      gate: { value: number('200000') },
    };
    expect(said(explain('ru', capped))).toContain('Сумма ограничена пределом 200 000 ₽: без него было бы 250 000 ₽.');
    expect(said(explain('en', capped))).toContain('The cap of ₽200,000 applied: without it, it would be ₽250,000.');
  });

  test('says when rounding changed the amount', () => {
    const rounded = {
      gate: { value: number('181260.005') },
      product: { value: number('190800') },
      pay: { amount: number('181260.01') },
    };
    expect(said(explain('ru', rounded))).toMatch(/Сумма округлена/);
  });

  test('says what is missing instead of a number', () => {
    const failed = { tiers: { amount: missing('revenue.actual') }, pay: { amount: missing('revenue.actual') } };
    expect(said(explain('ru', failed))).toBe(
      '«Премия за продажи» за III квартал 2026 г. не посчитано. Нет данных: «Выручка».',
    );
    expect(said(explain('en', failed))).toBe(
      '"Sales bonus" for Q3 2026 could not be worked out. No data for "Revenue".',
    );
  });

  test('never has more than four sentences and links its values', () => {
    const { sentences } = explain('en');
    expect(sentences.length).toBeLessThanOrEqual(4);
    expect(sentences[0]?.parts).toContainEqual({ text: '₽181,260.00', nodeId: 'pay', output: 'amount' });
  });
});

describe('the steps', () => {
  test('follow the calculation with every slice of the tiers', () => {
    expect(rows(explain('ru'))).toEqual([
      '1 Показатель «Выручка» = 5 240 000 ₽',
      '2 Выполнение плана по показателю «Выручка» = 131 %',
      '3 «Выручка» 5 240 000 ₽ по ступеням, каждая — к своей части = 190 800 ₽',
      '- До 4 000 000 ₽: 3 % × 4 000 000 ₽ = 120 000 ₽',
      '- От 4 000 000 ₽ до 4 800 000 ₽: 5 % × 800 000 ₽ = 40 000 ₽',
      '- От 4 800 000 ₽: 7 % × 440 000 ₽ = 30 800 ₽',
      '4 Показатель «quality» = 0,95',
      '5 «Комиссия» 190 800 ₽ × «Качество» 0,95 = 181 260 ₽',
      '6 181 260 ₽ в пределах — без изменений = 181 260 ₽',
      '7 «Выручка, выполнение плана» 131 % ≥ 100 % = да',
      '8 Условие выполнено («Выручка, выполнение плана» 131 % ≥ 100 %) — 181 260 ₽ без изменений = 181 260 ₽',
      '9 К выплате = 181 260 ₽',
    ]);
  });

  test('say in words why a step has no value', () => {
    const [, , step] = explain('ru', { tiers: { amount: missing('revenue.actual') } }).steps;
    expect(step).toMatchObject({ state: 'problem', result: null, rule: { text: 'Нет данных: «Выручка».' } });
  });

  test('leave out the branch that was not taken', () => {
    const scheme = {
      nodes: [
        { id: 'met', kind: 'compare', params: { is: 'greater', right: '1' } },
        { id: 'a', kind: 'constant' },
        { id: 'b', kind: 'constant' },
        { id: 'choice', kind: 'if' },
        { id: 'pay', kind: 'payout' },
      ],
      links: [
        { from: 'met', to: 'choice.condition' },
        { from: 'a', to: 'choice.then' },
        { from: 'b', to: 'choice.else' },
        { from: 'choice', to: 'pay.amount' },
      ],
    };
    const values = {
      met: { value: boolean(false) },
      a: { value: number('1') },
      b: { value: number('2') },
      choice: { value: number('2') },
      pay: { amount: number('2') },
    };
    const { steps } = explainInWords({
      scheme,
      types: new Map(),
      trace: traceOf(values),
      period: '2026-10',
      result: 'pay',
      language: 'en',
    });
    expect(steps.map(({ nodeId }) => nodeId)).toEqual(['met', 'b', 'choice', 'pay']);
  });

  test('say of records what was made of them: a sum, the best of them, how many, or a result for each', () => {
    const told = (kind: string, params: object, output: string) => {
      const scheme = {
        nodes: [
          { id: 'deals', kind, params: { type: 'deal.won', ...params } },
          { id: 'pay', kind: 'payout', params: { code: 'x' } },
        ],
        links: [{ from: `deals.${output}`, to: 'pay.amount' }],
      };
      const factsUsed = [
        { source: 'crm', id: '1' },
        { source: 'crm', id: '2' },
      ];
      const trace = {
        nodes: [
          { nodeId: 'deals', outputs: { [output]: number('300') }, factsUsed },
          { nodeId: 'pay', outputs: { amount: number('300') } },
        ],
      };
      const types = new Map([
        [`deals.${output}`, RUB],
        ['pay.amount', RUB],
      ]);
      return (language: 'ru' | 'en') =>
        said(explainInWords({ scheme, types, trace, period: '2026-10', result: 'pay', language }));
    };
    expect(told('each', {}, 'sum')('ru')).toContain(
      '2 записи вида «deal.won», результат посчитан по каждой, в сумме 300 ₽.',
    );
    expect(told('each', {}, 'sum')('en')).toContain(
      '2 records of type "deal.won" counted, each worked out by itself, ₽300 in all.',
    );
    expect(told('each', {}, 'best')('ru')).toContain('результат посчитан по каждой, наибольшее — 300 ₽.');
    expect(told('facts', { aggregate: 'average' }, 'value')('en')).toContain('counted, ₽300 on average.');
    expect(told('facts', { aggregate: 'count' }, 'value')('ru')).toMatch(/Учтены 2 записи вида «deal.won»\.$/);
  });

  test('count the records used and say why others were not', () => {
    const scheme = {
      nodes: [
        { id: 'deals', kind: 'facts', params: { type: 'deal.won' } },
        { id: 'pay', kind: 'payout', params: { code: 'x' } },
      ],
      links: [{ from: 'deals', to: 'pay.amount' }],
    };
    const trace = {
      nodes: [
        {
          nodeId: 'deals',
          outputs: { value: number('300') },
          factsUsed: [
            { source: 'crm', id: '1' },
            { source: 'crm', id: '2' },
          ],
          factsExcluded: [
            { source: 'crm', id: '3', reason: 'outside-period' },
            { source: 'crm', id: '4', reason: 'condition-not-met', field: 'stage' },
            { source: 'crm', id: '5', reason: 'condition-not-met', field: 'stage' },
          ],
        },
        { nodeId: 'pay', outputs: { amount: number('300') } },
      ],
    };
    const types = new Map([
      ['deals.value', RUB],
      ['pay.amount', RUB],
    ]);
    const deals = (key: string) => (key === 'deal.won' ? { ru: 'Сделка', en: 'Deal' } : null);
    const found = explainInWords({
      scheme,
      types,
      trace,
      period: '2026-10',
      result: 'pay',
      nameOf: deals,
      language: 'ru',
    });
    expect(said(found)).toBe('За октябрь 2026 г. начислено 300,00 ₽. Учтены 2 записи вида «Сделка», вместе 300 ₽.');
    expect(rows(found)).toEqual([
      '1 Сумма по 2 записям вида «Сделка» = 300 ₽',
      '- Не вошла 1 запись: дата вне периода = ',
      '- Не вошли 2 записи: не выполнено условие по полю «stage» = ',
      '2 К выплате = 300 ₽',
    ]);
  });
});

describe('what is said is what decided', () => {
  const simple = (nodes: ExplainRequest['scheme']['nodes'], links: ExplainRequest['scheme']['links']) => ({
    nodes,
    links,
  });

  test('of several conditions only the ones that failed', () => {
    const compare = (id: string) => ({ id, kind: 'compare', title: { en: id }, params: { is: 'greater', right: '1' } });
    const scheme = simple(
      [
        { id: 'x', kind: 'criterion', params: { criterion: 'x' } },
        { id: 'y', kind: 'criterion', params: { criterion: 'y' } },
        compare('a'),
        compare('b'),
        { id: 'both', kind: 'and' },
        { id: 'gate', kind: 'gate' },
        { id: 'pay', kind: 'payout' },
      ],
      [
        { from: 'x', to: 'a.left' },
        { from: 'y', to: 'b.left' },
        { from: 'a', to: 'both.values' },
        { from: 'b', to: 'both.values' },
        { from: 'both', to: 'gate.condition' },
        { from: 'x', to: 'gate.value' },
        { from: 'gate', to: 'pay.amount' },
      ],
    );
    const trace = traceOf({
      x: { value: number('5') },
      y: { value: number('0') },
      a: { value: boolean(true) },
      b: { value: boolean(false) },
      both: { value: boolean(false) },
      gate: { value: number('0') },
      pay: { amount: number('0') },
    });
    const found = explainInWords({ scheme, types: new Map(), trace, period: '2026', result: 'pay', language: 'en' });
    expect(said(found)).toContain('The condition does not hold: "y" 0, needed is > 1, so 0 is taken instead of 5.');
  });

  test('the output the result rests on, not the first one', () => {
    const scheme = simple(
      [
        { id: 'whole', kind: 'criterion', params: { criterion: 'whole' } },
        { id: 'parts', kind: 'split', params: {} },
        { id: 'pay', kind: 'payout' },
      ],
      [
        { from: 'whole', to: 'parts.value' },
        { from: 'parts.second', to: 'pay.amount' },
      ],
    );
    const types = new Map([
      ['parts.first', RUB],
      ['parts.second', RUB],
      ['whole.value', RUB],
    ]);
    const trace = traceOf({
      whole: { value: number('8') },
      parts: { first: number('3'), second: number('5') },
      pay: { amount: number('5') },
    });
    const found = explainInWords({ scheme, types, trace, period: '2026', result: 'pay', language: 'ru' });
    expect(rows(found)[1]).toBe('2 «whole» 8 ₽ делится по весам = 5 ₽');
  });

  test('a deduction is withheld, not earned', () => {
    const withheld = { gate: { value: number('-500') }, pay: { amount: number('-500') } };
    expect(said(explain('ru', withheld))).toContain('удержано 500,00 ₽');
    expect(said(explain('en', withheld))).toContain('withheld ₽500.00');
  });

  test('an indicator shows its value under its code', () => {
    const scheme = simple(
      [
        { id: 'rate', kind: 'criterion', params: { criterion: 'rate' } },
        { id: 'shown', kind: 'indicator', params: { code: 'rate' } },
      ],
      [{ from: 'rate', to: 'shown.value' }],
    );
    const trace = traceOf({ rate: { value: number('0.03') } });
    const types = new Map([['rate.value', PERCENT]]);
    const found = explainInWords({ scheme, types, trace, period: '2026-10', result: 'shown', language: 'ru' });
    expect(said(found)).toBe('«rate» за октябрь 2026 г.: 3 %. «rate» — 3 %.');
  });

  test('a scorecard is shown row by row', () => {
    const scheme = simple(
      [
        { id: 'sales', kind: 'criterion', params: { criterion: 'sales' } },
        {
          id: 'score',
          kind: 'weighted',
          params: {
            rows: [
              { key: 'a', weight: '0.6' },
              { key: 'b', weight: 0.4 },
            ],
          },
        },
      ],
      [
        { from: 'sales', to: 'score.a' },
        { from: 'sales', to: 'score.b' },
      ],
    );
    const trace = traceOf({ sales: { value: number('0.8') }, score: { value: number('0.8') } });
    const types = new Map([
      ['sales.value', PERCENT],
      ['score.value', PERCENT],
    ]);
    const found = explainInWords({ scheme, types, trace, period: '2026', result: 'score', language: 'en' });
    expect(rows(found)).toEqual([
      '1 "sales" = 80%',
      '2 Weighted score = 80%',
      '- 60% × "sales" 80% = 48%',
      '- 40% × "sales" 80% = 32%',
    ]);
  });

  test('a row of a scorecard says when its cap or its floor was counted, and so does the summary', () => {
    const rowsOf = [
      { key: 'a', weight: '0.7', cap: '1.2' },
      { key: 'b', weight: '0.3', floor: '0.5' },
    ];
    const scheme = simple(
      [
        { id: 'sales', kind: 'criterion', params: { criterion: 'sales' } },
        { id: 'quality', kind: 'criterion', params: { criterion: 'quality' } },
        { id: 'score', kind: 'weighted', params: { rows: rowsOf } },
        { id: 'salary', kind: 'attribute', title: { en: 'Salary' }, params: { attribute: 'baseSalary' } },
        { id: 'product', kind: 'multiply' },
        { id: 'pay', kind: 'payout', params: { code: 'bonus' } },
      ],
      [
        { from: 'sales', to: 'score.a' },
        { from: 'quality', to: 'score.b' },
        { from: 'score', to: 'product.values' },
        { from: 'salary', to: 'product.values' },
        { from: 'product', to: 'pay.amount' },
      ],
    );
    const values = { sales: '1.5', quality: '0.4', score: '0.99', salary: '1000', product: '990', pay: '990' };
    const trace = traceOf(
      Object.fromEntries(Object.entries(values).map(([id, value]) => [id, { value: number(value) }])),
    );
    const types = new Map(
      Object.keys(values).map((id) => [`${id}.value`, ['salary', 'product', 'pay'].includes(id) ? RUB : PERCENT]),
    );
    const found = explainInWords({ scheme, types, trace, period: '2026', result: 'pay', language: 'en' });
    expect(rows(found).slice(2, 5)).toEqual([
      '3 Weighted score = 99%',
      '- 70% × 120%: "sales" 150% is above the row’s cap = 84%',
      '- 30% × 50%: "quality" 40% is below the row’s floor = 15%',
    ]);
    expect(said(found)).toContain('"sales" 150% counted as 120%, the cap of its row.');
    expect(said(found)).toContain('"quality" 40% counted as 50%, the floor of its row.');
  });

  test('a value of the team without a stated scope is one of the participants', () => {
    const scheme = simple(
      [
        { id: 'sales', kind: 'criterion', params: { criterion: 'sales' } },
        { id: 'place', kind: 'team', params: { aggregate: 'rank' } },
        { id: 'shown', kind: 'indicator', params: { code: 'place' } },
      ],
      [
        { from: 'sales', to: 'place.value' },
        { from: 'place', to: 'shown.value' },
      ],
    );
    const trace = traceOf({
      sales: { value: number('10') },
      place: { value: number('2') },
      shown: { value: number('2') },
    });
    const types = new Map([['sales.value', RUB]]);
    const found = explainInWords({ scheme, types, trace, period: '2026', result: 'shown', language: 'en' });
    expect(rows(found).join('\n')).toContain('Rank among the participants');
  });

  test('a score that is held before it multiplies the money still says which limits decided', () => {
    const rowsOf = [{ key: 'a', weight: '1', cap: '1.2' }];
    const scheme = simple(
      [
        { id: 'sales', kind: 'criterion', params: { criterion: 'sales' } },
        { id: 'score', kind: 'weighted', title: { en: 'Score' }, params: { rows: rowsOf } },
        { id: 'held', kind: 'clamp', params: { max: '1.1' } },
        { id: 'salary', kind: 'attribute', title: { en: 'Salary' }, params: { attribute: 'baseSalary' } },
        { id: 'product', kind: 'multiply' },
        { id: 'pay', kind: 'payout', params: { code: 'bonus' } },
      ],
      [
        { from: 'sales', to: 'score.a' },
        { from: 'score', to: 'held.value' },
        { from: 'held', to: 'product.values' },
        { from: 'salary', to: 'product.values' },
        { from: 'product', to: 'pay.amount' },
      ],
    );
    const values = { sales: '1.5', score: '1.2', held: '1.1', salary: '1000', product: '1100', pay: '1100' };
    const trace = traceOf(
      Object.fromEntries(Object.entries(values).map(([id, value]) => [id, { value: number(value) }])),
    );
    const types = new Map(
      Object.keys(values).map((id) => [`${id}.value`, ['salary', 'product', 'pay'].includes(id) ? RUB : PERCENT]),
    );
    const found = explainInWords({ scheme, types, trace, period: '2026', result: 'pay', language: 'en' });
    expect(said(found)).toContain('"sales" 150% counted as 120%, the cap of its row.');
    expect(said(found)).toContain('"Score" 120% counted as 110%, its cap.');
  });

  /** Tiers over a share of the target, whose rates are rates of another value. */
  const sharesOfTarget = (params: Readonly<Record<string, unknown>>, done: string, amount: string) => {
    const scheme = simple(
      [
        { id: 'done', kind: 'criterion', title: { en: 'Done' }, params: { criterion: 'r', measure: 'attainment' } },
        { id: 'target', kind: 'criterion', title: { en: 'Target' }, params: { criterion: 'r', measure: 'target' } },
        { id: 'tiers', kind: 'tiers', params },
      ],
      [
        { from: 'done', to: 'tiers.value' },
        { from: 'target', to: 'tiers.base' },
      ],
    );
    const trace = traceOf({
      done: { value: number(done) },
      target: { value: number('4000000') },
      tiers: { amount: number(amount) },
    });
    const types = new Map([
      ['done.value', PERCENT],
      ['target.value', RUB],
      ['tiers.amount', RUB],
    ]);
    const found = explainInWords({ scheme, types, trace, period: '2026', result: 'tiers', language: 'en' });
    return rows(found).slice(2);
  };

  test('tiers by attainment show what each part of the target earned, with the fixed amounts entered', () => {
    const bands = [
      { from: '0', rate: '0.03' },
      { from: '1', rate: '0.05', amount: '10000' },
      { from: '1.2', amount: '500' },
    ];
    expect(sharesOfTarget({ mode: 'marginal', bands }, '1.31', '170500')).toEqual([
      '3 "Done" 131% by tiers, each for its own slice = ₽170,500',
      '- Up to 100%: 3% × ₽4,000,000 = ₽120,000',
      '- 100% to 120%: 5% × ₽800,000 + ₽10,000 = ₽50,000',
      '- From 120%: ₽500 = ₽500',
    ]);
    expect(sharesOfTarget({ mode: 'whole', bands }, '1.1', '210000')).toEqual([
      '3 100% to 120%: 5% × "Target" ₽4,000,000 + ₽10,000 = ₽210,000',
    ]);
    const smooth = [
      { from: '0', rate: '0.02' },
      { from: '1', rate: '0.06' },
    ];
    expect(sharesOfTarget({ mode: 'interpolated', bands: smooth }, '0.5', '160000')).toEqual([
      '3 "Done" 50% by tiers that run into one another: 4% × "Target" ₽4,000,000 = ₽160,000',
    ]);
  });

  test('a value just below a boundary is not written as if it had reached it', () => {
    const bands = [{ from: '0' }, { from: '1.2', rate: '0.05' }].map((band) => ({ rate: '0.03', ...band }));
    const [first] = sharesOfTarget({ mode: 'marginal', bands }, '1.19999975', '143999.97');
    expect(first).toBe('3 "Done" 119.999975% by tiers, each for its own slice = ₽143,999.97');
    const [near] = sharesOfTarget({ mode: 'marginal', bands }, '0.99999975', '119999.97');
    expect(near).toContain('"Done" 99.999975%');
    const [far] = sharesOfTarget({ mode: 'marginal', bands }, '0.33333333', '40000');
    expect(far).toContain('"Done" 33.33%');
  });

  test('a draw says what was owed before, what moved and what is owed now, also of a first period', () => {
    const scheme = simple(
      [
        { id: 'earned', kind: 'criterion', params: { criterion: 'commission' } },
        { id: 'drawn', kind: 'draw', params: { draw: '2000' } },
        { id: 'pay', kind: 'payout', params: { code: 'commission' } },
      ],
      [
        { from: 'earned', to: 'drawn.earnings' },
        { from: 'drawn.paid', to: 'pay.amount' },
      ],
    );
    const types = new Map(
      ['earned.value', 'drawn.paid', 'drawn.advance', 'drawn.recovered', 'drawn.balance', 'pay.amount'].map(
        (end) => [end, RUB] as const,
      ),
    );
    const told = (earned: string, moved: Readonly<Record<string, string>>) => {
      const trace = traceOf({
        earned: { value: number(earned) },
        drawn: Object.fromEntries(Object.entries(moved).map(([output, value]) => [output, number(value)])),
        pay: { amount: number(moved['paid'] ?? '0') },
      });
      const found = explainInWords({ scheme, types, trace, period: '2026', result: 'pay', language: 'en' });
      return [...rows(found).slice(1, 6), said(found)];
    };
    expect(told('1500', { paid: '2000', advance: '500', recovered: '0', balance: '500' })).toEqual([
      '2 Earned "commission" ₽1,500, draw ₽2,000 = ₽2,000',
      '- Advanced earlier and not yet recovered = ₽0',
      '- Advanced now = ₽500',
      '- Recovered now = ₽0',
      '- Left in the balance = ₽500',
      'You earned ₽2,000.00 for 2026. "commission": ₽1,500. The earnings are below the draw: ₽500 was advanced and will be recovered from later earnings.',
    ]);
    const later = told('2375', { paid: '2000', advance: '0', recovered: '375', balance: '125' });
    expect(later[1]).toBe('- Advanced earlier and not yet recovered = ₽500');
    expect(later.at(-1)).toContain('₽375 was recovered for what had been advanced.');
  });

  test.each([
    ['convert', 'value', { value: '815', rate: '81.5' }, '"sales" ₽10 at the exchange rate of 81.5 is ₽815.'],
    ['reserve', 'amount', { paid: '8', held: '2', released: '0' }, '₽2 was held in reserve.'],
    ['reserve', 'amount', { paid: '13', held: '0', released: '3' }, '₽3 was paid out of the reserve.'],
    [
      'instalments',
      'amount',
      { paid: '4', part: '4', rest: '6' },
      'It is paid in parts: ₽4 in this period, ₽6 still to come.',
    ],
    ['prorate', 'amount', { value: '5' }, 'For the part of the period worked, ₽10 became ₽5.'],
    ['max', 'values', { value: '12' }, 'The larger value counts: ₽12 instead of ₽10.'],
    ['min', 'values', { value: '7' }, 'The smaller value counts: ₽7 instead of ₽10.'],
    ['switch', 'value', { value: '7' }, 'For "sales" ₽10 it is ₽7.'],
    ['clawback', 'amount', { value: '-7' }, '₽7 was taken back for what was undone.'],
    ['max', 'values', { value: '10' }, null],
    ['prorate', 'amount', { value: '10' }, null],
  ] as const)('%s of %s says what it did to the pay', (kind, port, outputs, sentence) => {
    const [main = 'value'] = Object.keys(outputs);
    const scheme = simple(
      [
        { id: 'sales', kind: 'criterion', params: { criterion: 'sales' } },
        { id: 'node', kind, params: {} },
        { id: 'pay', kind: 'payout', params: { code: 'bonus' } },
      ],
      [
        { from: 'sales', to: `node.${port}` },
        { from: `node.${main}`, to: 'pay.amount' },
      ],
    );
    const given = Object.entries(outputs).map(([output, value]) => [output, number(value)] as const);
    const trace = traceOf({
      sales: { value: number('10') },
      node: Object.fromEntries(given),
      pay: { amount: number(Object.values(outputs)[0] ?? '0') },
    });
    const types = new Map([
      ['sales.value', RUB],
      ...given.map(([output]) => [`node.${output}`, output === 'rate' ? NUMBER : RUB] as const),
      ['pay.amount', RUB],
    ]);
    const [, , ...details] = explainInWords({
      scheme,
      types,
      trace,
      period: '2026',
      result: 'pay',
      language: 'en',
    }).sentences.map(({ text }) => text);
    expect(details).toEqual(sentence === null ? [] : [sentence]);
  });

  test('a value that is missing is told where it is missing, and not again at every step below', () => {
    const lost = (nodeId: string) =>
      ({ kind: 'problem', problem: { code: 'input/missing', nodeId, input: 'sales', details: {} } }) as const;
    const scheme = simple(
      [
        { id: 'sales', kind: 'criterion', params: { criterion: 'sales' } },
        { id: 'half', kind: 'multiply', params: { values: ['0.5'] } },
        { id: 'pay', kind: 'payout', params: { code: 'bonus' } },
      ],
      [
        { from: 'sales', to: 'half.values' },
        { from: 'half', to: 'pay.amount' },
      ],
    );
    const trace = traceOf({
      sales: { value: lost('sales') },
      half: { value: lost('sales') },
      pay: { amount: lost('sales') },
    });
    const { steps } = explainInWords({
      scheme,
      types: new Map(),
      trace,
      period: '2026',
      result: 'pay',
      language: 'en',
    });
    expect(steps.map(({ state, rule }) => [state, rule.text])).toEqual([
      ['problem', expect.stringContaining('No data')],
      ['problem', 'Not worked out: a step above has no value'],
      ['problem', 'Not worked out: a step above has no value'],
    ]);
  });

  test('a frame works one of its records out step by step, and says what the records come to', () => {
    const scheme = simple(
      [
        { id: 'deals', kind: 'each', params: { type: 'deal.won' } },
        { id: 'share', kind: 'parameter', title: { en: 'Share' }, params: { parameter: 'share' } },
        { id: 'earned', kind: 'multiply', frame: 'deals' },
        { id: 'pay', kind: 'payout', params: { code: 'bonus' } },
      ],
      [
        { from: 'deals.amount', to: 'earned.values' },
        { from: 'deals.margin', to: 'earned.values' },
        { from: 'share', to: 'earned.values' },
        { from: 'earned', to: 'deals.result' },
        { from: 'deals.sum', to: 'pay.amount' },
      ],
    );
    const fact = (id: string, amount: string, result: string) => ({
      source: 'crm',
      id,
      contribution: number(result),
      inner: [
        { nodeId: 'deals', outputs: { amount: number(amount), margin: number('0.3') } },
        { nodeId: 'earned', outputs: { value: number(result) } },
      ],
    });
    const trace = {
      nodes: [
        { nodeId: 'share', outputs: { value: number('0.1') } },
        {
          nodeId: 'deals',
          outputs: { sum: number('45') },
          factsUsed: [fact('d1', '500', '15'), fact('d2', '1000', '30')],
        },
        { nodeId: 'pay', outputs: { amount: number('45') } },
      ],
    };
    const types = new Map([
      ['deals.amount', RUB],
      ['deals.margin', PERCENT],
      ['deals.sum', RUB],
      ['share.value', PERCENT],
      ['earned.value', RUB],
      ['pay.amount', RUB],
    ]);
    const found = explainInWords({ scheme, types, trace, period: '2026-10', result: 'pay', language: 'en' });
    expect(rows(found)).toContain('- The records’ own amounts together = ₽1,500');
    const inside = found.steps.find(({ nodeId }) => nodeId === 'deals')?.inside;
    expect(inside && said(inside)).toBe('For example, record "d2": ₽30.');
    expect(inside && rows(inside)).toEqual(['1 "Amount of the record" ₽1,000 × "margin" 30% × "Share" 10% = ₽30']);
    expect(inside?.steps.map(({ nodeId }) => nodeId)).toEqual(['deals/earned']);
    // A value from outside the frame leads to its own step.
    expect(inside?.steps[0]?.rule.parts.find(({ text }) => text === '10%')).toMatchObject({ nodeId: 'share' });
  });

  test('a factor is not blamed for what a constant beside it did', () => {
    const [, ...details] = explain('en', {}).sentences;
    expect(details.some(({ text }) => text.includes('factor'))).toBe(true);
    const nodes = SCHEME.nodes.map((node) => (node.id === 'product' ? { ...node, params: { values: ['0.5'] } } : node));
    const found = explainInWords({
      scheme: { ...SCHEME, nodes },
      types: TYPES,
      trace: traceOf(VALUES),
      period: '2026',
      result: 'pay',
      language: 'en',
    });
    expect(said(found)).not.toContain('factor');
  });
});

test('constants a node states are written in their own unit', () => {
  const scheme = {
    nodes: [
      { id: 'bonus', kind: 'constant' },
      { id: 'kept', kind: 'reserve', params: { share: '0.2' } },
      { id: 'share', kind: 'pool', params: { amount: '100000' } },
    ],
    links: [
      { from: 'bonus', to: 'kept.amount' },
      { from: 'bonus', to: 'share.weight' },
      { from: 'kept', to: 'share.x' },
    ],
  };
  const types = new Map([
    ['bonus.value', RUB],
    ['kept.paid', RUB],
    ['share.value', RUB],
  ]);
  const trace = traceOf({
    bonus: { value: number('500') },
    kept: { paid: number('400') },
    share: { value: number('2000') },
  });
  const found = explainInWords({ scheme, types, trace, period: '2026-10', result: 'share', language: 'ru' });
  expect(rows(found)).toEqual([
    '1 Задано в схеме = 500 ₽',
    '2 Из 500 ₽ удержано в резерв 20 % = 400 ₽',
    '3 Доля фонда 100 000 ₽ по весу 500 ₽ = 2 000 ₽',
  ]);
});

test('every kind of node has words of its own', () => {
  const folder = new URL('../../../scheme/src/nodes/', import.meta.url).pathname;
  const kinds = globSync('*.node.ts', { cwd: folder }).map((file) => file.replace('.node.ts', ''));
  expect(kinds.length).toBeGreaterThan(30);
  expect(kinds.filter((kind) => !Object.hasOwn(STEP_WORDS, kind))).toEqual([]);
});

test('a kind nobody has words for is explained by its inputs, whatever its name', () => {
  const scheme = {
    nodes: [
      { id: 'a', kind: 'constant' },
      { id: 'x', kind: 'constructor' },
    ],
    links: [{ from: 'a', to: 'x.value' }],
  };
  const values = { a: { value: number('1') }, x: { value: number('2') } };
  const { steps } = explainInWords({
    scheme,
    types: new Map(),
    trace: traceOf(values),
    period: '2026',
    result: 'x',
    language: 'en',
  });
  expect(steps.map(({ rule }) => rule.text)).toEqual(['Stated in the scheme', 'From 1']);
});

test('the messages are sound and a value reads the same everywhere', () => {
  expect(catalogueFaults({ ...stepMessages, ...summaryMessages })).toEqual([]);
  expect(spaced(formatValue({ value: { kind: 'number', number: decimal('1.31') }, type: PERCENT }, 'ru'))).toBe(
    '131 %',
  );
});
