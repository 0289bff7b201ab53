import { compare, parseDecimal, type Rational, toCanonicalText } from '@premia/decimal';
import type { EmployeeInputs, EvaluationRequest, FactInput } from '../../evaluation/evaluation.ts';
import { factFieldText, orderFacts } from '../../evaluation/facts.ts';
import { type RequestScope, readInput, requestScope } from '../../evaluation/inputs.ts';
import type { Outcome } from '../../evaluation/outcome.ts';
import { ownEntry } from '../../evaluation/own-entry.ts';
import type { Plan } from '../../plan/plan.ts';
import { parseDate } from '../../values/calendar-date.ts';
import { byCodeUnit } from '../../values/canonical-json.ts';
import { parseLiteral } from '../../values/literal.ts';
import type { Value } from '../../values/value.ts';
import type { ValueType } from '../../values/value-type.ts';
import { type InputProfile, kindOfBase } from './input-profile.ts';
import { leastCommonMultiple } from './interval.ts';
import { fieldKey } from './lower-facts.ts';
import { sourceKey } from './lower-input.ts';
import type { ColumnSource, FactColumnField, GivenSource } from './lowered-plan.ts';
import type { FactFieldUse, Profiles, SharedInputs } from './scope.ts';

/** A value that was read, null where there is none, `unreadable` where the reference has to word a problem. */
export type Reading = Value | null | 'unreadable';

/** Beyond these an input is so unusual that its row goes to the reference instead of widening everyone's numbers. */
const DENOMINATOR_MAX = 10n ** 9n;
/** Round ends of a column reach up to the next power of ten, which 64 bits still hold. */
const SCALED_MAX = 10n ** 18n;
const MAGNITUDE_MAX: Rational = { numerator: 10n ** 13n, denominator: 1n };

/**
 * What a request holds, read column by column as the lowering asks for it; the ranges and decimal places
 * found become the promises the kernel is built on.
 */
export class RequestData implements Profiles, SharedInputs {
  readonly employees: readonly EmployeeInputs[];
  readonly facts: readonly (readonly FactInput[])[];
  readonly factsMax: bigint;
  readonly #scope: RequestScope;
  readonly #inputs = new Map<string, readonly Reading[]>();
  readonly #given = new Map<string, readonly Reading[]>();
  readonly #fields = new Map<string, readonly (readonly Reading[])[]>();
  readonly #unreadable = new Set<number>();

  constructor(plan: Plan, request: EvaluationRequest) {
    this.employees = request.employees;
    this.#scope = requestScope(plan, request);
    const asked = new Set(plan.requirements.factTypes);
    this.facts = request.employees.map((employee, row) => this.#factsOf(employee, { row, asked }));
    this.factsMax = powerOfTwoAbove(this.facts.reduce((most, facts) => Math.max(most, facts.length), 1));
  }

  /** Rows the reference has to work out whatever the kernel says. */
  get unreadableRows(): ReadonlySet<number> {
    return this.#unreadable;
  }

  input(input: { readonly source: ColumnSource; readonly type: ValueType }): InputProfile {
    const readings = this.inputReadings(input);
    const [first] = readings;
    const shared = input.source.kind === 'parameter' || input.source.kind === 'calendar';
    if (shared && isValue(first) && readings.every((reading) => isValue(reading) && sameValue(reading, first))) {
      return { kind: 'constant', value: first };
    }
    return profileOf(readings, kindOfBase(input.type.base));
  }

  fact({ field, type, as }: FactFieldUse): InputProfile {
    if (field.kind === 'amount' && as === 'value') this.#checkCurrencies(type.currency);
    return profileOf(this.fieldReadings(field, type).flat(), kindOfBase(type.base));
  }

  /** Rows of a shared table in force on the period's last day: of dated rows of one key the last. */
  rowsInForce(table: string, keys: 'numbers' | 'words'): readonly TableRow[] {
    const { request, period } = this.#scope;
    const rows = (ownEntry(request.tables, table) ?? []).filter((row) => startOf(row) <= period.lastDay);
    const starts = new Map<string, string>();
    for (const row of rows) {
      const key = keyOf(row, keys);
      const start = starts.get(key);
      if (start === undefined || startOf(row) > start) starts.set(key, startOf(row));
    }
    return rows.filter((row) => starts.get(keyOf(row, keys)) === startOf(row));
  }

  rates(from: string, to: string): readonly { on: string; rate: Rational }[] | null {
    const byDate = new Map<string, string>();
    for (const rate of this.#scope.request.rates ?? []) {
      if (rate.from !== from || rate.to !== to) continue;
      const known = byDate.get(rate.on);
      if (parseDate(rate.on) === null || (known !== undefined && known !== rate.rate)) return null;
      byDate.set(rate.on, rate.rate);
    }
    const rates = [...byDate].map(([on, text]) => ({ on, parsed: parseDecimal(text) }));
    if (rates.some(({ parsed }) => !parsed.ok)) return null;
    return rates
      .flatMap(({ on, parsed }) => (parsed.ok ? [{ on, rate: parsed.value }] : []))
      .sort((left, right) => byCodeUnit(left.on, right.on));
  }

  #checkCurrencies(currency: string | null): void {
    this.facts.forEach((facts, row) => {
      if (facts.some((fact) => fact.currency !== undefined && fact.currency !== currency)) this.#unread(row);
    });
  }

