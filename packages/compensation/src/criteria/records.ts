import { toCanonicalText } from '@premia/decimal';
import type { Period, Requirements } from '@premia/scheme';
import type { CriterionVersion } from '../evaluation/evaluation-data.ts';
import { withParts } from '../evaluation/needed-data.ts';
import { holdsOn } from '../organization/organization.ts';
import { type CreditedFact, sortFacts } from './measure.ts';

/** The facts behind a criterion's actual value of one person and period. */
export interface CriterionRecords {
  readonly criterion: string;
  /** Whether the contributions add up to the value (a sum or a count). */
  readonly adds: boolean;
  readonly counted: readonly { readonly source: string; readonly id: string; readonly contribution: string | null }[];
  readonly excluded: readonly { readonly source: string; readonly id: string; readonly field: string }[];
}

/**
 * For every criterion whose actual value a plan reads and that is worked out from facts, and for both parts of a ratio;
 * entered ones have no records.
 */
export function criterionRecords(
  requirements: Requirements,
  given: {
    readonly criteria: readonly CriterionVersion[];
    readonly facts: readonly CreditedFact[];
    readonly period: Period;
  },
): readonly CriterionRecords[] {
  const { criteria, facts, period } = given;
  const read = requirements.inputs.flatMap(({ source }) =>
    source.kind === 'criterion' && source.measure === 'actual' ? [source.criterion] : [],
  );
  return withParts(read, criteria).flatMap((criterion): CriterionRecords[] => {
    const version = criteria.find((row) => row.criterion === criterion && holdsOn(row, period.lastDay));
    if (version?.definition.kind !== 'facts') return [];
    const { definition } = version;
    const sorted = sortFacts(definition, facts, { first: period.firstDay, last: period.lastDay });
    return [
      {
        criterion,
        adds: definition.aggregate === 'sum' || definition.aggregate === 'count',
        counted: sorted.counted.map(({ fact, contribution }) => ({
          source: fact.source,
          id: fact.id,
          contribution: contribution === null ? null : toCanonicalText(contribution),
        })),
        excluded: sorted.excluded.map(({ fact, condition }) => ({
          source: fact.source,
          id: fact.id,
          field: condition.field,
        })),
      },
    ];
  });
}
