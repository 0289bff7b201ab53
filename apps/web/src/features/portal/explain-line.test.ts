import { compileScheme, evaluatePlan, payMore, prepareRequest, type SchemeDocument, schemeHash } from '@premia/scheme';
import type { FactDetail, PortalBreakdown } from '@premia/service';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainLine } from './explain-line.ts';

const document: SchemeDocument = {
  format: 'premia.scheme/1',
  key: 'per-deal',
  title: { en: 'Per deal' },
  period: 'month',
  currency: 'RUB',
  nodes: [
    {
      id: 'deals',
      kind: 'each',
      title: { en: 'Every paid deal' },
      params: { type: 'deal.won', where: [{ field: 'stage', is: 'equal', value: 'paid' }] },
    },
    { id: 'reward', kind: 'multiply', frame: 'deals', title: { en: 'A seventh' }, params: { values: ['0.142857'] } },
    { id: 'pay', kind: 'payout', params: { code: 'premium', category: 'premium', title: { en: 'Premium' } } },
    { id: 'calls', kind: 'facts', params: { type: 'call', aggregate: 'count' } },
    { id: 'seen', kind: 'indicator', params: { code: 'calls' } },
  ],
  links: [
    { from: 'deals.amount', to: 'reward.values' },
    { from: 'reward', to: 'deals.result' },
    { from: 'deals.sum', to: 'pay.amount' },
    { from: 'calls', to: 'seen.value' },
  ],
};

function deal(index: number, amount: string, stage: string): FactDetail {
  return {
    source: 'crm',
    id: `d${index}`,
    type: 'deal.won',
    occurredOn: `2026-10-${String((index % 28) + 1).padStart(2, '0')}`,
    amount,
    currency: 'RUB',
    title: `Deal ${index}`,
    attributes: { stage },
  };
}

function breakdownOf(facts: readonly FactDetail[]): PortalBreakdown {
  const { plan } = compileScheme(document);
  if (plan === null) throw new Error('the scheme of this test does not compile');
  const prepared = prepareRequest({
    period: '2026-10',
    currency: 'RUB',
    employees: [
      {
        id: 'e1',
        facts: facts.map(({ source, id, type, occurredOn, amount, attributes }) => ({
          source,
          id,
          type,
          on: occurredOn,
          ...(amount === null ? {} : { amount }),
          attributes,
        })),
      },
    ],
  });
  if (!prepared.ok) throw new Error('the request of this test is wrong');
  const result = evaluatePlan(plan, prepared.request, { trace: true }).employees[0];
  if (result === undefined) throw new Error('no result');
  const line = result.lines.find((candidate) => candidate.code === 'premium');
  return {
    period: '2026-10',
    line: {
      schemeId: 's1',
      schemeTitle: document.title,
      code: 'premium',
      title: { en: 'Premium' },
      category: 'premium',
      amount: line?.amount ?? '0.00',
    },
    document,
    schemeVersion: 1,
    result,
    facts,
    criteria: [],
    parameters: [],
    payMore: [],
    asOf: '2026-10-31T12:00:00Z',
  };
}

/** A scheme on a criterion whose value is 300.30 whatever its records say. */
function criterionBreakdown(contributions: readonly string[]): PortalBreakdown {
  const onCriterion: SchemeDocument = {
    ...document,
    nodes: [
      { id: 'sales', kind: 'criterion', params: { criterion: 'revenue' } },
      { id: 'pay', kind: 'payout', params: { code: 'premium', category: 'premium', title: { en: 'Premium' } } },
    ],
    links: [{ from: 'sales', to: 'pay.amount' }],
  };
  const { plan } = compileScheme(onCriterion);
  const prepared = prepareRequest({
    period: '2026-10',
    currency: 'RUB',
    employees: [{ id: 'e1', criteria: { revenue: { actual: '300.30' } } }],
  });
  if (plan === null || !prepared.ok) throw new Error('the scheme of this test is wrong');
  const result = evaluatePlan(plan, prepared.request, { trace: true }).employees[0];
  if (result === undefined) throw new Error('no result');
  const counted = contributions.map((contribution, index) => ({ source: 'crm', id: `d${index}`, contribution }));
  return {
    ...breakdownOf([]),
    document: onCriterion,
    result,
    facts: [deal(0, '100.10', 'paid'), deal(1, '200.20', 'paid'), deal(2, '5', 'signed')],
    criteria: [{ criterion: 'revenue', adds: true, counted, excluded: [{ source: 'crm', id: 'd2', field: 'stage' }] }],
  };
}

const explain = (facts: readonly FactDetail[]) =>
  explainLine({ breakdown: breakdownOf(facts), language: 'en', titles: new Map([['stage', { en: 'Stage' }]]) });

