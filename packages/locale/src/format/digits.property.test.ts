import { rational, round, toExactText } from '@premia/decimal';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LANGUAGES } from '../language.ts';
import { formatMoney, formatNumber, formatPercent } from './number.ts';

const values = fc
  .tuple(
    fc.oneof(
      fc.bigInt({ min: -100_000n, max: 100_000n }),
      fc.bigInt({ min: -(10n ** 22n), max: 10n ** 22n }),
      fc.bigInt({ min: -9n, max: 9n }).map((offset) => 2n ** 53n + offset),
    ),
    fc.oneof(
      fc.nat(8).map((exponent) => 10n ** BigInt(exponent)),
      fc.bigInt({ min: 1n, max: 10n ** 9n }),
    ),
  )
  .map(([numerator, denominator]) => rational(numerator, denominator));
const languages = fc.constantFrom(...LANGUAGES);
const currencies = fc.constantFrom('RUB', 'USD', 'EUR', 'JPY', 'KWD', 'CHF', 'KZT');

/** What Intl writes of the value rounded exactly, digit by digit. */
function byIntl(language: string, value: ReturnType<typeof rational>, options: Intl.NumberFormatOptions): string {
  const places = (options.maximumFractionDigits ?? 0) + (options.style === 'percent' ? 2 : 0);
  const text = toExactText(round(value, places)) ?? '';
  return new Intl.NumberFormat(language, options).format(text as Intl.StringNumericLiteral);
}

test('numbers and percentages are written as Intl writes them', () => {
  fc.assert(
    fc.property(values, languages, fc.nat(8), (value, language, digits) => {
      const options = { maximumFractionDigits: digits };
      expect(formatNumber(value, language, { digits })).toBe(byIntl(language, value, options));
      expect(formatPercent(value, language, { digits })).toBe(
        byIntl(language, value, { ...options, style: 'percent' }),
      );
    }),
    { numRuns: 1_000 },
  );
});

test('money is written as Intl writes it', () => {
  fc.assert(
    fc.property(values, languages, currencies, fc.option(fc.nat(6), { nil: undefined }), fc.boolean(), (...given) => {
      const [value, language, currency, digits, always] = given;
      const base = { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } as const;
      const minor = new Intl.NumberFormat(language, base).resolvedOptions().maximumFractionDigits ?? 2;
      const most = digits ?? minor;
      const expected = byIntl(language, value, {
        ...base,
        minimumFractionDigits: Math.min(minor, most),
        maximumFractionDigits: most,
        trailingZeroDisplay: always ? 'auto' : 'stripIfInteger',
      });
      const style = { currency, minorUnits: always ? 'always' : 'if-any', ...(digits === undefined ? {} : { digits }) };
      expect(formatMoney(value, language, style as Parameters<typeof formatMoney>[2])).toBe(expected);
    }),
    { numRuns: 1_000 },
  );
});
