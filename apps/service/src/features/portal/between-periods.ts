import { type PersonActor, systemActor } from '@premia/access';
import { readCompany, readSealedStatements, type StoredStatement, type Tx, withSnapshot } from '@premia/database';
import type { PortalWhyChanged } from '../../contract.ts';
import { ABSENT, type Result, success } from '../../failure.ts';
import { shownTotal } from '../accruals/shown-total.ts';
import { bookedInWords } from '../adjustments/proposals-in-words.ts';
import type { SchemeCompiler } from '../schemes/compiled-schemes.ts';
import { readFrozenStatement } from '../statements/explain-statement.ts';
import type { PortalDependencies } from './portal-dependencies.ts';
import { type ComparedScheme, sumOf } from './scheme-change.ts';
import { total } from './why-changed.ts';

/** One sealed period of the caller's against another, scheme by scheme, from the inputs each was sealed with. */
export async function betweenPeriods(
  { pool, compiler }: Pick<PortalDependencies, 'pool' | 'compiler'>,
  caller: PersonActor,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<Result<PortalWhyChanged>> {
  const { employeeId } = caller;
  // What the caller's own wall lets through is compared; what a team scheme rests on stands behind it.
  const [before, after] = await withSnapshot(pool, caller, async (tx) => [
    await ownSide(tx, compiler, { employeeId, period: from }),
    await ownSide(tx, compiler, { employeeId, period: to }),
  ]);
  if (before === undefined || after === undefined || (isEmpty(before) && isEmpty(after))) return ABSENT;
  return withSnapshot(pool, systemActor('explain'), async (tx) => {
    const compared: ComparedScheme[] = [];
    const all = [...before.statements, ...after.statements];
    for (const schemeId of new Set(all.map((statement) => statement.schemeId))) {
      const of = (side: OwnSide) => side.statements.find((statement) => statement.schemeId === schemeId);
      compared.push(await compare(tx, compiler, { employeeId, schemeId, before: of(before), after: of(after) }));
    }
    const currency = all[0]?.currency ?? (await readCompany(tx)).currency;
    const adjustments = [before, after].map((side) => sumOf(side.adjustments, currency));
    return success(total(compared, { currency, adjustments }));
  });
}

interface OwnSide {
  readonly statements: readonly StoredStatement[];
  /** What was booked in the period besides, as it is shown. */
  readonly adjustments: readonly string[];
}

const isEmpty = ({ statements, adjustments }: OwnSide): boolean => statements.length + adjustments.length === 0;

async function ownSide(
  tx: Tx,
  compiler: SchemeCompiler,
  owned: { readonly employeeId: string; readonly period: string },
): Promise<OwnSide> {
  const booked = await bookedInWords(tx, compiler, { ...owned, employeeIds: null, showsHidden: false });
  return {
    statements: await readSealedStatements(tx, owned),
    adjustments: booked.map(({ delta }) => delta),
  };
}

interface OneScheme {
  readonly employeeId: string;
  readonly schemeId: string;
  readonly before: StoredStatement | undefined;
  readonly after: StoredStatement | undefined;
}

async function compare(
  tx: Tx,
  compiler: SchemeCompiler,
  { employeeId, schemeId, before, after }: OneScheme,
): Promise<ComparedScheme> {
  const sideOf = async (statement: StoredStatement | undefined) => {
    if (statement === undefined) return null;
    const { document, plan, request } = await readFrozenStatement(tx, compiler, statement);
    return { total: shownTotal(statement), side: { document, snapshot: { plan, request } } };
  };
  const [first, last] = [await sideOf(before), await sideOf(after)];
  const title = (last ?? first)?.side.document.title ?? { en: schemeId };
  return { schemeId, employeeId, title, before: first, after: last, causes: [] };
}
