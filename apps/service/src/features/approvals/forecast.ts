import { maySeeGroup, type Scope, SMALL_GROUP_SIZE } from '@premia/access';
import type { DraftEffect, SubmissionForecast } from '../../contract.ts';

/**
 * The forecast as somebody of a scope may see it. Sums over few people say what one of them gets; so does a difference that
 * only few of many people make.
 */
export function forecastFor(scope: Scope, effect: DraftEffect): SubmissionForecast {
  if (effect.kind !== 'effect') return effect;
  const moved = effect.base === null ? 0 : effect.base.up + effect.base.down;
  const groups = [effect.people - effect.failed, ...(moved === 0 ? [] : [moved])];
  return groups.every((people) => maySeeGroup(scope, people, SMALL_GROUP_SIZE))
    ? effect
    : { kind: 'withheld', period: effect.period };
}
