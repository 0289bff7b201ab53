import { rational } from '@premia/decimal';
import { describe, expect, test } from 'vitest';
import type { Language } from '../language.ts';
import { formatDate, formatDateTime, formatPeriod } from './date.ts';
import {
  formatMoney,
  formatNumber,
  formatPercent,
  type MoneyStyle,
  minorUnitDigits,
  type NumberStyle,
} from './number.ts';
import { formatValue } from './value.ts';

const NO_BREAK_SPACE = '\u00a0';
const spaced = (text: string): string => text.replaceAll(NO_BREAK_SPACE, '·');

describe('numbers', () => {
  test.each<[string, Language, NumberStyle, string]>([
    ['1234567.5', 'ru', {}, '1·234·567,5'],
    ['1234567.5', 'en', {}, '1,234,567.5'],
    ['12345678901234567.89', 'ru', {}, '12·345·678·901·234·567,89'],
    ['-0.5', 'ru', {}, '-0,5'],
    ['1/3', 'en', {}, '0.333333'],
    ['2/3', 'en', { digits: 2 }, '0.67'],
    ['5240000', 'ru', { compact: true }, '5,24·млн'],
    ['9540', 'ru', { compact: true }, '9·540'],
    ['12', 'en', { signed: true }, '+12'],
    ['0', 'en', { signed: true }, '0'],
  ])('%s in %s %o', (...row) => {
    const [value, language, style, expected] = row;
    expect(spaced(formatNumber(value, language, style))).toBe(expected);
  });

  test.each<[string, Language, NumberStyle, string]>([
    ['0.05', 'ru', {}, '5·%'],
    ['0.05', 'en', {}, '5%'],
    ['1.31', 'ru', {}, '131·%'],
    ['0.12345', 'ru', {}, '12,35·%'],
    ['1/3', 'en', { digits: 4 }, '33.3333%'],
  ])('%s as a percentage in %s', (...row) => {
    const [value, language, style, expected] = row;
    expect(spaced(formatPercent(value, language, style))).toBe(expected);
  });

  test.each<[string, Language, MoneyStyle, string]>([
    ['5240000', 'ru', { currency: 'RUB' }, '5·240·000·₽'],
    ['5240000', 'en', { currency: 'RUB' }, '₽5,240,000'],
    ['181260', 'ru', { currency: 'RUB', minorUnits: 'always' }, '181·260,00·₽'],
    ['181260.5', 'ru', { currency: 'RUB' }, '181·260,50·₽'],
    ['12345678901234567.89', 'en', { currency: 'USD' }, '$12,345,678,901,234,567.89'],
    ['5240000', 'ru', { currency: 'RUB', compact: true }, '5,24·млн·₽'],
    ['190800', 'ru', { currency: 'RUB', compact: true }, '190,8·тыс.·₽'],
    ['5240000', 'en', { currency: 'USD', compact: true }, '$5.24M'],
    ['1000', 'en', { currency: 'JPY', minorUnits: 'always' }, '¥1,000'],
    ['1/3', 'en', { currency: 'USD' }, '$0.33'],
    ['0.005', 'en', { currency: 'USD' }, '$0.01'],
    ['-10', 'ru', { currency: 'RUB', signed: true }, '-10·₽'],
    ['0', 'ru', { currency: 'RUB' }, '0·₽'],
  ])('%s money in %s %o', (...row) => {
    const [value, language, style, expected] = row;
    expect(spaced(formatMoney(value, language, style))).toBe(expected);
  });

  test('know the minor unit', () => {
    expect([minorUnitDigits('RUB'), minorUnitDigits('JPY'), minorUnitDigits('KWD')]).toEqual([2, 0, 3]);
  });

  test('what is not an exact number throws', () => {
    expect(() => formatNumber('1,5', 'ru')).toThrow(RangeError);
  });
});

describe('dates and periods', () => {
  test.each<[string, string]>([
    [formatDate('2026-10-03', 'ru'), '03.10.2026'],
    [formatDate('2026-10-03', 'en'), 'Oct 3, 2026'],
    [formatDate('2026-10-03', 'ru', 'long'), '3 октября 2026 г.'],
    [formatDate('2026-10-03', 'en', 'day-month'), 'October 3'],
    [formatPeriod('2026-10', 'ru'), 'октябрь 2026 г.'],
    [formatPeriod('2026-10', 'en'), 'October 2026'],
    [formatPeriod('2026-Q3', 'ru'), 'III квартал 2026 г.'],
    [formatPeriod('2026-Q3', 'en'), 'Q3 2026'],
    [formatPeriod('2026', 'ru'), '2026 год'],
    [formatPeriod('2026', 'en'), '2026'],
    [formatDateTime('2026-10-03T11:05:00Z', 'ru', 'Europe/Moscow'), '03.10.2026, 14:05'],
  ])('%s', (shown, expected) => {
    expect(shown.replace(/[\u00a0\u202f]/g, ' ')).toBe(expected);
  });

  test.each(['2026-13-01', '03.10.2026', '2026-10'])('%s is not a date', (text) => {
    expect(() => formatDate(text, 'ru')).toThrow(RangeError);
  });

  test.each(['2026-13', '2026-Q5', '26'])('%s is not a period', (text) => {
    expect(() => formatPeriod(text, 'ru')).toThrow(RangeError);
  });
});

test('a value is written the way its type is', () => {
  const number = { kind: 'number', number: rational(131n, 100n) } as const;
  expect(formatValue({ value: number, type: { base: 'percent', currency: null } }, 'en')).toBe('131%');
  expect(formatValue({ value: number, type: { base: 'money', currency: 'USD' } }, 'en')).toBe('$1.31');
  expect(formatValue({ value: number, type: { base: 'count', currency: null } }, 'en')).toBe('1.31');
  expect(
    formatValue({ value: { kind: 'boolean', boolean: true }, type: { base: 'boolean', currency: null } }, 'ru'),
  ).toBe('да');
  expect(formatValue({ value: { kind: 'text', text: 'A' }, type: { base: 'text', currency: null } }, 'ru')).toBe('A');
  expect(
    formatValue({ value: { kind: 'date', date: '2026-10-03' }, type: { base: 'date', currency: null } }, 'ru'),
  ).toBe('03.10.2026');
});
