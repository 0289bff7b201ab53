import fc from 'fast-check';
import type { EmployeeInputs, EvaluationRequest, FactInput } from '../../evaluation/evaluation.ts';
import { otherCurrencyMeasure } from '../../evaluation/inputs.ts';
import { GRADES, LIMITS } from './random-plan.ts';

/** As large, as fine and as wrong as an input can be. */
const HOSTILE = [
  '9999999999999999999999999999999999999999',
  '-123456789012345678901234567890',
  '0.000000000000000000000000000001',
  '4611686018427387904',
  '1e30',
  '1e50000000',
  '-0',
  'abc',
  '1,5',
  '',
] as const;

/** Amounts that like to sit on band boundaries and on rounding ties. */
const likelyAmounts = [
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 300_000 }).map((cents) => (cents / 100).toFixed(2)) },
  { weight: 2, arbitrary: fc.constantFrom(...LIMITS, '499.99', '1000.5', '2000.25', '0.01') },
  { weight: 1, arbitrary: fc.integer({ min: -50_000, max: 900_000_000 }).map((cents) => (cents / 100).toFixed(2)) },
] as const;
const shareTexts = fc.oneof(
  fc.integer({ min: 0, max: 20_000 }).map((units) => (units / 10_000).toFixed(4)),
  fc.constantFrom('0', '1', '0.5', '1.2', '0.3333'),
);
const countTexts = fc.integer({ min: -3, max: 40 }).map(String);
const dates = fc.oneof(
  fc
    .date({ min: new Date('1999-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  fc.constantFrom('2024-02-29', '2026-10-31', '2026-01-31', '0001-01-01', '9999-12-31'),
);
const daysOfOctober = fc.integer({ min: 1, max: 31 }).map((day) => `2026-10-${day.toString().padStart(2, '0')}`);

/**
 * How far the data can be trusted. `clean` data misses nothing, so that whole groups come to a value; in `doubtful` data
 * now and then something is missing, hostile, contradictory or unreadable.
 */
type Trust = 'clean' | 'doubtful';

function sometimes<T>(trust: Trust, value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return trust === 'clean' ? value : fc.option(value, { nil: undefined, freq: 30 });
}

function amountsOf(trust: Trust): fc.Arbitrary<string> {
  const hostile = { weight: 1, arbitrary: fc.constantFrom(...HOSTILE) };
  const likely = { weight: 30, arbitrary: fc.oneof(...likelyAmounts) };
  return trust === 'clean' ? likely.arbitrary : fc.oneof(likely, hostile);
}

function factsOf(trust: Trust): fc.Arbitrary<readonly FactInput[]> {
  const outside = fc.constantFrom('2026-09-30', '2026-11-01', ...(trust === 'clean' ? [] : ['soon']));
  const currencies = trust === 'clean' ? ['RUB'] : ['RUB', 'RUB', 'RUB', 'USD'];
  const fact = fc
    .record({
      source: fc.constantFrom('crm', 'erp'),
      id: fc.nat(6).map((id) => `f${id}`),
      type: fc.constantFrom('deal', 'deal', 'task', 'call'),
      on: fc.oneof({ weight: 9, arbitrary: daysOfOctober }, { weight: 1, arbitrary: outside }),
      amount: sometimes(trust, amountsOf(trust)),
      currency: fc.option(fc.constantFrom(...currencies), { nil: undefined, freq: 4 }),
      margin: sometimes(trust, shareTexts),
      region: sometimes(trust, fc.constantFrom('north', 'south', 'east')),
    })
    .map(({ margin, region, ...own }) =>
      withoutUndefined({ ...own, attributes: withoutUndefined({ margin, region }) }),
    );
  if (trust === 'doubtful') return fc.array(fact, { maxLength: 6 });
  return fc.uniqueArray(fact, { maxLength: 6, selector: ({ source, id }) => `${source} ${id}` });
}

function employeesOf(trust: Trust): fc.Arbitrary<Omit<EmployeeInputs, 'id'>> {
  const amounts = amountsOf(trust);
  return fc
    .record({
      department: sometimes(trust, fc.constantFrom('sales', 'sales', 'key-accounts', 'support')),
      drawBalance: sometimes(trust, amounts),
      actual: sometimes(trust, amounts),
      target: sometimes(trust, amounts),
      share: sometimes(trust, shareTexts),
      count: sometimes(trust, countTexts),
      'manager?': sometimes(trust, fc.constantFrom('true', 'false', '1')),
      grade: sometimes(trust, fc.constantFrom(...GRADES, ...(trust === 'clean' ? [] : ['Z']))),
      hireDate: sometimes(trust, dates),
      facts: factsOf(trust),
      rate: fc.option(shareTexts, { nil: undefined, freq: 3 }),
      // Told beside a value or in place of it; only in its place does it mean anything.
      otherCurrency: trust === 'clean' ? fc.constant(undefined) : fc.constantFrom(undefined, undefined, 'EUR'),
    })
    .map(({ actual, target, otherCurrency, rate, department, drawBalance, facts, ...attributes }) => ({
      ...withoutUndefined({ department }),
      balances: withoutUndefined({ drawBalance }),
      attributes: withoutUndefined(attributes),
      facts,
      criteria: { revenue: withoutUndefined({ actual, target, [otherCurrencyMeasure('actual')]: otherCurrency }) },
      parameters: withoutUndefined({ rate }),
    }));
}

const DEPARTMENTS = [
  { id: 'sales' },
  { id: 'key-accounts', parent: 'sales' },
  { id: 'support', parent: null },
] as const;

const RATES = [
  { from: 'USD', to: 'RUB', on: '2026-09-30', rate: '92.5' },
  { from: 'USD', to: 'RUB', on: '2026-10-15', rate: '91.0375' },
] as const;

const GRADE_ROWS = [
  { key: 'A', value: '1.2' },
  { key: 'B', value: '0.8' },
  { key: 'C', value: '1' },
] as const;

/** A month's request for one to `people` employees, one in three of doubtful data. */
export function requestsOf(people: number): fc.Arbitrary<EvaluationRequest> {
  return fc.oneof(
    { weight: 2, arbitrary: ofTrust('clean', people) },
    { weight: 1, arbitrary: ofTrust('doubtful', people) },
  );
}

function ofTrust(trust: Trust, people: number): fc.Arbitrary<EvaluationRequest> {
  const everybody = fc.array(employeesOf(trust), { minLength: 1, maxLength: people, size: 'max' });
  const workingDays = fc.constantFrom('22', '21.5', undefined, ...(trust === 'clean' ? [] : ['many']));
  const rates = trust === 'clean' ? fc.constant(RATES) : fc.constantFrom(RATES, []);
  const grades =
    trust === 'clean' ? fc.constant(GRADE_ROWS) : fc.constantFrom(GRADE_ROWS, GRADE_ROWS.slice(1), undefined);
  return fc.record({ everybody, workingDays, rates, grades }).map((drawn) => ({
    period: '2026-10',
    currency: 'RUB',
    departments: DEPARTMENTS,
    rates: drawn.rates,
    calendar: withoutUndefined({ workingDays: drawn.workingDays }),
    tables: withoutUndefined({ grades: drawn.grades }),
    employees: drawn.everybody.map((person, index): EmployeeInputs => ({ id: `e${index}`, ...person })),
  }));
}

export const requests = requestsOf(8);

function withoutUndefined<T extends object>(record: T): { [Key in keyof T]: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]: Exclude<T[Key], undefined>;
  };
}
