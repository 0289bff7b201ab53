import { describe, expect, it } from 'vitest';
import { type DayOfFacts, qualityOfEntries, qualityOfFacts, qualityOfRatio } from './quality.ts';

const day = (changes: Partial<DayOfFacts> = {}): DayOfFacts => ({
  day: '2026-11-02',
  facts: 100,
  late: 0,
  filled: 100,
  isDue: true,
  isUsual: true,
  ...changes,
});
const hole = (date: string) => day({ day: date, facts: 0, filled: 0 });

describe('the quality of what arrived', () => {
  it.each([
    ['everything in time and full', [day()], 'good'],
    ['one in a hundred late', [day({ late: 1 })], 'good'],
    ['two in a hundred late', [day({ late: 2 })], 'watch'],
    ['a tenth late', [day({ late: 10 })], 'poor'],
    ['one in a hundred without the field', [day({ filled: 99 })], 'watch'],
    ['a twentieth without the field', [day({ filled: 95 })], 'poor'],
    ['a day without facts that usually has some', [day(), hole('2026-11-03')], 'watch'],
    ['three such days', [day(), hole('2026-11-03'), hole('2026-11-04'), hole('2026-11-05')], 'poor'],
    ['a free day', [day(), day({ facts: 0, filled: 0, isUsual: false })], 'good'],
    ['a day that is not due yet', [day(), day({ facts: 0, filled: 0, isDue: false })], 'good'],
    ['nothing at all', [day({ facts: 0, filled: 0, isUsual: false })], 'unknown'],
  ] as const)('%s: %s', (_, days, grade) => {
    expect(qualityOfFacts(days).grade).toBe(grade);
  });

  it('names the holes', () => {
    expect(qualityOfFacts([day(), hole('2026-11-03')]).holes).toEqual(['2026-11-03']);
  });
});

describe('the quality of entered values', () => {
  it.each([
    [{ needed: 0, entered: 0, isDue: true }, 'unknown'],
    [{ needed: 4, entered: 4, isDue: true }, 'good'],
    [{ needed: 4, entered: 3, isDue: false }, 'watch'],
    [{ needed: 4, entered: 3, isDue: true }, 'poor'],
  ] as const)('of %o is %s', (entries, grade) => {
    expect(qualityOfEntries(entries).grade).toBe(grade);
  });
});

it('takes the worse part of a ratio', () => {
  const good = qualityOfFacts([day()]);
  const poor = qualityOfFacts([day({ late: 50 })]);
  expect(qualityOfRatio(good, poor)).toMatchObject({ grade: 'poor', facts: 200, late: 50 });
  expect(qualityOfRatio(good, qualityOfFacts([])).grade).toBe('unknown');
});
