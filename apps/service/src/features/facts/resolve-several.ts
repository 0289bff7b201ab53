import { type Actor, decide } from '@premia/access';
import { type Pool, withChange } from '@premia/database';
import type { FactDecision, FactsDecided } from '../../contract/facts.ts';
import { ABSENT, type Result, success } from '../../failure.ts';
import { decideQuarantined } from './resolve-quarantined.ts';
import type { SeveralDecision } from './use-cases.ts';

type Refused = FactsDecided['refused'][number];

/**
 * One decision about several items, each by itself: what cannot be decided so is told and holds up no other. In the order in
 * which they came, so that of several about one fact the last becomes the newest version.
 */
export async function resolveSeveral(
  pool: Pool,
  actor: Actor,
  { ids, resolution, reason }: SeveralDecision,
): Promise<Result<FactsDecided>> {
  if (!decide(actor, 'quarantine.resolve').allowed) return ABSENT;
  const ordered = [...new Set(ids)].sort((left, right) => (BigInt(left) < BigInt(right) ? -1 : 1));
  const refused: Refused[] = [];
  for (const id of ordered) {
    const answer = await withChange(pool, actor, (tx) => decideQuarantined(tx, { id, resolution, reason }));
    const refusal = refusalOf(id, answer);
    if (refusal !== null) refused.push(refusal);
  }
  return success({ decided: ordered.length - refused.length, refused });
}

function refusalOf(id: string, answer: Result<FactDecision>): Refused | null {
  if (!answer.ok) return { id, code: answer.failure.code, message: {} };
  return answer.value.ok ? null : { id, code: answer.value.code, message: answer.value.message };
}
