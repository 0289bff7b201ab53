import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DecimalSeparator, parseTypedDecimal, type TypedDecimalResult } from './typed-decimal.ts';

/** One line of words, so that a table of cases can be read. */
function said(result: TypedDecimalResult): string {
  switch (result.kind) {
    case 'number':
      return result.unit === null ? result.value : `${result.value} ${result.unit}`;
    case 'ambiguous':
      return result.readings.map((reading) => reading.value).join(' or ');
    case 'invalid':
      return result.problem;
  }
}

const CASES: readonly (readonly [text: string, separator: DecimalSeparator, expected: string])[] = [
  ['1234.56', '.', '1234.56'],
  ['1234.56', ',', '1234.56'],
  ['1234,56', ',', '1234.56'],
  ['1234,56', '.', '1234.56'],
  ['12,5', '.', '12.5'],
  ['1 234,56', ',', '1234.56'],
  ['1\u00a0234\u202f567', ',', '1234567'],
  ['1,234.56', '.', '1234.56'],
  ['1,234.56', ',', '1234.56'],
  ['1.234,56', '.', '1234.56'],
  ['1,234', '.', '1.234 or 1234'],
  ['1,234', ',', '1.234 or 1234'],
  ['1.234', ',', '1.234 or 1234'],
  ['0,125', ',', '0.125'],
  ['1 234,567', ',', '1234.567'],
  ['1234,567', ',', '1234.567'],
  ['1,234,567', ',', '1234567'],
  ['1.234.567', '.', '1234567'],
  ['1,23,456', '.', 'not-a-number'],
  ['1,2345,678', '.', 'not-a-number'],
  ['1,234,5678', '.', 'not-a-number'],
  ['12 34', '.', 'not-a-number'],
  ['1,2,3', '.', 'not-a-number'],
  ['5 %', ',', '5 percent'],
  ['-5,25%', ',', '-5.25 percent'],
  ['\u2212300 ₽', ',', '-300 RUB'],
  ['\u20133,5', ',', '-3.5'],
  ["1'234'567.5", '.', '1234567.5'],
  ['190,8 тыс.', ',', '190800'],
  ['5,24 млн ₽', ',', '5240000 RUB'],
  ['12 тыс. руб.', ',', '12000 RUB'],
  ['$1.5m', '.', '1500000 USD'],
  ['2k', '.', '2000'],
  ['.5', '.', '0.5'],
  ['5.', '.', '5'],
  ['', '.', 'empty'],
  ['  ', '.', 'empty'],
  ['abc', '.', 'not-a-number'],
  ['1e3', '.', 'not-a-number'],
  ['%', '.', 'not-a-number'],
  ['12345678901234567890123456789012345678901', '.', 'too-many-digits'],
];

describe('parseTypedDecimal', () => {
  it.each(CASES)('%j with the decimal sign %j is %s', (text, separator, expected) => {
    expect(said(parseTypedDecimal(text, separator))).toBe(expected);
  });

  it.each([
    '1,2,3.4',
    '1.2.3,4',
    '12,34.5',
    '1,234.',
    '1,234.5x',
    '1,234.x5',
    '1,234.5 6',
    'x1,234.5',
    '1x,234.5',
    '1.2,3x4',
    'x',
    '1x',
    ',',
    '. ,',
    '1 2',
    "1'23",
    "'123",
    '1 2.5',
    '12 34,5',
    '1,x',
    'x1,5',
    '1,5x',
    '1.5.6',
    '1-5',
    '- 1-',
    '+-1',
    '1.23,',
    '٣',
    '1/2',
  ])('%j is no number', (text) => {
    expect(parseTypedDecimal(text, ',')).toEqual({ kind: 'invalid', problem: 'not-a-number' });
  });

  it.each([
    ['  1,5  ', '1.5', null],
    ['- 5', '-5', null],
    ['5 тыс. руб.', '5000', 'RUB'],
    ['-2,5 млн ₽', '-2500000', 'RUB'],
    ['$ 5 %', null, null],
    [',5', '0.5', null],
    ['5,', '5', null],
    ['1 234 567,5 €', '1234567.5', 'EUR'],
  ])('%j under a decimal comma is %s %s', (text, value, unit) => {
    const read = parseTypedDecimal(text, ',');
    expect(read).toEqual(
      value === null ? { kind: 'invalid', problem: 'not-a-number' } : { kind: 'number', value, unit },
    );
  });

  it('asks for confirmation where both marks contradict the language', () => {
    expect(parseTypedDecimal('1,234.56', ',').kind).toBe('ambiguous');
    expect(parseTypedDecimal('1.234,56', '.').kind).toBe('ambiguous');
    expect(parseTypedDecimal('1,234.56', '.').kind).toBe('number');
  });

  it('reads back what Intl writes, in both languages, or asks', () => {
    const kopecks = fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n });
    fc.assert(
      fc.property(kopecks, fc.constantFrom('ru', 'en'), (amount, language) => {
        const digits = (amount < 0n ? -amount : amount).toString().padStart(3, '0');
        const text = `${amount < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
        const written = new Intl.NumberFormat(language, { minimumFractionDigits: 2 }).format(
          text as Intl.StringNumericLiteral,
        );
        const read = parseTypedDecimal(written, language === 'ru' ? ',' : '.');
        const canonical = parseTypedDecimal(text, '.');
        expect(read).toEqual(canonical);
      }),
    );
  });

  it('never answers with a number for text it only half understands', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.constantFrom<DecimalSeparator>(',', '.'), (text, separator) => {
        const result = parseTypedDecimal(text, separator);
        if (result.kind === 'number') expect(/\d/.test(text)).toBe(true);
      }),
    );
  });
});
