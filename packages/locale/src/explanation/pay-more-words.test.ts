import { expect, test } from 'vitest';
import { catalogueFaults } from '../messages/check-messages.ts';
import { payMoreMessages } from './pay-more.messages.ts';
import { type ChangeOfInput, type PayMoreChange, payMoreSentence, tellingChanges } from './pay-more-words.ts';

const RUB = { base: 'money', currency: 'RUB' } as const;
const COUNT = { base: 'count', currency: null } as const;
const PERCENT = { base: 'percent', currency: null } as const;

function changing(change: Partial<ChangeOfInput>, more: Partial<PayMoreChange> = {}): PayMoreChange {
  const input = { kind: 'criterion', criterion: 'sales' } as const;
  return {
    kind: 'threshold',
    changes: [{ input, type: RUB, from: '420000', change: '180000', ...change }],
    gain: '9000.00',
    crossing: { kind: 'band' },
    ...more,
  };
}

const SALES = changing({});
const ANY = { kind: 'any', crossing: null } as const;
const deal = (kind: 'next-fact' | 'next-facts', isFirst = false) =>
  ({ kind, factType: 'deal', isFirst, fields: [] }) as const;
const ONE_MORE = { type: COUNT, from: '0', change: '1' } as const;
const PAID = [
  { field: 'status', value: 'paid', type: { base: 'text', currency: null } },
  { field: 'margin', value: '1', type: PERCENT },
] as const;
const NAMES: Readonly<Record<string, { readonly ru: string; readonly en: string }>> = {
  sales: { ru: 'Продажи', en: 'Sales' },
  deal: { ru: 'Сделка', en: 'Deal' },
  status: { ru: 'Статус', en: 'Status' },
};
const nameOf = (key: string) => NAMES[key] ?? null;
const said = (change: PayMoreChange, language: 'ru' | 'en'): string =>
  payMoreSentence(change, { currency: 'RUB', language, nameOf }).replaceAll('\u00a0', ' ');

