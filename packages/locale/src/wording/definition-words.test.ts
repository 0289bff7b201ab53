import { describe, expect, it } from 'vitest';
import { catalogueFaults } from '../messages/check-messages.ts';
import { changeMessages } from './change.messages.ts';
import { changeWords } from './change-words.ts';
import { definitionMessages } from './definition.messages.ts';
import { definitionSentence, type WordedDefinition } from './definition-words.ts';

const wording = (language: 'ru' | 'en') => ({
  language,
  factTitle: (type: string) => (type === 'deal.won' ? { ru: 'Сделка выиграна', en: 'Deal won' }[language] : type),
  fieldTitle: (field: string) => field,
  criterionTitle: (key: string) => key,
});

const PUMPS: WordedDefinition = {
  kind: 'facts',
  factType: 'deal.won',
  where: [
    { field: 'product', comparison: 'equal', values: ['pump-station'] },
    { field: 'amount', comparison: 'greaterOrEqual', values: ['100000'] },
  ],
  aggregate: 'sum',
  of: 'amount',
  scope: 'subtree',
};

describe('a definition in words', () => {
  it.each<readonly [WordedDefinition, string, string]>([
    [
      PUMPS,
      'Sum of amount over "Deal won", where product = pump-station and amount ≥ 100000; of everyone below',
      'Сумма по записям «Сделка выиграна», где product = pump-station и сумма ≥ 100000; всех, кто ниже по структуре',
    ],
    [
      {
        ...PUMPS,
        aggregate: 'count',
        scope: 'own',
        where: [{ field: 'product', comparison: 'notIn', values: ['a', 'b'] }],
      },
      'Number of "Deal won", where product none of a, b',
      'Количество записей «Сделка выиграна», где product не из списка a, b',
    ],
    [{ kind: 'ratio', numerator: 'reached', denominator: 'calls' }, '"reached" ÷ "calls"', '«reached» ÷ «calls»'],
    [
      { kind: 'entered', by: 'import' },
      'Imported from a file for each person',
      'Загружается файлом по каждому сотруднику',
    ],
  ])('%#', (definition, en, ru) => {
    expect(definitionSentence(definition, wording('en'))).toBe(en);
    expect(definitionSentence(definition, wording('ru'))).toBe(ru);
  });
});

describe('a refusal', () => {
  it('names the later change it stands under, where there is one', () => {
    const refused = { code: 'change/stands-under-later', details: { rows: '1', title: 'Plans of November' } };
    expect(changeWords(refused, 'en')).toContain('again after this: Plans of November.');
    expect(changeWords({ ...refused, details: { rows: '1', title: '' } }, 'en')).toContain('again after this.');
  });

  it('of somebody else has no words here', () => {
    expect(changeWords({ code: 'run/nobody-to-pay', details: {} }, 'ru')).toBeNull();
  });
});

it('has every text in both languages', () => {
  expect(catalogueFaults({ ...changeMessages, ...definitionMessages })).toEqual([]);
});
