import type { Rational } from '@premia/decimal';
import type { StepIndex, StepOperation } from '../plan/plan.ts';
import { booleanValue, numberValue, textValue } from '../values/literal.ts';
import { joinGrain } from '../values/type-algebra.ts';
import type { Value } from '../values/value.ts';
import { type Grain, plain, type ValueType } from '../values/value-type.ts';

/** Appends a step to the plan and answers its index; the caller knows the node and the block. */
export type EmitStep = (step: StepOperation & { readonly type: ValueType }) => StepIndex;

/** How a term reaches the steps of the terms it is made of. */
export type StepOf = (term: Term) => StepIndex;

/**
 * A checked part of a formula: its type and how it becomes steps. Nothing is emitted until the whole
 * formula is sound, and a term used twice becomes one step.
 */
export interface Term {
  readonly type: ValueType;
  /** The value when it is known without inputs. */
  readonly constant: Value | null;
  /**
   * Set for numbers written without a unit: 1000 means roubles beside roubles and a share beside a
   * share. Answers the same term with the unit of `type`.
   */
  readonly retype: ((type: ValueType) => Term) | null;
  /** The name as the author wrote it when the term is a bare name. */
  readonly label: string | null;
  readonly lower: (stepOf: StepOf, emit: EmitStep) => StepIndex;
}

/** Emits the steps of `term` and of all it needs, each once. */
export function lowerTerm(term: Term, emit: EmitStep): StepIndex {
  const known = new Map<Term, StepIndex>();
  const stepOf: StepOf = (part) => {
    const step = known.get(part) ?? part.lower(stepOf, emit);
    known.set(part, step);
    return step;
  };
  return stepOf(term);
}

export function namedTerm(step: StepIndex, type: ValueType, label: string): Term {
  return { type, constant: null, retype: null, label, lower: () => step };
}

/** A value written in the formula; constants fit any grain. */
export function constantTerm(value: Value, type: ValueType): Term {
  return {
    type,
    constant: value,
    retype: null,
    label: null,
    lower: (_, emit) => emit({ op: 'constant', value, type }),
  };
}

/** A number without a unit. */
export function bareNumber(number: Rational): Term {
  const value = numberValue(number);
  return { ...constantTerm(value, plain('number', 'group')), retype: (type) => constantTerm(value, type) };
}

export function truthTerm(truth: boolean): Term {
  return constantTerm(booleanValue(truth), plain('boolean', 'group'));
}

export function textTerm(text: string): Term {
  return constantTerm(textValue(text), plain('text', 'group'));
}

/** One step over other terms. */
export function stepTerm(type: ValueType, operation: (stepOf: StepOf) => StepOperation): Term {
  return {
    type,
    constant: null,
    retype: null,
    label: null,
    lower: (stepOf, emit) => emit({ ...operation(stepOf), type }),
  };
}

/**
 * One step whose value has the unit of `parts`; while none of them has one, neither has the result.
 * `operation` gets the parts in their final types.
 */
export function unitTerm(
  type: ValueType,
  parts: readonly Term[],
  operation: (stepOf: StepOf, parts: readonly Term[]) => StepOperation,
): Term {
  const term = stepTerm(type, (stepOf) => operation(stepOf, parts));
  if (!parts.every((part) => part.retype !== null)) return term;
  return {
    ...term,
    retype: (wanted) =>
      unitTerm(
        wanted,
        parts.map((part) => part.retype?.(wanted) ?? part),
        operation,
      ),
  };
}

/** A step that is always a problem: reached only when nothing before it applied. */
export function failTerm(type: ValueType, code: string, input: string | null): Term {
  const term = stepTerm(type, () => ({ op: 'fail', code, input }));
  return { ...term, retype: (wanted) => failTerm(wanted, code, input) };
}

export function numberOf(term: Term): Rational | null {
  return term.constant?.kind === 'number' ? term.constant.number : null;
}

/** A constant that is a whole number within what JavaScript counts exactly, else null. */
export function wholeOf(term: Term): number | null {
  const number = numberOf(term);
  if (number === null || number.denominator !== 1n) return null;
  const whole = Number(number.numerator);
  return Number.isSafeInteger(whole) ? whole : null;
}

/** The grain of a value made of all `terms`. */
export function commonGrain(terms: readonly Term[]): Grain {
  return terms.map((term) => term.type.grain).reduce(joinGrain, 'group');
}
