import { compare, decimal, type Rational, toCanonicalText } from '@premia/decimal';
import { describe, expect, test } from 'vitest';
import type { Band, Step } from '../../../plan/plan.ts';
import { evaluateTiers } from '../tiers.ts';
import { hull, type Numbers, numbersIn } from './range.ts';
import { bandsReached, type TierRanges, tiersRange } from './tiers-range.ts';

type TiersStep = Extract<Step, { op: 'tiers' }>;

const band = (from: string, to: string | null, rate: string | null, amount: string | null = null): Band => ({
  from: decimal(from),
  to: to === null ? null : decimal(to),
  rate: rate === null ? null : decimal(rate),
  amount: amount === null ? null : decimal(amount),
});

const TABLES: Readonly<Record<string, readonly Band[]>> = {
  rates: [band('0', '10', '0.1'), band('10', '20', '0.2'), band('20', null, '0.05')],
  'rates that end': [band('0', '10', '0.1'), band('10', '20', '0.5')],
  amounts: [band('0', '10', null, '7'), band('10', '20', null, '3'), band('20', null, null, '-5')],
  both: [band('5', '10', '0.1', '2'), band('10', '20', '0.3'), band('20', '30', null, '4')],
  'more than are looked at one by one': Array.from({ length: 12 }, (_, index) =>
    band(`${2 * index}`, index < 11 ? `${2 * index + 2}` : null, `0.0${(index * 7) % 10}`, `${index % 3}`),
  ),
  'a fall': [band('0', '10', '1'), band('10', null, '-1', '1')],
};

const step = (mode: TiersStep['mode'], output: TiersStep['output'], bands: readonly Band[]): TiersStep => ({
  op: 'tiers',
  nodeId: 'tiers',
  type: { base: 'number', grain: 'employee', currency: null },
  mode,
  output,
  value: 0,
  position: null,
  base: null,
  bands,
});

const NUMBERS = ['0', '0.01', '4', '5', '9.99', '10', '15', '19.99', '20', '25', '30', '40'].map(decimal);
const STRETCHES = NUMBERS.flatMap((low, index) => NUMBERS.slice(index).map((high): Numbers => ({ low, high })));
const inside = ({ low, high }: Numbers): readonly Rational[] =>
  NUMBERS.filter((number) => compare(low, number) <= 0 && compare(number, high) <= 0);
const between = (low: string, high: string): Numbers => ({ low: decimal(low), high: decimal(high) });

const AROUND: readonly (readonly [string, Omit<TierRanges, 'value'>])[] = [
  ['alone', { position: null, base: null }],
  ['of a base', { position: null, base: between('-3', '5') }],
  ['from a position', { position: between('4', '9'), base: null }],
  ['from a position, of a base', { position: between('10', '15'), base: between('2', '2') }],
];

/** What the bands really pay at points of all the stretches. */
function paid(table: TiersStep, { value, position, base }: TierRanges): readonly (Rational | null)[] {
  const positions = position === null ? [decimal('0')] : [position.low, position.high];
  const bases = base === null ? [null] : [base.low, base.high];
  return inside(value).flatMap((point) =>
    positions.flatMap((start) =>
      bases.map((factor) => {
        const outcome = evaluateTiers(table, { value: point, position: start, base: factor });
        return outcome.ok && outcome.value.kind === 'number' ? outcome.value.number : null;
      }),
    ),
  );
}

const CASES = Object.entries(TABLES).flatMap(([name, bands]) =>
  (['marginal', 'whole', 'interpolated'] as const).flatMap((mode) =>
    AROUND.map(([around, ranges]) => ({ name, bands, mode, around, ranges })),
  ),
);

