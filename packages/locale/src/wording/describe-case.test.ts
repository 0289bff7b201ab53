import { expect, test } from 'vitest';
import { describeSuggestion, describeWay } from './describe-case.ts';

test('a suggested case says its block, its side and its boundary in the unit of the boundary', () => {
  const told = (side: 'below' | 'at' | 'above', mark: string, language: 'ru' | 'en') =>
    describeSuggestion({ side, mark }, { name: 'Комиссия', language }).replaceAll('\u00a0', ' ');
  expect(told('below', 'money RUB:300000', 'ru')).toBe('Комиссия: чуть ниже 300 000 ₽');
  expect(told('at', 'percent:1.2', 'en')).toBe('Комиссия: exactly 120%');
  expect(told('above', 'count:5', 'ru')).toBe('Комиссия: чуть выше 5');
});

test('a way through a block is called as its settings call it', () => {
  expect(describeWay('bands.2', 'ru')).toBe('ступень 3');
  expect(describeWay('axes.1.values.0', 'en')).toBe('axis 2, row 1');
  expect(describeWay('max', 'en')).toBe('the cap');
  expect(describeWay('otherwise', 'ru')).toBe('иначе');
});
