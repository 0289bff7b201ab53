import type { InputSource, StepIndex } from '../../plan/plan.ts';
import type { Value } from '../../values/value.ts';
import type { ValueType } from '../../values/value-type.ts';
import type { InputProfile } from './input-profile.ts';
import type { Kernel } from './kernel.ts';
import type { TextCodes } from './text-codes.ts';

/** A kernel together with what its columns mean. */
export interface LoweredPlan {
  readonly kernel: Kernel;
  readonly inputs: readonly InputColumn[];
  readonly facts: readonly FactColumn[];
  readonly results: readonly ResultColumn[];
  /** Kernel outputs below this hold results, the rest kept steps. */
  readonly resultOutputs: number;
  /** One entry per step of the plan's body when the kernel keeps its intermediate values, else empty. */
  readonly steps: readonly StepColumn[];
  readonly codes: TextCodes;
  /** Steps whose value the kernel only approximates. */
  readonly approximateSteps: readonly StepIndex[];
}

/** A column read from the employee, or a step's value that was worked out before the kernel runs. */
export type ColumnSource = InputSource | GivenSource;

/** `value` of the step itself; of a team step also the `sum` over the group and its count of `members`. */
export interface GivenSource {
  readonly kind: 'given';
  readonly step: StepIndex;
  readonly part: 'value' | 'sum' | 'members';
}

export interface InputColumn {
  readonly source: ColumnSource;
  readonly type: ValueType;
  readonly profile: InputProfile;
}

export interface FactColumn {
  readonly field: FactColumnField;
  readonly type: ValueType;
  readonly profile: InputProfile;
}

export type FactColumnField =
  | { readonly kind: 'type' | 'amount' | 'on' | 'source' | 'id' }
  | { readonly kind: 'attribute'; readonly attribute: string };

/**
 * How a value lies in output columns; `column` counts kernel outputs. A kept step that is a constant or
 * an input needs no column of its own.
 */
export type OutputForm =
  | { readonly kind: 'constant'; readonly value: Value }
  | { readonly kind: 'input'; readonly column: number }
  | { readonly kind: 'whole'; readonly column: number; readonly unit: bigint }
  | { readonly kind: 'ratio'; readonly numerator: number; readonly denominator: number }
  | { readonly kind: 'approximate'; readonly column: number; readonly error: number }
  | { readonly kind: 'boolean' | 'text' | 'date'; readonly column: number };

export interface ResultColumn {
  readonly result: number;
  readonly form: OutputForm;
}

export interface StepColumn {
  readonly step: StepIndex;
  readonly form: OutputForm;
}

/** A part of the plan this engine has no form for. */
export interface UnsupportedStep {
  readonly nodeId: string;
  readonly op: string;
  /** In the scheme's own block; null where no single step is to blame. */
  readonly step: StepIndex | null;
}
