import type { FactsFrame, InputSource, Step, StepIndex } from '../../plan/plan.ts';
import type { ValueType } from '../../values/value-type.ts';
import type { InputProfile } from './input-profile.ts';
import type { KernelBuilder } from './kernel-builder.ts';
import type { FrameResult } from './lower-facts.ts';
import type { FactColumn, FactColumnField, InputColumn, UnsupportedStep } from './lowered-plan.ts';
import type { Cell } from './shape.ts';
import type { TextCodes } from './text-codes.ts';

/** Answers the promise made about an input or about a field of the facts. */
export interface Profiles {
  readonly input: (input: { readonly source: InputSource; readonly type: ValueType }) => InputProfile;
  readonly fact: (field: FactColumnField, type: ValueType) => InputProfile;
  /** Facts one row can have. */
  readonly factsMax: bigint;
}

/** Rows of the shared tables, as the request supplies them. */
export type ReferenceTables = Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>;

/** What all blocks of one lowering share. */
export interface Workshop {
  readonly profiles: Profiles;
  readonly codes: TextCodes;
  readonly tables: bigint[][];
  readonly referenceTables: ReferenceTables;
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
