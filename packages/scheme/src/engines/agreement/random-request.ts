import fc from 'fast-check';
import type { EmployeeInputs, EvaluationRequest, FactInput } from '../../evaluation/evaluation.ts';
import { GRADES, LIMITS } from './random-plan.ts';

/** Amounts that like to sit on band boundaries and on rounding ties. */
const moneyTexts: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 300_000 }).map((cents) => (cents / 100).toFixed(2)) },
  { weight: 2, arbitrary: fc.constantFrom(...LIMITS, '499.99', '1000.5', '2000.25', '0.01') },
  { weight: 1, arbitrary: fc.integer({ min: -50_000, max: 900_000_000 }).map((cents) => (cents / 100).toFixed(2)) },
);
const shareTexts = fc.oneof(
  fc.integer({ min: 0, max: 20_000 }).map((units) => (units / 10_000).toFixed(4)),
  fc.constantFrom('0', '1', '0.5', '1.2', '0.3333'),
);
const countTexts = fc.integer({ min: -3, max: 40 }).map(String);

function sometimes<T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(value, { nil: undefined, freq: 50 });
}

const dates = fc.oneof(
  fc
    .date({ min: new Date('1999-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  fc.constantFrom('2024-02-29', '2026-10-31', '2026-01-31', '0001-01-01', '9999-12-31'),
);

const attributes = fc.record({
  share: sometimes(shareTexts),
  count: sometimes(countTexts),
  'manager?': sometimes(fc.constantFrom('true', 'false', '1')),
  grade: sometimes(fc.constantFrom(...GRADES, 'Z')),
  hireDate: sometimes(dates),
});

const facts: fc.Arbitrary<FactInput> = fc
  .record({
    source: fc.constantFrom('crm', 'erp'),
    id: fc.nat(6).map((id) => `f${id}`),
    type: fc.constantFrom('deal', 'deal', 'task', 'call'),
    on: fc.oneof(
      {
        weight: 9,
        arbitrary: fc.integer({ min: 1, max: 31 }).map((day) => `2026-10-${day.toString().padStart(2, '0')}`),
      },
      { weight: 1, arbitrary: fc.constantFrom('2026-09-30', '2026-11-01', 'soon') },
    ),
    amount: sometimes(moneyTexts),
    currency: fc.option(fc.constantFrom('RUB', 'RUB', 'RUB', 'USD'), { nil: undefined, freq: 4 }),
    margin: sometimes(shareTexts),
    region: sometimes(fc.constantFrom('north', 'south', 'east')),
  })
  .map(({ margin, region, ...fact }) =>
    withoutUndefined({ ...fact, attributes: withoutUndefined({ margin, region }) }),
  );

const employees = fc
  .record({
    actual: sometimes(moneyTexts),
    target: sometimes(moneyTexts),
    attributes,
    facts: fc.array(facts, { maxLength: 6 }),
    rate: fc.option(shareTexts, { nil: undefined, freq: 3 }),
  })
  .map(({ actual, target, rate, ...rest }) => ({
    attributes: withoutUndefined(rest.attributes),
    facts: rest.facts,
    criteria: { revenue: withoutUndefined({ actual, target }) },
    parameters: withoutUndefined({ rate }),
  }));

/** A month's request for one to eight employees; now and then something is missing, doubtful or unreadable. */
export const requests: fc.Arbitrary<EvaluationRequest> = fc
  .record({ people: fc.array(employees, { minLength: 1, maxLength: 8 }), tables: fc.boolean() })
  .map(({ people, tables }) => ({
    period: '2026-10',
    currency: 'RUB',
    ...(tables
      ? {
          tables: {
            grades: [
              { key: 'A', value: '1.2' },
              { key: 'B', value: '0.8' },
            ],
          },
        }
      : {}),
    employees: people.map((person, index): EmployeeInputs => ({ id: `e${index}`, ...person })),
  }));

function withoutUndefined<T extends object>(record: T): { [Key in keyof T]: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]: Exclude<T[Key], undefined>;
  };
}
