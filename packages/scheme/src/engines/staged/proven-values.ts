import { rational } from '@premia/decimal';
import { formatDate, fromDayNumber } from '../../values/calendar-date.ts';
import type { Value } from '../../values/value.ts';
import type { LoweredPlan, OutputForm } from '../scaled/lowered-plan.ts';

/** The whole number in an output column of a row. */
export type IntegerAt = (output: number, row: number) => bigint;

/** Reads the exact value that a form holds in a proven row. */
export function provenValues(
  lowered: LoweredPlan,
  integerAt: IntegerAt,
): (form: Exclude<OutputForm, { kind: 'approximate' }>, row: number) => Value {
  const words = lowered.codes.words();
  return (form, row) => {
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
        if (text === undefined) throw new Error('provenValues: a word without a code');
        return { kind: 'text', text };
      }
      case 'date':
        return { kind: 'date', date: formatDate(fromDayNumber(Number(integerAt(form.column, row)))) };
      case 'input':
        throw new Error('provenValues: a result is never an input column itself');
    }
  };
}