describe('bands over a stretch', () => {
  test.each(CASES)(
    '$mode, $name, $around: whatever is paid at a point lies in the range',
    ({ bands, mode, ranges }) => {
      for (const output of ['amount', 'rate', 'band'] as const) {
        for (const value of STRETCHES) {
          const table = step(mode, output, bands);
          const range = tiersRange(table, { ...ranges, value });
          const numbers = numbersIn(range);
          if (numbers === null) continue;
          for (const amount of paid(table, { ...ranges, value })) {
            if (amount === null) continue;
            expect(compare(numbers.low, amount)).toBeLessThanOrEqual(0);
            expect(compare(amount, numbers.high)).toBeLessThanOrEqual(0);
          }
        }
      }
    },
  );

  test.each(Object.keys(TABLES))('at one point it is what is paid there: %s', (name) => {
    for (const mode of ['marginal', 'whole'] as const) {
      for (const output of ['amount', 'rate', 'band'] as const) {
        for (const point of NUMBERS) {
          const table = step(mode, output, TABLES[name] ?? []);
          const at = { value: { low: point, high: point }, position: null, base: null };
          const [amount] = paid(table, at);
          const numbers = numbersIn(tiersRange(table, at));
          if (amount === null || amount === undefined) continue;
          expect(numbers).toEqual({ low: amount, high: amount });
        }
      }
    }
  });

  test.each<[TiersStep['mode'], TiersStep['output'], string, Omit<TierRanges, 'value'>, Numbers, string | null]>([
    ['marginal', 'amount', 'rates', { position: null, base: null }, between('4', '25'), '0.4 3.25'],
    ['marginal', 'amount', 'rates', { position: null, base: between('2', '10') }, between('4', '10'), '0.8 10'],
    ['marginal', 'amount', 'rates', { position: between('10', '10'), base: null }, between('0', '10'), '0 2'],
    ['marginal', 'amount', 'rates that end', { position: null, base: null }, between('15', '40'), '3.5 6'],
    ['marginal', 'amount', 'amounts', { position: null, base: null }, between('0', '15'), '0 10'],
    ['marginal', 'amount', 'amounts', { position: null, base: null }, between('15', '25'), '5 10'],
    ['marginal', 'amount', 'a fall', { position: null, base: null }, between('4', '15'), '4 11'],
    ['whole', 'amount', 'rates', { position: null, base: null }, between('4', '15'), '0.4 3'],
    ['whole', 'amount', 'rates', { position: null, base: null }, between('15', '25'), '1 4'],
    ['whole', 'amount', 'both', { position: null, base: null }, between('0', '4'), '0 0'],
    ['whole', 'amount', 'both', { position: null, base: null }, between('4', '9.99'), '0 2.999'],
    ['whole', 'amount', 'both', { position: null, base: between('1', '2') }, between('5', '15'), '0.3 2.2'],
    ['whole', 'amount', 'rates', { position: between('4', '4'), base: null }, between('5', '10'), '0.5 2'],
    ['interpolated', 'amount', 'rates', { position: null, base: null }, between('4', '15'), '0.2 3'],
    ['interpolated', 'rate', 'rates', { position: null, base: null }, between('4', '15'), '0.05 0.2'],
    ['interpolated', 'rate', 'rates', { position: null, base: null }, between('4', '9.99'), '0.14 0.1999'],
    ['interpolated', 'amount', 'amounts', { position: null, base: null }, between('5', '15'), '3.5 8.5'],
    ['whole', 'rate', 'rates', { position: null, base: null }, between('4', '15'), '0.1 0.2'],
    ['whole', 'rate', 'both', { position: null, base: null }, between('4', '15'), '0 0.3'],
    ['marginal', 'rate', 'rates', { position: between('10', '15'), base: null }, between('4', '9.99'), '0.05 0.2'],
    ['whole', 'band', 'rates', { position: null, base: null }, between('4', '25'), '1 3'],
    ['whole', 'band', 'both', { position: null, base: null }, between('0', '4'), '0 0'],
    ['whole', 'band', 'both', { position: null, base: null }, between('25', '30'), null],
    ['interpolated', 'band', 'rates', { position: null, base: null }, between('4', '15'), '1 2'],
  ])('%s %s of %s', (mode, output, name, around, value, expected) => {
    const numbers = numbersIn(tiersRange(step(mode, output, TABLES[name] ?? []), { ...around, value }));
    const ends = numbers === null ? null : `${toCanonicalText(numbers.low)} ${toCanonicalText(numbers.high)}`;
    expect(ends).toBe(expected);
  });

  test('of many bands: from the least to the greatest of those that are touched, rates that rise exactly', () => {
    const rising = Array.from({ length: 12 }, (_, index) =>
      band(`${index}`, `${index + 1}`, `${index}`, `${100 * index}`),
    );
    const ends = (output: TiersStep['output'], low: string, high: string) => {
      const at = { position: null, base: between('2', '2'), value: between(low, high) };
      const numbers = numbersIn(tiersRange(step('whole', output, rising), at));
      return numbers === null ? null : `${toCanonicalText(numbers.low)} ${toCanonicalText(numbers.high)}`;
    };
    expect(ends('rate', '1', '11.5')).toBe('1 11');
    expect(ends('rate', '1', '8.5')).toBe('1 8');
    expect(ends('rate', '1', '9')).toBe('1 9');
    expect(ends('amount', '1', '11.5')).toBe('102 1122');
    expect(ends('amount', '2', '9')).toBe('204 918');
  });

  test('which bands it touches: below the first, and above a stated end', () => {
    const reached = (name: string, low: string, high: string) => bandsReached(TABLES[name] ?? [], between(low, high));
    expect(reached('both', '4', '5')).toEqual({ first: -1, last: 0 });
    expect(reached('both', '9.99', '10')).toEqual({ first: 0, last: 1 });
    expect(reached('both', '29', '30')).toEqual({ first: 2, last: 3 });
    expect(reached('rates', '19.99', '4000')).toEqual({ first: 1, last: 2 });
    expect(hull([])).toBeNull();
  });
});
