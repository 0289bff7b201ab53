import type { SchemeLink } from '../document/scheme-document.ts';
import type { Block, PlanParameter, PlanResult, StepIndex, StepOperation } from '../plan/plan.ts';
import type { PeriodKind } from '../values/period.ts';
import type { ValueType } from '../values/value-type.ts';

/** A value at hand while lowering: the step that computes it and its type. */
export interface Operand {
  readonly step: StepIndex;
  readonly type: ValueType;
  /** The link that brings it, when it comes straight from another node. */
  readonly link?: SchemeLink;
}

export type Outputs = Readonly<Record<string, Operand>>;

export interface Finding {
  readonly code: string;
  readonly severity?: 'error' | 'warning' | 'hint';
  readonly port?: string;
  readonly link?: SchemeLink;
  /** Path inside the node's params, as `bands.1.from`. */
  readonly path?: string;
  /** Characters inside a formula's text. */
  readonly from?: number;
  readonly to?: number;
  readonly details?: Readonly<Record<string, string | number | readonly string[]>>;
}

export type Report = (finding: Finding) => void;

/** What a node may know of the scheme around it. */
export interface SchemeSetting {
  readonly currency: string;
  readonly period: PeriodKind;
  readonly parameters: ReadonlyMap<string, PlanParameter>;
}

/** A published scheme to be worked out in this place. */
export interface ComponentCall {
  readonly scheme: string;
  /** Hash of the version. */
  readonly version: string;
  /** Values for its parameters, linked or written; the others keep the component's own. */
  readonly linked: ReadonlyMap<string, Operand>;
  readonly constants: ReadonlyMap<string, string>;
  /** Codes of the results wanted. */
  readonly results: readonly string[];
}

/** The compiler's side of lowering one node. */
export interface NodeContext {
  readonly nodeId: string;
  readonly scheme: SchemeSetting;
  /** The value linked to a port that takes one link, else null. */
  readonly input: (port: string) => Operand | null;
  /** Every value linked to a port, in the canonical order of the links. */
  readonly inputs: (port: string) => readonly Operand[];
  /** Whether anything reads this output; the default output is always wanted, for live values. */
  readonly wanted: (output: string) => boolean;
  readonly emit: (step: StepOperation & { readonly type: ValueType }) => Operand;
  readonly report: Report;
  readonly addResult: (result: PlanResult) => void;
  /** Lowers a component here and answers its results by code; null after reporting why that cannot be. */
  readonly component: (call: ComponentCall) => Outputs | null;
  /** For a frame after its inside was lowered: the block of its inner nodes; absent elsewhere. */
  readonly inside: InsideBlock | null;
}

export interface InsideBlock {
  /** Brings a value into the inner block, whichever side it is on. */
  readonly result: (port: string) => Operand | null;
  /** Emits into the inner block. */
  readonly emit: (step: StepOperation & { readonly type: ValueType }) => Operand;
  readonly close: () => Block;
}
