import { type PersonActor, systemActor } from '@premia/access';
import {
  readCompany,
  readEmployeeNames,
  readPeriod,
  readShownRun,
  readStatementsOf,
  type StoredStatement,
  type Tx,
  withSnapshot,
} from '@premia/database';
import type { PortalProvisional, PortalWhyChanged } from '../../contract.ts';
import { ABSENT, type Result, success } from '../../failure.ts';
import { shownTotal } from '../accruals/shown-total.ts';
import { readFrozenStatement } from '../statements/explain-statement.ts';
import type { PortalDependencies } from './portal-dependencies.ts';
import * as repository from './repository.ts';
import { type ComparedScheme, sumOf } from './scheme-change.ts';
import { readSide, total } from './why-changed.ts';

/** What finance last showed of the period to the person whom the row wall lets through, beside what has accrued by now. */
export async function readProvisional(
  tx: Tx,
  owned: repository.OwnedPeriod,
  live: readonly repository.OwnResult[],
): Promise<PortalProvisional | null> {
  const run = await readShownRun(tx, owned.period);
  if (run === null) return null;
  const statements = await readStatementsOf(tx, { runId: run.id, employeeId: owned.employeeId });
  if (statements.length === 0) return null;
  const names = await readEmployeeNames(tx, [run.launchedBy]);
  return {
    shownBy: names.get(run.launchedBy) ?? { en: run.launchedBy },
    shownAt: run.launchedAt,
    total: sumOf(statements.map(shownTotal), run.currency),
    accrued: sumOf(live.map(liveTotal), run.currency),
  };
}

/** The lines a person is shown, added up; null when a part could not be worked out. */
function liveTotal({ total: whole, lines, currency }: repository.OwnResult): string | null {
  return whole === null
    ? null
    : sumOf(
        lines.map(({ amount }) => amount),
        currency,
      );
}

/** The caller's statements as they were frozen for showing against the accruals of now, scheme by scheme. */
export async function sinceProvisional(
  { pool, compiler }: Pick<PortalDependencies, 'pool' | 'compiler'>,
  caller: PersonActor,
  { period }: { readonly period: string },
): Promise<Result<PortalWhyChanged>> {
  const owned = { employeeId: caller.employeeId, period };
  // What the caller's own wall lets through is compared; colleagues of a team scheme stand behind it.
  const own = await withSnapshot(pool, caller, (tx) => readOwn(tx, owned));
  if (own === null) return ABSENT;
  return withSnapshot(pool, systemActor('explain'), async (tx) => {
    const compared: ComparedScheme[] = [];
    const schemeIds = [...own.statements, ...own.live].map(({ schemeId }) => schemeId);
    for (const schemeId of new Set(schemeIds)) compared.push(await compare(tx, compiler, { owned, own, schemeId }));
    const currency = own.statements[0]?.currency ?? (await readCompany(tx)).currency;
    const zero = sumOf([], currency);
    return success(total(compared, { currency, adjustments: [zero, zero] }));
  });
}

interface Own {
  readonly statements: readonly StoredStatement[];
  readonly live: readonly repository.OwnResult[];
  readonly states: Awaited<ReturnType<typeof repository.openStates>>;
  /** Since it was shown, oldest first. */
  readonly changes: readonly repository.ChangeRow[];
}

async function readOwn(tx: Tx, owned: repository.OwnedPeriod): Promise<Own | null> {
  const run = await readShownRun(tx, owned.period);
  if (run === null || (await readPeriod(tx, owned.period))?.state === 'sealed') return null;
  const statements = await readStatementsOf(tx, { runId: run.id, employeeId: owned.employeeId });
  if (statements.length === 0) return null;
  return {
    statements,
    live: await repository.openResults(tx, owned.period, owned.employeeId),
    states: await repository.openStates(tx, owned.period, owned.employeeId),
    changes: await repository.changesSince(tx, owned, run.launchedAt),
  };
}

interface OneScheme {
  readonly owned: repository.OwnedPeriod;
  readonly own: Own;
  readonly schemeId: string;
}

async function compare(
  tx: Tx,
  compiler: PortalDependencies['compiler'],
  { owned, own, schemeId }: OneScheme,
): Promise<ComparedScheme> {
  const statement = own.statements.find((candidate) => candidate.schemeId === schemeId);
  const live = own.live.find((candidate) => candidate.schemeId === schemeId);
  const state = own.states.get(schemeId);
  const frozen = statement === undefined ? null : await readFrozenStatement(tx, compiler, statement);
  const side = state === undefined ? null : await readSide(tx, compiler, { ...owned, state });
  const causes = own.changes.filter((change) => change.schemeId === schemeId).toReversed();
  return {
    schemeId,
    employeeId: owned.employeeId,
    title: (side ?? frozen)?.document.title ?? { en: schemeId },
    before:
      statement === undefined || frozen === null
        ? null
        : {
            total: shownTotal(statement),
            side: { document: frozen.document, snapshot: { plan: frozen.plan, request: frozen.request } },
          },
    after: live === undefined ? null : { total: liveTotal(live), side },
    causes: causes.flatMap(({ cause }) => repository.toPortalCause(cause) ?? []),
  };
}
