import type { Rational } from '@premia/decimal';
import type { FactsFrame, Step, StepIndex } from '../../plan/plan.ts';
import type { ValueType } from '../../values/value-type.ts';
import type { InputProfile } from './input-profile.ts';
import type { KernelBuilder } from './kernel-builder.ts';
import type { FrameResult } from './lower-facts.ts';
import type { ColumnSource, FactColumn, FactColumnField, InputColumn, UnsupportedStep } from './lowered-plan.ts';
import type { Cell } from './shape.ts';
import type { TextCodes } from './text-codes.ts';

/** A field of the facts as a step or a filter reads it; only as a value does an amount's currency matter. */
export interface FactFieldUse {
  readonly field: FactColumnField;
  readonly type: ValueType;
  readonly as: 'value' | 'filter';
}

/** Answers the promise made about an input or about a field of the facts. */
export interface Profiles {
  readonly input: (input: { readonly source: ColumnSource; readonly type: ValueType }) => InputProfile;
  readonly fact: (use: FactFieldUse) => InputProfile;
  /** Facts one row can have. */
  readonly factsMax: bigint;
}

/** What the request supplies once for all employees. */
export interface SharedInputs {
  /** Rows of a shared table in force on the period's last day; none when the table is not there. */
  readonly rowsInForce: (table: string, keys: 'numbers' | 'words') => readonly Readonly<Record<string, string>>[];
  /** Rates of one pair, rising by date; null when they contradict each other or cannot be read. */
  readonly rates: (from: string, to: string) => readonly { readonly on: string; readonly rate: Rational }[] | null;
}

/** What all blocks of one lowering share. */
export interface Workshop {
  readonly profiles: Profiles;
  readonly codes: TextCodes;
  readonly tables: bigint[][];
  readonly request: SharedInputs;
  readonly inputs: InputColumn[];
  readonly facts: FactColumn[];
  readonly unsupported: UnsupportedStep[];
}

/** One block being lowered: its builder and the cells of the steps done so far. */
export interface Scope {
  readonly workshop: Workshop;
  readonly builder: KernelBuilder;
  readonly newBuilder: () => KernelBuilder;
  readonly steps: readonly Step[];
  /** Lowers one step of a block; frames go through it for their inner steps. */
  readonly lower: (scope: Scope, step: Step) => Cell;
  readonly cells: Cell[];
  /** Frames of this block that have run. */
  readonly frames: Map<FactsFrame, FrameResult>;
  readonly parent: Scope | null;
  /** Set inside a frame. */
  readonly frame: FrameState | null;
}

export interface FrameState {
  readonly index: () => Cell;
  readonly runningBefore: (of: string | null, type: ValueType) => Cell;
}

/** Thrown inside the lowering and caught at its door, where it becomes the typed refusal. */
export class NotExpressible extends Error {}

export function cellAt(scope: Scope, step: StepIndex): Cell {
  const cell = scope.cells[step];
  if (cell === undefined) throw new Error(`lowering: step ${step} is used before it is computed`);
  return cell;
}
