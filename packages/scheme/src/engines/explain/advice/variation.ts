import { add, decimal, fromInteger, multiply, type Rational, toCanonicalText } from '@premia/decimal';
import type { EmployeeInputs, EvaluationRequest, FactInput } from '../../../evaluation/evaluation.ts';
import type { InputSource } from '../../../plan/plan.ts';

/** What a person can change by their own work. */
export type ChangedInput =
  | { readonly kind: 'criterion'; readonly criterion: string }
  /** One more fact like the last one that counted, on the period's last day. */
  | { readonly kind: 'next-fact'; readonly factType: string };

/** One input with the steps it is counted in. */
export interface Variation {
  readonly input: ChangedInput;
  readonly from: Rational;
  readonly unit: Rational;
  /** `actual`, and `yearToDate` where that was given: what is earned now is earned in the year too. */
  readonly alsoYear: Rational | null;
  /** The fact whose amount runs; null for a criterion. */
  readonly fact: FactInput | null;
}

/** The input `steps` units further. */
export function valueAfter({ from, unit }: Pick<Variation, 'from' | 'unit'>, steps: number): Rational {
  return add(from, multiply(unit, fromInteger(steps)));
}

/** Where a read of the plan starts from, when the variation moves it; null when it stands still. */
export function movedInput(variation: Variation, source: InputSource): Rational | null {
  if (variation.input.kind !== 'criterion' || source.kind !== 'criterion') return null;
  if (source.criterion !== variation.input.criterion) return null;
  if (source.measure === 'actual') return variation.from;
  return source.measure === 'yearToDate' ? variation.alsoYear : null;
}

/** The request as it would be after `steps` units. */
export function requestAfter(
  request: EvaluationRequest,
  { employeeId, variation }: { readonly employeeId: string; readonly variation: Variation },
  steps: number,
): EvaluationRequest {
  const employees = request.employees.map((employee) =>
    employee.id === employeeId ? employeeAfter(employee, variation, steps) : employee,
  );
  return { ...request, employees };
}

function employeeAfter(employee: EmployeeInputs, variation: Variation, steps: number): EmployeeInputs {
  const text = toCanonicalText(valueAfter(variation, steps));
  if (variation.input.kind === 'next-fact') {
    const { fact } = variation;
    if (fact === null || steps === 0) return employee;
    const added = fact.amount === undefined ? fact : { ...fact, amount: text };
    return { ...employee, facts: [...(employee.facts ?? []), added] };
  }
  const { criterion } = variation.input;
  const year =
    variation.alsoYear === null
      ? {}
      : { yearToDate: toCanonicalText(valueAfter({ from: variation.alsoYear, unit: variation.unit }, steps)) };
  const measures = { ...employee.criteria?.[criterion], actual: text, ...year };
  return { ...employee, criteria: { ...employee.criteria, [criterion]: measures } };
}

/** The fraction digits a decimal text has. */
export function fractionDigits(text: string | undefined): number {
  return /^[+-]?\d*\.(\d*?)0*$/.exec(text ?? '')?.[1]?.length ?? 0;
}

/** 10^-digits. */
export function unitOf(digits: number): Rational {
  return decimal(`1e-${digits}`);
}
