import { createTranslator } from '@premia/locale';
import type { SchemeDocument, SchemeNode } from '@premia/scheme';
import { expect, test } from 'vitest';
import { changedWords } from './changed-words.ts';

const [en, ru] = [createTranslator('en'), createTranslator('ru')];
const plainly = () => 'changed a setting';

const tiers = (rate: string, mode = 'marginal'): SchemeNode => ({
  id: 'bands',
  kind: 'tiers',
  title: { en: 'Commission', ru: 'Комиссия' },
  params: {
    mode,
    bands: [
      { from: '0', rate: '0.05' },
      { from: '600000', rate },
    ],
  },
});

function scheme(bands: SchemeNode): SchemeDocument {
  return {
    format: 'premia.scheme/1',
    key: 'commission',
    title: { en: 'Commission' },
    period: 'month',
    currency: 'RUB',
    nodes: [
      { id: 'sales', kind: 'criterion', params: { criterion: 'revenue' } },
      bands,
      // Nothing of this is looked at: it does not lead to the tiers.
      { id: 'broken', kind: 'formula', params: { text: '1 +', language: 'en', inputs: [] } },
    ],
    links: [{ from: 'sales', to: 'bands.value' }],
    cases: [],
  };
}

test('a step says what was and what is, in the unit of what leads to the block', () => {
  const words = changedWords(
    () => ({ nodeId: 'bands', before: scheme(tiers('0.07')), after: scheme(tiers('0.09')) }),
    plainly,
  );
  expect(words(en)).toBe('“Commission”: rate above ₽600,000 raised from 7% to 9%');
  expect(words(ru).replaceAll(/\s/g, ' ')).toBe('«Комиссия»: ставка свыше 600 000 ₽ повышена с 7 % до 9 %');
});

test('of several changes the first is told and the rest are counted', () => {
  const after = scheme(tiers('0.09', 'whole'));
  const words = changedWords(() => ({ nodeId: 'bands', before: scheme(tiers('0.07')), after }), plainly);
  expect(words(en)).toMatch(/ and 1 more$/);
  expect(words(ru)).toMatch(/ и ещё 1$/);
});

test('what was written differently only has the name of the action', () => {
  const words = changedWords(
    () => ({ nodeId: 'bands', before: scheme(tiers('0.07')), after: scheme(tiers('0.07')) }),
    plainly,
  );
  expect(words(en)).toBe('changed a setting');
});
