import type { EmployeeResult } from '@premia/scheme';
import type { BilingualText } from './bilingual-text.ts';

/** simulation.compare({ schemeId, candidate: 'draft' | versionId, periods, departmentId? }) */
export interface SimulationResult {
  readonly schemeTitle: BilingualText;
  readonly periods: readonly string[];
  readonly currency: string;
  readonly base: SimulationSide;
  readonly candidate: SimulationSide;
  readonly fundDelta: string;
  readonly people: readonly SimulationPerson[];
  readonly departments: readonly {
    readonly departmentId: string;
    readonly name: BilingualText;
    readonly base: string;
    readonly candidate: string;
    readonly delta: string;
  }[];
  readonly calculatedAt: string;
}
export interface SimulationSide {
  readonly label: string;
  readonly version: number | null;
  readonly fund: string;
  readonly average: string;
  readonly median: string;
  readonly maximum: string;
  readonly atZero: number;
  /** People left out of the sums, each listed with the problem. */
  readonly failed: number;
}
export interface SimulationPerson {
  readonly employeeId: string;
  readonly name: BilingualText;
  readonly departmentId: string;
  readonly departmentName: BilingualText;
  readonly position: BilingualText;
  readonly base: string | null;
  readonly candidate: string | null;
  readonly delta: string | null;
  readonly problems: readonly EmployeeResult['problems'][number][];
}
/** simulation.person({ schemeId, candidate, period, employeeId }) → both results with traces. */
export interface SimulationPersonDetail {
  readonly base: EmployeeResult | null;
  readonly candidate: EmployeeResult;
}
/**
 * simulation.effect({ schemeId, departmentId? }): what the draft does to pay in the last finished period, over the people
 * under the scheme; for a scheme nobody is under, what it would pay those it could be assigned to.
 */
export type DraftEffect =
  /** No period of the scheme's kind is over yet. */
  | { readonly kind: 'no-period' }
  | { readonly kind: 'nobody'; readonly period: string }
  | {
      readonly kind: 'effect';
      readonly period: string;
      readonly currency: string;
      readonly people: number;
      /** People left out of the sums: no result on one side. */
      readonly failed: number;
      readonly fund: string;
      /** Null while nobody is paid by the scheme. */
      readonly base: {
        readonly fund: string;
        readonly delta: string;
        readonly up: number;
        readonly down: number;
        readonly same: number;
      } | null;
      readonly calculatedAt: string;
    };
/** simulation.samples({ schemeId }): whom the draft would pay, and what it would have paid some of them in the last finished period. */
export type DraftSamples =
  | { readonly kind: 'no-period' }
  | {
      readonly kind: 'samples';
      readonly period: string;
      /** Everybody under the scheme, or whom it could be under, as far as the caller sees them. */
      readonly audience: readonly string[];
      /** Worked out: everybody of a small audience, an even spread of a large one. */
      readonly people: readonly SamplePerson[];
    };
export interface SamplePerson {
  readonly employeeId: string;
  /** Null where it could not be worked out. */
  readonly total: string | null;
  /** A cap of the scheme took something away. */
  readonly isCapped: boolean;
  /** Nothing to pay for: no records, criteria at zero. */
  readonly isIdle: boolean;
}
/** simulation.ways({ schemeId }): how often people took each way through the draft in the last finished period. */
export type DraftWays =
  | { readonly kind: 'no-period' }
  | {
      readonly kind: 'ways';
      readonly period: string;
      readonly people: number;
      readonly ways: readonly { readonly nodeId: string; readonly path: string; readonly hits: number }[];
    };
