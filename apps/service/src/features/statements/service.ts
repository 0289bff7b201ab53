import { type Actor, decide, scopeFilter } from '@premia/access';
import { isSealed } from '@premia/compensation';
import { type ListedStatement, listStatements, readRun, type Tx, withTx } from '@premia/database';
import { parsePeriod } from '@premia/scheme';
import type { StatementPage, StatementSummary } from '../../contract.ts';
import { ABSENT, type Result, success } from '../../failure.ts';
import type { ExplainedResult, ResultKey } from '../accruals/service.ts';
import type { Books } from '../books.ts';
import { idsOrNull, visiblePeople } from '../people/visible-people.ts';
import type { StatementQuery } from '../runs/use-cases.ts';
import { isRunVisible } from '../runs/visible-runs.ts';
import { payAsOf, replayStatements } from './as-of.ts';
import { explainStatement } from './explain-statement.ts';
import { readPayoutTitles } from './payout-titles.ts';
import type { StatementUseCases } from './use-cases.ts';

export interface StatementService extends StatementUseCases {
  list(actor: Actor, query: StatementQuery): Promise<Result<StatementPage>>;
  /** A sealed statement replayed from its frozen inputs, with its trace; absent when the period has none. */
  explain(actor: Actor, key: ResultKey): Promise<Result<ExplainedResult>>;
}

/** Statements on a page. */
const PAGE_SIZE = 100;

export function createStatementService(books: Books): StatementService {
  return {
    list: (actor, query) => listPage(books, actor, query),
    asOf: (actor, query) => payAsOf(books, actor, query),
    replay: (actor, of) => replayStatements(books, actor, of),
    explain: (actor, key) => explainStatement(books, actor, key),
  };
}

async function listPage(books: Books, actor: Actor, query: StatementQuery): Promise<Result<StatementPage>> {
  const decision = decide(actor, 'statement.list');
  if (!decision.allowed) return ABSENT;
  return withTx(books.pool, actor, async (tx) => {
    const run = await readRun(tx, query.runId);
    const period = run === null ? null : parsePeriod(run.period);
    // What is not sealed yet is between those who make it.
    if (run === null || period === null || !(isSealed(run.state) || isRunVisible(actor, run))) return ABSENT;
    const rows = await listStatements(tx, {
      runId: run.id,
      after: ordinalOf(query.cursor),
      limit: PAGE_SIZE + 1,
      search: query.search ?? null,
      departmentId: query.departmentId ?? null,
      onlyProblems: query.onlyProblems ?? false,
      employeeIds: idsOrNull(await visiblePeople(tx, scopeFilter(actor, 'statement.list'), period.lastDay)),
    });
    const page = rows.slice(0, PAGE_SIZE);
    const last = rows.length > PAGE_SIZE ? page.at(-1) : undefined;
    return success({
      rows: await summarize(tx, books, page),
      nextCursor: last === undefined ? null : String(last.ordinal),
    });
  });
}

async function summarize(
  tx: Tx,
  { compiler }: Books,
  rows: readonly ListedStatement[],
): Promise<readonly StatementSummary[]> {
  const titles = await readPayoutTitles(
    tx,
    compiler,
    rows.map(({ schemeVersionId }) => schemeVersionId),
  );
  return rows.map(({ ordinal: _, schemeId: __, schemeVersionId, lines, ...row }) => ({
    ...row,
    lines: lines.map(({ code, category, amount }) => ({
      code,
      title: titles.get(schemeVersionId)?.get(code) ?? {},
      category,
      amount,
    })),
  }));
}

/** The last ordinal of the page before; anything else is the beginning. */
function ordinalOf(cursor: string | undefined): number {
  return cursor !== undefined && /^\d{1,9}$/.test(cursor) ? Number(cursor) : -1;
}
