import { add, decimal, fromInteger, multiply, type Rational, toCanonicalText } from '@premia/decimal';
import type { EmployeeInputs, EvaluationRequest, FactInput } from '../../../evaluation/evaluation.ts';
import type { ValueType } from '../../../values/value-type.ts';

/** What a person can change by their own work. */
export type ChangedInput =
  | { readonly kind: 'criterion'; readonly criterion: string }
  /** One more fact on the period's last day, whose amount is what changes. */
  | ({ readonly kind: 'next-fact' } & FurtherFact)
  /** So many more facts on the period's last day: no pay rests on their amounts. */
  | ({ readonly kind: 'next-facts' } & FurtherFact);

/** A fact like the last one that counted, or – where none did – one that would count. */
export interface FurtherFact {
  readonly factType: string;
  /** There is no fact of the type in the period yet. */
  readonly isFirst: boolean;
  /** What was assumed of it where there is none to be like, so that it counts. */
  readonly fields: readonly AssumedField[];
}

export interface AssumedField {
  readonly field: string;
  readonly value: string;
  readonly type: ValueType;
}

/** One input with the steps it is counted in. */
export interface Variation {
  readonly input: ChangedInput;
  /** What the input measures. */
  readonly type: ValueType;
  readonly from: Rational;
  readonly unit: Rational;
  /** `actual`, and `yearToDate` where that was given: what is earned now is earned in the year too. */
  readonly alsoYear: Rational | null;
  /** The fact whose amount or number runs; null for a criterion. */
  readonly fact: FactInput | null;
}

/** One input at some place of its steps. */
export interface Moved {
  readonly variation: Variation;
  readonly place: number;
}

/** The input `steps` units further. */
export function valueAfter({ from, unit }: Pick<Variation, 'from' | 'unit'>, steps: number): Rational {
  return add(from, multiply(unit, fromInteger(steps)));
}

/** The request as it would be with every input of the employee at its place. */
export function requestAfter(
  request: EvaluationRequest,
  { employeeId, moved }: { readonly employeeId: string; readonly moved: readonly Moved[] },
): EvaluationRequest {
  const employees = request.employees.map((employee) =>
    employee.id === employeeId ? moved.reduce(employeeAfter, employee) : employee,
  );
  return { ...request, employees };
}

/** One employee's inputs with one of them at its place. */
export function employeeAfter(employee: EmployeeInputs, { variation, place }: Moved): EmployeeInputs {
  if (variation.input.kind !== 'criterion') {
    return { ...employee, facts: [...(employee.facts ?? []), ...factsAt(variation, place)] };
  }
  const { criterion } = variation.input;
  const text = toCanonicalText(valueAfter(variation, place));
  const year =
    variation.alsoYear === null
      ? {}
      : { yearToDate: toCanonicalText(valueAfter({ from: variation.alsoYear, unit: variation.unit }, place)) };
  const measures = { ...employee.criteria?.[criterion], actual: text, ...year };
  return { ...employee, criteria: { ...employee.criteria, [criterion]: measures } };
}

/** The facts there are more at a place: one of that amount, or that many. */
export function factsAt(variation: Variation, place: number): readonly FactInput[] {
  const { fact, input } = variation;
  if (fact === null || place === 0) return [];
  if (input.kind === 'next-fact') return [{ ...fact, amount: toCanonicalText(valueAfter(variation, place)) }];
  return Array.from({ length: place }, (_, index) => copyOf(fact, index));
}

/** Digits of the number of a copy: in order of their names they are in order of their numbers. */
const COPY_DIGITS = 6;

/** Another fact of the same content. */
export function copyOf(fact: FactInput, index: number): FactInput {
  return { ...fact, id: `${fact.id}${index.toString().padStart(COPY_DIGITS, '0')}` };
}

/** The fraction digits a decimal text has. */
export function fractionDigits(text: string | undefined): number {
  return /^[+-]?\d*\.(\d*?)0*$/.exec(text ?? '')?.[1]?.length ?? 0;
}

/** 10^-digits. */
export function unitOf(digits: number): Rational {
  return decimal(`1e-${digits}`);
}