  /** Hands in what a step came to for every employee. Where that is a problem the reference has to tell it. */
  give(source: GivenSource, outcomes: readonly Outcome[]): void {
    const readings = outcomes.map((outcome, row) => (outcome.ok ? this.#usual(outcome.value, row) : this.#unread(row)));
    const rows = readings.map((_, row) => row);
    this.#given.set(sourceKey(source), this.#settled(readings, rows));
  }

  inputReadings({ source, type }: { readonly source: ColumnSource; readonly type: ValueType }): readonly Reading[] {
    if (source.kind === 'given') {
      const given = this.#given.get(sourceKey(source));
      if (given === undefined) throw new Error(`RequestData: ${sourceKey(source)} was not handed in`);
      return given;
    }
    const key = `${type.base} ${sourceKey(source)}`;
    const known = this.#inputs.get(key);
    if (known !== undefined) return known;
    const read = this.employees.map((employee, row) => {
      const outcome = readInput(source, { nodeId: '', type }, { scope: this.#scope, employee });
      if (outcome.ok) return this.#usual(outcome.value, row);
      return outcome.problems.every(({ code }) => code === 'input/missing') ? null : this.#unread(row);
    });
    const readings = this.#settled(
      read,
      read.map((_, row) => row),
    );
    this.#inputs.set(key, readings);
    return readings;
  }

  /** One list per employee, in the order of its facts. */
  fieldReadings(field: FactColumnField, type: ValueType): readonly (readonly Reading[])[] {
    const key = `${type.base} ${fieldKey(field)}`;
    const known = this.#fields.get(key);
    if (known !== undefined) return known;
    const read = this.facts.map((facts, row) => facts.map((fact) => this.#readField(fact, { field, type, row })));
    const rows = read.flatMap((ofRow, row) => ofRow.map(() => row));
    const settled = this.#settled(read.flat(), rows)[Symbol.iterator]();
    const readings = read.map((ofRow) => ofRow.map((): Reading => settled.next().value ?? null));
    this.#fields.set(key, readings);
    return readings;
  }

  #readField(fact: FactInput, { field, type, row }: { field: FactColumnField; type: ValueType; row: number }): Reading {
    if (field.kind === 'type') return { kind: 'text', text: fact.type };
    const text = factFieldText(fact, field.kind === 'attribute' ? field.attribute : field.kind);
    if (text === undefined || text === '') return null;
    const parsed = parseLiteral(text, type.base);
    return parsed.ok ? this.#usual(parsed.value, row) : this.#unread(row);
  }

  #usual(value: Value, row: number): Reading {
    if (value.kind !== 'number') return value;
    const { number } = value;
    const size = number.numerator < 0n ? { ...number, numerator: -number.numerator } : number;
    return number.denominator <= DENOMINATOR_MAX && compare(size, MAGNITUDE_MAX) <= 0 ? value : this.#unread(row);
  }

  /** A column has one unit and has to fit the integers with it: values that would burst either leave their rows to the reference. */
  #settled(readings: readonly Reading[], rows: readonly number[]): readonly Reading[] {
    let unit = 1n;
    const overOneUnit = readings.map((reading, index): Reading => {
      if (!isValue(reading) || reading.kind !== 'number') return reading;
      const common = leastCommonMultiple(unit, reading.number.denominator);
      if (common > DENOMINATOR_MAX) return this.#unread(rows[index] ?? 0);
      unit = common;
      return reading;
    });
    return overOneUnit.map((reading, index): Reading => {
      if (!isValue(reading) || reading.kind !== 'number') return reading;
      const { numerator, denominator } = reading.number;
      const scaled = (numerator * unit) / denominator;
      return scaled < SCALED_MAX && scaled > -SCALED_MAX ? reading : this.#unread(rows[index] ?? 0);
    });
  }

  #unread(row: number): 'unreadable' {
    this.#unreadable.add(row);
    return 'unreadable';
  }

  /** Facts of the asked types inside the period; whatever is doubtful about them leaves the row to the reference. */
  #factsOf(
    { facts }: EmployeeInputs,
    { row, asked }: { row: number; asked: ReadonlySet<string> },
  ): readonly FactInput[] {
    if (facts === undefined || facts.length === 0 || asked.size === 0) return [];
    const ordered = orderFacts(facts);
    const { period } = this.#scope;
    const doubtful = [...ordered.badDates, ...ordered.conflicts].some((fact) => asked.has(fact.type));
    const wanted = ordered.facts.filter(
      (fact) => asked.has(fact.type) && fact.on >= period.firstDay && fact.on <= period.lastDay,
    );
    if (doubtful) this.#unread(row);
    return wanted;
  }
}