describe('explainLine', () => {
  it('shows the records of this line only', () => {
    const { sections } = explain([deal(1, '700', 'paid')]);
    expect(sections.map((section) => section.key)).toEqual(['deals']);
  });

  it('names every excluded record with the condition that decided', () => {
    const { sections } = explain([deal(1, '700', 'paid'), deal(2, '900', 'signed')]);
    expect(sections[0]?.rows.map((row) => row.id)).toEqual(['d1']);
    expect(sections[0]?.excluded).toMatchObject([{ id: 'd2', reason: 'condition-not-met', field: 'stage' }]);
    expect(sections[0]?.excluded[0]?.fact?.title).toBe('Deal 2');
  });

  it('shows what was worked out for a record', () => {
    const { sections } = explain([deal(1, '700', 'paid')]);
    expect(sections[0]?.rows[0]?.inner).toMatchObject([{ title: { en: 'A seventh' }, value: '₽100' }]);
  });

  it('leads from a criterion to the deals it was counted from', () => {
    const breakdown = criterionBreakdown(['100.10', '200.20']);
    const titles = new Map([['revenue', { en: 'Revenue' }]]);
    const [section] = explainLine({ breakdown, language: 'en', titles }).sections;
    expect(section).toMatchObject({ title: { en: 'Revenue' }, total: '₽300.30', addsUp: true });
    expect(section?.rows.map((row) => [row.fact?.title, row.contribution, row.running])).toEqual([
      ['Deal 0', '₽100.10', '₽100.10'],
      ['Deal 1', '₽200.20', '₽300.30'],
    ]);
    expect(section?.excluded).toMatchObject([{ id: 'd2', field: 'stage' }]);
  });

  it('says so when the records do not make the number', () => {
    const breakdown = criterionBreakdown(['100.10', '200.21']);
    const [section] = explainLine({ breakdown, language: 'en', titles: new Map() }).sections;
    expect(section?.addsUp).toBe(false);
  });

  it('says the amount first', () => {
    const { explanation } = explain([deal(1, '700', 'paid')]);
    expect(explanation?.sentences[0]?.text).toContain('₽100');
    expect(explanation?.steps[0]).toMatchObject({ title: 'Every paid deal', result: '₽100' });
  });

  it('has a running sum that ends at the total, whatever the records', () => {
    const amount = fc.integer({ min: -1_000_000, max: 100_000_000 }).map((kopecks) => (kopecks / 100).toFixed(2));
    const stage = fc.constantFrom('paid', 'signed');
    fc.assert(
      fc.property(fc.array(fc.tuple(amount, stage), { maxLength: 30 }), (rows) => {
        const facts = rows.map(([text, where], index) => deal(index, text, where));
        const [section] = explain(facts).sections;
        expect(section?.addsUp).toBe(true);
        expect((section?.rows.length ?? 0) + (section?.excluded.length ?? 0)).toBe(facts.length);
        if (rows.length > 0 && section?.rows.length) expect(section.rows.at(-1)?.running).toBe(section.total);
      }),
      { numRuns: 40 },
    );
  });
});

describe('a scheme used as a node', () => {
  const version = schemeHash(document);
  const outer: SchemeDocument = {
    format: 'premia.scheme/1',
    key: 'outer',
    title: { en: 'Outer' },
    period: 'month',
    currency: 'RUB',
    components: { [version]: document },
    nodes: [
      {
        id: 'used',
        kind: 'component',
        title: { en: 'Deals scheme' },
        params: { scheme: 'per-deal', version, outputs: [{ key: 'premium', type: 'money' }] },
      },
      { id: 'payAll', kind: 'payout', params: { code: 'all', category: 'premium', title: { en: 'All' } } },
    ],
    links: [{ from: 'used.premium', to: 'payAll.amount' }],
  };
  const facts = [deal(1, '700', 'paid'), deal(2, '1400', 'paid'), deal(3, '7', 'lost')];
  const { plan } = compileScheme(outer);
  if (plan === null) throw new Error('the outer scheme does not compile');
  const inputs = facts.map(({ source, id, type, occurredOn, amount, attributes }) => ({
    source,
    id,
    type,
    on: occurredOn,
    ...(amount === null ? {} : { amount }),
    attributes,
  }));
  const request = { period: '2026-10', currency: 'RUB', employees: [{ id: 'e1', facts: inputs }] };
  const [result] = evaluatePlan(plan, request, { trace: true }).employees;
  if (result === undefined) throw new Error('no result');
  const inner = breakdownOf(facts);
  const breakdown: PortalBreakdown = { ...inner, document: outer, result, line: { ...inner.line, code: 'all' } };
  const explained = explainLine({ breakdown, language: 'en', titles: new Map() });

  it('opens to its own sentences and steps, the same as by itself', () => {
    const step = explained.explanation?.steps.find(({ nodeId }) => nodeId === 'used');
    const alone = explainLine({ breakdown: inner, language: 'en', titles: new Map() }).explanation;
    expect(step?.inside?.steps.map(({ rule, result: shown }) => [rule.text, shown])).toEqual(
      alone?.steps.map(({ rule, result: shown }) => [rule.text, shown]),
    );
    expect(step?.inside?.sentences.map(({ text }) => text)).toEqual(alone?.sentences.map(({ text }) => text));
    expect(step?.inside?.steps.every(({ nodeId }) => nodeId.startsWith('used/'))).toBe(true);
  });

  it('shows the records it looked at, with a running sum that ends at its total', () => {
    const [section] = explained.sections;
    expect(section?.key).toBe('used/deals');
    expect(section?.addsUp).toBe(true);
    expect(section?.rows.map(({ id }) => id)).toEqual(['d1', 'd2']);
    expect(section?.excluded.map(({ id }) => id)).toEqual(['d3']);
  });
});

