import type { Actor } from '@premia/access';
import type { CriterionDefinition } from '@premia/compensation';
import type {
  CriterionPage,
  CriterionProperties,
  CriterionQuality,
  CriterionSaved,
  CriterionSummary,
  CriterionValues,
  DefinitionTrial,
  SchemeSources,
} from '../../contract.ts';
import type { Result } from '../../failure.ts';
import type { NewCriterion } from './edit-criterion.ts';

export interface CriteriaUseCases {
  list(actor: Actor): Promise<readonly CriterionSummary[]>;
  quality(actor: Actor): Promise<readonly CriterionQuality[]>;
  get(actor: Actor, input: { readonly key: string }): Promise<Result<CriterionPage>>;
  /** Values and targets of the people the caller may see. */
  values(actor: Actor, input: { readonly key: string; readonly period: string }): Promise<Result<CriterionValues>>;
  /** A definition on stored facts, beside the one in force; nothing is kept. */
  tryDefinition(
    actor: Actor,
    input: { readonly key: string | null; readonly definition: CriterionDefinition; readonly period: string },
  ): Promise<Result<DefinitionTrial>>;
  create(actor: Actor, input: NewCriterion): Promise<Result<CriterionSaved>>;
  describe(
    actor: Actor,
    input: CriterionProperties & { readonly key: string; readonly revision: number },
  ): Promise<Result<CriterionSaved>>;
  /** Everything a scheme can read: criteria, attributes, fact types with their attributes, reference tables. */
  sources(actor: Actor): Promise<SchemeSources>;
}
