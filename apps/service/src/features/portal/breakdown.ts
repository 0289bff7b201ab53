import type { PersonActor } from '@premia/access';
import { withSnapshot } from '@premia/database';
import type { PortalBreakdown } from '../../contract.ts';
import { ABSENT, type Result, success } from '../../failure.ts';
import { toLine } from './lines.ts';
import type { PortalDependencies } from './portal-dependencies.ts';
import { readPeriod } from './repository.ts';
import { describeSchemes, type SchemeInWords } from './schemes-in-words.ts';

export interface LineOfPeriod {
  readonly period: string;
  readonly schemeId: string;
  readonly code: string;
}

/** Everything behind one line of the caller's own: replayed from frozen inputs when sealed, else worked out afresh. */
export async function breakdown(
  { pool, accruals, statements, compiler }: PortalDependencies,
  caller: PersonActor,
  { period, schemeId, code }: LineOfPeriod,
): Promise<Result<PortalBreakdown>> {
  const state = await withSnapshot(pool, caller, (tx) => readPeriod(tx, period));
  const source = state?.state === 'sealed' ? statements : accruals;
  const explained = await source.explain(caller, { employeeId: caller.employeeId, period, schemeId });
  if (!explained.ok) {
    return explained;
  }
  const { document, schemeVersion, result, facts, criteria, parameters, payMore, asOf } = explained.value;
  const schemes = await withSnapshot(pool, caller, (tx) => describeSchemes(tx, compiler, [{ schemeId, document }]));
  const scheme = schemes.get(schemeId);
  const line = result.lines.find((candidate) => candidate.code === code);
  if (line === undefined || scheme === undefined || scheme.hiddenCodes.has(code)) {
    return ABSENT;
  }
  return success({
    period,
    line: toLine(line, schemeId, scheme),
    document,
    schemeVersion,
    result: withoutHidden(result, scheme),
    facts,
    criteria,
    parameters,
    payMore,
    asOf,
  });
}

/** Lines the scheme hides stay hidden in the explanation as well. */
function withoutHidden(result: PortalBreakdown['result'], { hiddenCodes }: SchemeInWords): PortalBreakdown['result'] {
  return { ...result, lines: result.lines.filter(({ code }) => !hiddenCodes.has(code)) };
}