describe('what would pay more', () => {
  const reward: SchemeDocument = {
    format: 'premia.scheme/1',
    key: 'reward',
    title: { en: 'Reward' },
    period: 'month',
    currency: 'RUB',
    nodes: [
      { id: 'quality', kind: 'criterion', params: { criterion: 'quality', type: 'percent' } },
      { id: 'good', kind: 'compare', params: { is: 'greaterOrEqual', right: '0.9' } },
      { id: 'calls', kind: 'facts', params: { type: 'call', aggregate: 'count' } },
      { id: 'enough', kind: 'compare', params: { is: 'greaterOrEqual', right: '2' } },
      { id: 'both', kind: 'and' },
      { id: 'reward', kind: 'constant', params: { type: 'money', value: '1000' } },
      { id: 'gate', kind: 'gate' },
      { id: 'deals', kind: 'facts', params: { type: 'deal', where: [{ field: 'stage', value: 'paid' }] } },
      { id: 'share', kind: 'multiply', params: { values: ['0.1'] } },
      { id: 'payReward', kind: 'payout', params: { code: 'reward' } },
      { id: 'payShare', kind: 'payout', params: { code: 'premium' } },
    ],
    links: [
      { from: 'quality', to: 'good.left' },
      { from: 'calls', to: 'enough.left' },
      { from: 'good', to: 'both.values' },
      { from: 'enough', to: 'both.values' },
      { from: 'both', to: 'gate.condition' },
      { from: 'reward', to: 'gate.value' },
      { from: 'gate', to: 'payReward.amount' },
      { from: 'deals', to: 'share.values' },
      { from: 'share', to: 'payShare.amount' },
    ],
  };
  const titles = new Map([
    ['quality', { ru: 'Качество', en: 'Quality' }],
    ['call', { ru: 'Звонок', en: 'Call' }],
    ['deal', { ru: 'Сделка', en: 'Deal' }],
    ['stage', { ru: 'Этап', en: 'Stage' }],
  ]);

  it.each([
    [
      'ru',
      'Первая же запись вида «Сделка» прибавит (Этап – paid): уже с 0,05 ₽ – +0,01 ₽.',
      'Чтобы условие решилось в вашу пользу, нужно всё вместе – ещё 40 % по показателю «Качество» и 2 записи вида «Звонок»: +1 000,00 ₽.',
    ],
    [
      'en',
      'The very first record of type "Deal" pays (Stage: paid): ₽0.05 of it already brings +₽0.01.',
      'For the condition to turn in your favour it takes all of this together – 40% more of "Quality" and 2 records of type "Call": +₽1,000.00.',
    ],
  ] as const)('is said of first records and of changes that help only together: %s', (language, ...sentences) => {
    const { plan } = compileScheme(reward);
    const employees = [{ id: 'e1', criteria: { quality: { actual: '0.5' } } }];
    const prepared = prepareRequest({ period: '2026-10', currency: 'RUB', employees });
    if (plan === null || !prepared.ok) throw new Error('the scheme of this test is wrong');
    const found = payMore({ plan, request: prepared.request, employeeId: 'e1' });
    const breakdown = { ...breakdownOf([]), document: reward, payMore: found };
    const told = explainLine({ breakdown, language, titles }).payMore;
    expect(told.map((sentence) => sentence.replaceAll('\u00a0', ' '))).toEqual(sentences);
  });
});
