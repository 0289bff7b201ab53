import type { CriterionDefinition } from '@premia/compensation';
import { readCriterionVersions, type Tx } from '@premia/database';
import { failure, type Result } from '../../failure.ts';

/** A definition that somebody proposes for a criterion. */
export interface ProposedDefinition {
  readonly criterion: string;
  readonly definition: CriterionDefinition;
}

/**
 * Why a criterion cannot be defined like that; null when it can. A ratio is of two others that are no ratios themselves,
 * so that every number can be traced to facts in two steps and nothing goes round in a circle.
 */
export async function judgeDefinition(
  tx: Tx,
  { criterion, definition }: ProposedDefinition,
): Promise<Result<never> | null> {
  if (definition.kind !== 'ratio') return null;
  const { numerator, denominator } = definition;
  const versions = await readCriterionVersions(tx);
  for (const part of [numerator, denominator]) {
    const own = versions.filter((version) => version.criterion === part);
    if (own.length === 0) return failure('invalid', 'criterion/unknown-part', { part });
    if (part === criterion || own.some((version) => version.definition.kind === 'ratio')) {
      return failure('invalid', 'criterion/part-is-ratio', { part });
    }
  }
  const user = versions.find(
    (version) =>
      version.definition.kind === 'ratio' &&
      [version.definition.numerator, version.definition.denominator].includes(criterion),
  );
  return user === undefined ? null : failure('invalid', 'criterion/is-part', { of: user.criterion });
}
