import type { Value } from '../values/value.ts';

/** A request as a file holds it; the same shape feeds every engine, the service and the browser. */
export interface EvaluationRequest {
  /** `2026-10`, `2026-Q3` or `2026`. */
  readonly period: string;
  readonly currency?: string | undefined;
  readonly parameters?: Readonly<Record<string, string>> | undefined;
  readonly tables?: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>> | undefined;
  readonly rates?:
    | readonly { readonly from: string; readonly to: string; readonly on: string; readonly rate: string }[]
    | undefined;
  readonly calendar?: Readonly<Record<string, string>> | undefined;
  /** Which department stands below which; one that is not listed stands by itself. */
  readonly departments?: readonly { readonly id: string; readonly parent?: string | null | undefined }[] | undefined;
  readonly employees: readonly EmployeeInputs[];
}

export interface EmployeeInputs {
  readonly id: string;
  readonly department?: string | null | undefined;
  readonly manager?: string | null | undefined;
  readonly attributes?: Readonly<Record<string, string>> | undefined;
  readonly criteria?: Readonly<Record<string, Readonly<Record<string, string>>>> | undefined;
  readonly balances?: Readonly<Record<string, string>> | undefined;
  readonly facts?: readonly FactInput[] | undefined;
  /** Overrides of scheme parameters for this employee. */
  readonly parameters?: Readonly<Record<string, string>> | undefined;
}

export interface FactInput {
  readonly source: string;
  readonly id: string;
  readonly type: string;
  readonly on: string;
  readonly amount?: string | undefined;
  readonly currency?: string | undefined;
  readonly attributes?: Readonly<Record<string, string>> | undefined;
}

export interface PayoutLine {
  readonly code: string;
  readonly category: string;
  /** Rounded to the currency's minor unit, written with exactly its digits. */
  readonly amount: string;
}

/** Why a result could not be worked out; wording in `@premia/locale`, keyed by `code`. */
export interface Problem {
  readonly code: string;
  readonly nodeId: string;
  /** The input in words the author used: a criterion key, a port, a table. */
  readonly input: string | null;
  readonly details: Readonly<Record<string, string>>;
}

export interface EmployeeResult {
  readonly id: string;
  /** Lines that could be worked out; a payout with a problem has no line. */
  readonly lines: readonly PayoutLine[];
  readonly indicators: Readonly<Record<string, string | boolean>>;
  /** Null when a payout has a problem: a sum with a part missing is not a total. */
  readonly total: string | null;
  readonly problems: readonly Problem[];
  readonly balances?: Readonly<Record<string, string>> | undefined;
  /** SHA-256 of the canonical lines, indicators, total, problems and balances. */
  readonly resultHash: string;
  readonly trace?: Trace | undefined;
}

/** One entry per node that has a value, in execution order. */
export interface Trace {
  readonly nodes: readonly TraceNode[];
}

export interface TraceNode {
  readonly nodeId: string;
  readonly outputs: Readonly<Record<string, TraceValue>>;
  /** Which facts took part and which did not, with the reason's code. */
  readonly factsUsed?: readonly TraceFact[] | undefined;
  readonly factsExcluded?: readonly TraceExclusion[] | undefined;
}

export interface TraceExclusion {
  readonly source: string;
  readonly id: string;
  /** `outside-period`, `condition-not-met`, `field-missing`. */
  readonly reason: string;
  /** The field whose condition decided. */
  readonly field?: string | undefined;
}

export interface TraceFact {
  readonly source: string;
  readonly id: string;
  /** This fact's contribution to the frame's aggregate. */
  readonly contribution: TraceValue;
  /** Values of the frame's inner nodes for this fact. */
  readonly inner: readonly TraceNode[];
}

/** What an output came to: the value itself, or the first reason why there is none. */
export type TraceValue = Value | { readonly kind: 'problem'; readonly problem: Problem };

export interface EvaluationAnswer {
  readonly schemeHash: string;
  readonly employees: readonly EmployeeResult[];
}
