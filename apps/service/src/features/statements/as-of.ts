import { type Actor, decide } from '@premia/access';
import { readSealedStatements, withSnapshot } from '@premia/database';
import type { PayAsOf, StatementReplay } from '../../contract.ts';
import { ABSENT, type Result, success } from '../../failure.ts';
import { headsOver } from '../accruals/heads-over.ts';
import type { Books } from '../books.ts';
import { recalculateStatement } from './explain-statement.ts';
import { readPayAsOf } from './repository.ts';
import type { AsOfQuery } from './use-cases.ts';

/** A person's period as the books told it at the end of a day: what had accrued or was sealed, corrected and paid by then. */
export async function payAsOf({ pool }: Books, actor: Actor, query: AsOfQuery): Promise<Result<PayAsOf>> {
  return withSnapshot(pool, actor, async (tx): Promise<Result<PayAsOf>> => {
    const decision = decide(actor, 'statement.read', {
      employeeId: query.employeeId,
      headIds: await headsOver(tx, query),
    });
    if (!decision.allowed) return ABSENT;
    const found = await readPayAsOf(tx, query);
    return found === null ? ABSENT : success(found);
  });
}

/** Calculates sealed statements of a person again from their frozen inputs and holds them against what is stored. */
export async function replayStatements(
  books: Books,
  actor: Actor,
  of: { readonly employeeId: string; readonly period: string },
): Promise<Result<readonly StatementReplay[]>> {
  const statements = await withSnapshot(books.pool, actor, (tx) => readSealedStatements(tx, of));
  const replays: StatementReplay[] = [];
  for (const { schemeId, id, resultHash, total } of statements) {
    const recalculated = await recalculateStatement(books, actor, { ...of, schemeId });
    if (!recalculated.ok) return recalculated;
    const result = recalculated.value;
    replays.push({
      statementId: id,
      total,
      replayedTotal: result.total,
      resultHash,
      replayedHash: result.resultHash,
      isSame: result.resultHash === resultHash,
    });
  }
  return replays.length === 0 ? ABSENT : success(replays);
}
