import { expect, test } from 'vitest';
import { catalogueFaults } from '../messages/check-messages.ts';
import { payMoreMessages } from './pay-more.messages.ts';
import { type PayMoreChange, payMoreSentence, tellingChanges } from './pay-more-words.ts';

const SALES: PayMoreChange = {
  input: { kind: 'criterion', criterion: 'sales' },
  kind: 'threshold',
  type: { base: 'money', currency: 'RUB' },
  from: '420000',
  change: '180000',
  gain: '9000.00',
  crossing: { kind: 'band' },
};
const nameOf = (key: string) => (key === 'sales' ? { ru: 'Продажи', en: 'Sales' } : { ru: 'Сделка', en: 'Deal' });
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
    { ...SALES, type: { base: 'count', currency: null }, change: '-4', crossing: { kind: 'condition' } },
    'Чтобы условие решилось в вашу пользу – на 4 меньше по показателю «Продажи»: +9 000,00 ₽.',
    'For the condition to turn in your favour – 4 less of "Sales": +₽9,000.00.',
  ],
  [
    'the next deal',
    { ...SALES, input: { kind: 'next-fact', factType: 'deal' } },
    'До следующей ступени – ещё одна запись вида «Сделка» на 180 000 ₽: +9 000,00 ₽.',
    'To the next tier – one more record of type "Deal" of ₽180,000: +₽9,000.00.',
  ],
  [
    'a fact without an amount',
    { ...SALES, input: { kind: 'next-fact', factType: 'deal' }, kind: 'any', change: null, crossing: null },
    'Ещё одна запись вида «Сделка»: +9 000,00 ₽.',
    'One more record of type "Deal": +₽9,000.00.',
  ],
])('%s', (_name, change, russian, english) => {
  expect(said(change, 'ru')).toBe(russian);
  expect(said(change, 'en')).toBe(english);
});

test('a threshold is told instead of the kopecks before it, and those not at all', () => {
  const kopecks: PayMoreChange = { ...SALES, kind: 'any', change: '0.1', gain: '0.01', crossing: null };
  expect(tellingChanges([kopecks, SALES])).toEqual([SALES]);
  expect(tellingChanges([kopecks])).toEqual([]);
  const far: PayMoreChange = { ...kopecks, change: '50000' };
  expect(tellingChanges([far])).toEqual([far]);
});

test('the texts are sound', () => {
  expect(catalogueFaults(payMoreMessages)).toEqual([]);
});