test.each<[string, PayMoreChange, string, string]>([
  [
    'a band',
    SALES,
    'До следующей ступени – ещё 180 000 ₽ по показателю «Продажи»: +9 000,00 ₽.',
    'To the next tier – ₽180,000 more of "Sales": +₽9,000.00.',
  ],
  [
    'a condition that asks for less',
    changing({ type: COUNT, change: '-4' }, { crossing: { kind: 'condition' } }),
    'Чтобы условие решилось в вашу пользу – на 4 меньше по показателю «Продажи»: +9 000,00 ₽.',
    'For the condition to turn in your favour – 4 less of "Sales": +₽9,000.00.',
  ],
  [
    'the next deal',
    changing({ input: deal('next-fact'), from: '0' }),
    'До следующей ступени – ещё одна запись вида «Сделка» на 180 000 ₽: +9 000,00 ₽.',
    'To the next tier – one more record of type "Deal" of ₽180,000: +₽9,000.00.',
  ],
  [
    'one more record',
    changing({ input: deal('next-facts'), ...ONE_MORE }, ANY),
    'Ещё одна запись вида «Сделка»: +9 000,00 ₽.',
    'One more record of type "Deal": +₽9,000.00.',
  ],
  [
    'several more of them',
    changing({ input: deal('next-facts'), ...ONE_MORE, change: '3' }, ANY),
    'Ещё 3 записи вида «Сделка»: +9 000,00 ₽.',
    '3 more records of type "Deal": +₽9,000.00.',
  ],
  [
    'several more, to a condition',
    changing({ input: deal('next-facts'), ...ONE_MORE, change: '5' }, { crossing: { kind: 'condition' } }),
    'Чтобы условие решилось в вашу пользу – ещё 5 записей вида «Сделка»: +9 000,00 ₽.',
    'For the condition to turn in your favour – 5 records more of type "Deal": +₽9,000.00.',
  ],
  [
    'the first record',
    changing({ input: deal('next-facts', true), ...ONE_MORE }, ANY),
    'Первая запись вида «Сделка»: +9 000,00 ₽.',
    'The first record of type "Deal": +₽9,000.00.',
  ],
  [
    'the first records',
    changing({ input: deal('next-facts', true), ...ONE_MORE, change: '2' }, ANY),
    'Первые 2 записи вида «Сделка»: +9 000,00 ₽.',
    'The first 2 records of type "Deal": +₽9,000.00.',
  ],
  [
    'the first records, to a condition',
    changing({ input: deal('next-facts', true), ...ONE_MORE, change: '2' }, { crossing: { kind: 'condition' } }),
    'Чтобы условие решилось в вашу пользу – 2 записи вида «Сделка»: +9 000,00 ₽.',
    'For the condition to turn in your favour – 2 records of type "Deal": +₽9,000.00.',
  ],
  [
    'the first record, of an amount',
    changing({ input: deal('next-fact', true), from: '0', change: '0.05' }, { ...ANY, gain: '0.01' }),
    'Первая же запись вида «Сделка» прибавит: уже с 0,05 ₽ – +0,01 ₽.',
    'The very first record of type "Deal" pays: ₽0.05 of it already brings +₽0.01.',
  ],
  [
    'a record that there is none like, with what is assumed of it',
    changing({ input: { ...deal('next-fact'), fields: PAID }, from: '0' }),
    'До следующей ступени – ещё одна запись вида «Сделка» на 180 000 ₽ (Статус – paid, margin – 100 %): +9 000,00 ₽.',
    'To the next tier – one more record of type "Deal" of ₽180,000 (Status: paid, margin: 100%): +₽9,000.00.',
  ],
  [
    'records of the last amount',
    changing(
      {
        input: { ...deal('next-facts'), fields: [{ field: 'amount', value: '100', type: RUB }] },
        ...ONE_MORE,
        change: '2',
      },
      ANY,
    ),
    'Ещё 2 записи вида «Сделка» (сумма – 100 ₽): +9 000,00 ₽.',
    '2 more records of type "Deal" (amount: ₽100): +₽9,000.00.',
  ],
  [
    'two changes together',
    {
      ...SALES,
      kind: 'together',
      changes: [...SALES.changes, { input: deal('next-facts'), ...ONE_MORE }],
      crossing: { kind: 'condition' },
    },
    'Чтобы условие решилось в вашу пользу, нужно всё вместе – ещё 180 000 ₽ по показателю «Продажи» и ещё одна запись вида «Сделка»: +9 000,00 ₽.',
    'For the condition to turn in your favour it takes all of this together – ₽180,000 more of "Sales" and one more record of type "Deal": +₽9,000.00.',
  ],
])('%s', (_name, change, russian, english) => {
  expect(said(change, 'ru')).toBe(russian);
  expect(said(change, 'en')).toBe(english);
});

test('a threshold is told instead of the kopecks before it, and those not at all', () => {
  const kopecks = changing({ change: '0.1' }, { ...ANY, gain: '0.01' });
  expect(tellingChanges([kopecks, SALES])).toEqual([SALES]);
  expect(tellingChanges([kopecks])).toEqual([]);
  const far = changing({ change: '50000' }, { ...ANY, gain: '0.01' });
  expect(tellingChanges([far])).toEqual([far]);
});

test('of records the first is told, a number of them, and one that brings more than it is worth', () => {
  const next = changing({ input: deal('next-fact'), from: '0', change: '0.05' }, { ...ANY, gain: '0.01' });
  expect(tellingChanges([next])).toEqual([]);
  const told = [
    changing({ input: deal('next-fact', true), from: '0', change: '0.05' }, { ...ANY, gain: '0.01' }),
    changing({ input: { ...deal('next-facts'), factType: 'visit' }, ...ONE_MORE }, ANY),
    changing({ input: { ...deal('next-fact'), factType: 'call' }, from: '0', change: '0.01' }, { ...ANY, gain: '150' }),
    { ...SALES, kind: 'together' as const, changes: [...SALES.changes, ...SALES.changes] },
  ];
  expect(tellingChanges(told)).toEqual(told);
});

test('the texts are sound', () => {
  expect(catalogueFaults(payMoreMessages)).toEqual([]);
});
