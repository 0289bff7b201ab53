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
}

export interface InputColumn {
  readonly source: InputSource;
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
}