type TableRow = Readonly<Record<string, string>>;

function startOf(row: TableRow): string {
  return ownEntry(row, 'from') ?? '';
}

/** Keys that are the same number are one key, however they are written. */
function keyOf(row: TableRow, keys: 'numbers' | 'words'): string {
  const text = ownEntry(row, 'key') ?? '';
  if (keys === 'words') return text;
  const parsed = parseDecimal(text);
  return parsed.ok ? toCanonicalText(parsed.value) : text;
}

export function isValue(reading: Reading | undefined): reading is Value {
  return reading !== undefined && reading !== null && reading !== 'unreadable';
}

function sameValue(left: Value, right: Value): boolean {
  if (left.kind === 'number' && right.kind === 'number') return compare(left.number, right.number) === 0;
  if (left.kind === 'boolean' && right.kind === 'boolean') return left.boolean === right.boolean;
  if (left.kind === 'text' && right.kind === 'text') return left.text === right.text;
  return left.kind === 'date' && right.kind === 'date' && left.date === right.date;
}

function profileOf(readings: readonly Reading[], kind: 'number' | 'boolean' | 'text' | 'date'): InputProfile {
  const nullable = readings.includes(null);
  if (kind !== 'number') return { kind, nullable };
  const numbers = readings.flatMap((reading) =>
    isValue(reading) && reading.kind === 'number' ? [reading.number] : [],
  );
  const unit = numbers.map((number) => number.denominator).reduce(leastCommonMultiple, 1n);
  let min = 0n;
  let max = 0n;
  let positive = numbers.length > 0;
  for (const { numerator, denominator } of numbers) {
    const scaled = (numerator * unit) / denominator;
    if (scaled > max) max = scaled;
    if (scaled < min) min = scaled;
    if (scaled <= 0n) positive = false;
  }
  return { kind: 'number', unit, min: positive ? 1n : -powerOfTenAbove(-min), max: powerOfTenAbove(max), nullable };
}

/** Round ends, so that much the same data makes the same kernel. */
function powerOfTenAbove(value: bigint): bigint {
  return value <= 0n ? 0n : 10n ** BigInt(value.toString().length);
}

function powerOfTwoAbove(count: number): bigint {
  return 2n ** BigInt(Math.ceil(Math.log2(count)));
}
