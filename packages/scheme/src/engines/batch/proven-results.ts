import { rational } from '@premia/decimal';
import { assembleResult } from '../../evaluation/assemble-result.ts';
import type { EmployeeResult } from '../../evaluation/evaluation.ts';
import { success } from '../../evaluation/outcome.ts';
import type { Plan } from '../../plan/plan.ts';
import { formatDate, fromDayNumber } from '../../values/calendar-date.ts';
import type { Value } from '../../values/value.ts';
import type { LoweredPlan, OutputForm } from '../scaled/lowered-plan.ts';

export interface ProvenOutputs {
  readonly plan: Plan;
  readonly lowered: LoweredPlan;
  /** The whole number in an output column of a row. */
  readonly integerAt: (output: number, row: number) => bigint;
}

/** Makes the result of an employee from the outputs of a proven row, in the words of the reference. */
export function provenResults(outputs: ProvenOutputs): (employeeId: string, row: number) => EmployeeResult {
  const { plan, lowered } = outputs;
  const words = lowered.codes.words();
  return (employeeId, row) =>
    assembleResult(plan, {
      employeeId,
      outcomes: lowered.results.map(({ form }) => success(formValue(form, { ...outputs, row, words }))),
    });
}

interface RowReading extends ProvenOutputs {
  readonly row: number;
  readonly words: readonly string[];
}

function formValue(form: OutputForm, { integerAt, row, words }: RowReading): Value {
  switch (form.kind) {
    case 'constant':
      return form.value;
    case 'whole':
      return { kind: 'number', number: rational(integerAt(form.column, row), form.unit) };
    case 'ratio':
      return { kind: 'number', number: rational(integerAt(form.numerator, row), integerAt(form.denominator, row)) };
    case 'boolean':
      return { kind: 'boolean', boolean: integerAt(form.column, row) !== 0n };
    case 'text': {
      const text = words[Number(integerAt(form.column, row))];
      if (text === undefined) throw new Error('provenResults: a word without a code');
      return { kind: 'text', text };
    }
    case 'date':
      return { kind: 'date', date: formatDate(fromDayNumber(Number(integerAt(form.column, row)))) };
    case 'input':
    case 'approximate':
      throw new Error(`provenResults: no exact value comes from a form of kind ${form.kind}`);
  }
}
