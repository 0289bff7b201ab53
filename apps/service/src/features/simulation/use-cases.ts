import type { Actor } from '@premia/access';
import type { SubmissionTarget } from '@premia/database';
import type { DraftEffect, DraftSamples, DraftWays, SimulationPersonDetail, SimulationResult } from '../../contract.ts';
import type { Result } from '../../failure.ts';

export interface SimulationUseCases {
  /** The candidate against the version that was in force, person by person, over past or open periods. */
  compare(
    actor: Actor,
    input: {
      readonly schemeId: string;
      /** `draft` or the id of a version. */
      readonly candidate: string;
      readonly periods: readonly string[];
      readonly departmentId?: string | undefined;
    },
  ): Promise<Result<SimulationResult>>;
  /** The stored draft against the version in force over the last finished period, in a few numbers. */
  effect(
    actor: Actor,
    input: {
      readonly schemeId: string;
      readonly departmentId?: string | undefined;
      /** Whom it is about to be assigned to: they stand in where nobody is under the scheme yet. */
      readonly targets?: readonly SubmissionTarget[] | undefined;
    },
  ): Promise<Result<DraftEffect>>;
  /** Which rows, bands and branches of the draft people came into in the last finished period. */
  ways(actor: Actor, input: { readonly schemeId: string }): Promise<Result<DraftWays>>;
  /** Whom to try the draft on, faults elsewhere in it notwithstanding. */
  samples(actor: Actor, input: { readonly schemeId: string }): Promise<Result<DraftSamples>>;
  /** One person under both, with traces. */
  person(
    actor: Actor,
    input: {
      readonly schemeId: string;
      readonly candidate: string;
      readonly period: string;
      readonly employeeId: string;
    },
  ): Promise<Result<SimulationPersonDetail>>;
}
