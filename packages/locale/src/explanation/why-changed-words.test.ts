import { expect, test } from 'vitest';
import { catalogueFaults } from '../messages/check-messages.ts';
import { whyChangedMessages } from './why-changed.messages.ts';
import { type ChangedAmount, whyChangedSentence } from './why-changed-words.ts';

const CHANGED: ChangedAmount = {
  before: '172400.00',
  after: '181260.00',
  currency: 'RUB',
  parts: [
    { amount: '12600.00', causes: [{ kind: 'facts', factType: 'deal', added: 4, removed: 0, changed: 0 }] },
    {
      amount: '-3740.00',
      causes: [{ kind: 'criterion', criterion: 'quality', measure: 'actual', from: '0.97', to: '0.95' }],
    },
  ],
};
const nameOf = (key: string) => (key === 'deal' ? { ru: 'Сделка', en: 'Deal' } : { ru: 'Качество', en: 'Quality' });
const said = (changed: ChangedAmount, language: 'ru' | 'en'): string =>
  whyChangedSentence(changed, { language, nameOf }).replaceAll('\u00a0', ' ');

test('what it was, every part with its reason, what it is', () => {
  expect(said(CHANGED, 'ru')).toBe(
    'Было 172 400 ₽. +12 600 ₽ — 4 новые записи вида «Сделка»; −3 740 ₽ — «Качество» 0,97 → 0,95. Стало 181 260 ₽.',
  );
  expect(said(CHANGED, 'en')).toBe(
    'It was ₽172,400. +₽12,600 — 4 new records of type "Deal"; −₽3,740 — "Quality" 0.97 → 0.95. Now it is ₽181,260.',
  );
});

test('nothing changed', () => {
  expect(said({ ...CHANGED, parts: [] }, 'ru')).toBe('Сумма не изменилась: 181 260 ₽.');
});

test('the texts are sound', () => {
  expect(catalogueFaults(whyChangedMessages)).toEqual([]);
});
