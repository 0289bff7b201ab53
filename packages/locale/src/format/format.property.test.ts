import { decimal } from '@premia/decimal';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatMoney, formatNumber } from './number.ts';

const digits = fc.tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.integer({ min: 0, max: 6 }));

/** What a reader would type back: grouping and currency away, a point for the decimal comma. */
function typedBack(shown: string): string {
  return shown
    .replaceAll(/[\s\u00a0\u202f₽$]/g, '')
    .replace(',', '.')
    .replace('−', '-');
}

test('a number shown in Russian holds every digit it was given', () => {
  fc.assert(
    fc.property(digits, ([units, places]) => {
      const text = `${units < 0n ? '-' : ''}${withPoint(units < 0n ? -units : units, places)}`;
      expect(decimal(typedBack(formatNumber(text, 'ru')))).toEqual(decimal(text));
    }),
  );
});

test('money shown with its minor unit holds every kopeck', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 30n }), (kopecks) => {
      const text = withPoint(kopecks, 2);
      expect(decimal(typedBack(formatMoney(text, 'ru', { currency: 'RUB', minorUnits: 'always' })))).toEqual(
        decimal(text),
      );
    }),
  );
});

function withPoint(units: bigint, places: number): string {
  const text = units.toString().padStart(places + 1, '0');
  return places === 0 ? text : `${text.slice(0, -places)}.${text.slice(-places)}`;
}
