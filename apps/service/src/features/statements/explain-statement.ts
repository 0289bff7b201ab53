import { type Actor, decide, systemActor } from '@premia/access';
import { type CreditedFact, criterionRecords, period as periodOf } from '@premia/compensation';
import {
  type FrozenPerson,
  type RunRecord,
  readCriterionVersions,
  readFactsAsOf,
  readFrozenPeople,
  readFrozenSchemes,
  readRun,
  readSealedStatements,
  readVersions,
  type StoredStatement,
  type Tx,
  type VersionRecord,
  withSnapshot,
} from '@premia/database';
import {
  type EmployeeInputs,
  type EmployeeResult,
  type EvaluationRequest,
  evaluatePlan,
  type Plan,
  type SchemeDocument,
} from '@premia/scheme';
import type { FactDetail } from '../../contract.ts';
import { ABSENT, type Result, success } from '../../failure.ts';
import { toFactDetail } from '../accruals/fact-details.ts';
import { headsOver } from '../accruals/heads-over.ts';
import type { ExplainedResult, ResultKey } from '../accruals/service.ts';
import type { Books } from '../books.ts';
import { parameterOrigins } from '../parameters/origins.ts';
import { readStoredDocument, type SchemeCompiler } from '../schemes/compiled-schemes.ts';

/** Replays a sealed statement from its frozen inputs: what it says today is what it said then, to the byte. */
export async function explainStatement(books: Books, actor: Actor, key: ResultKey): Promise<Result<ExplainedResult>> {
  const statement = await readableStatement(books, actor, key);
  if (statement === null) return ABSENT;
  // Both walls are passed: a scheme that compares a team needs colleagues' frozen inputs to say what became of one's own.
  return withSnapshot(books.pool, EXPLAINER, (tx) => explain(tx, books, statement));
}

/** What a sealed statement comes to when it is calculated again, be it what is stored or not. */
export async function recalculateStatement(
  books: Books,
  actor: Actor,
  key: ResultKey,
): Promise<Result<EmployeeResult>> {
  const statement = await readableStatement(books, actor, key);
  if (statement === null) return ABSENT;
  return withSnapshot(books.pool, EXPLAINER, async (tx) => {
    const { plan, request } = await readFrozenStatement(tx, books.compiler, statement);
    return success(own(evaluatePlan(plan, request).employees, statement.employeeId));
  });
}

const EXPLAINER = systemActor('explain');

/** The statement, as far as the actor may read it. */
async function readableStatement({ pool }: Books, actor: Actor, key: ResultKey): Promise<StoredStatement | null> {
  return withSnapshot(pool, actor, async (tx) => {
    const headIds = await headsOver(tx, key);
    if (!decide(actor, 'statement.read', { employeeId: key.employeeId, headIds }).allowed) return null;
    return (await readSealedStatements(tx, key)).find(({ schemeId }) => schemeId === key.schemeId) ?? null;
  });
}

/** A sealed statement's calculation, ready to be made again. */
export interface FrozenStatement {
  readonly run: RunRecord;
  readonly version: VersionRecord;
  readonly document: SchemeDocument;
  readonly plan: Plan;
  readonly request: EvaluationRequest;
}

export async function readFrozenStatement(
  tx: Tx,
  compiler: SchemeCompiler,
  statement: StoredStatement,
): Promise<FrozenStatement> {
  const run = await readRun(tx, statement.runId);
  const [version] = await readVersions(tx, [statement.schemeVersionId]);
  const scheme = (await readFrozenSchemes(tx, statement.runId)).find(
    ({ schemeVersionId }) => schemeVersionId === statement.schemeVersionId,
  );
  if (run === null || version === undefined || scheme === undefined)
    throw new Error(`statement ${statement.id} lost its run`);
  const document = readStoredDocument(version.document);
  const { plan } = compiler.compile(document, version.hash);
  if (plan === null) throw new Error(`version ${version.id} was published and does not compile any more`);
  const people = await frozenPeople(tx, statement, { run, isTeam: plan.requirements.team });
  return {
    run,
    version,
    document,
    plan,
    request: { ...scheme.context, employees: people.map(({ inputs }) => inputs) },
  };
}

async function explain(tx: Tx, { compiler }: Books, statement: StoredStatement): Promise<Result<ExplainedResult>> {
  const { run, version, document, plan, request } = await readFrozenStatement(tx, compiler, statement);
  const result = own(evaluatePlan(plan, request, { trace: true }).employees, statement.employeeId);
  if (result.resultHash !== statement.resultHash)
    throw new Error(`statement ${statement.id} replays to another result`);
  const period = periodOf(statement.period);
  const facts = await frozenFacts(tx, statement, run);
  return success({
    document,
    schemeVersion: version.version,
    result,
    facts: uniqueDetails(facts),
    criteria: criterionRecords(plan.requirements, { criteria: await readCriterionVersions(tx), facts, period }),
    parameters: await parameterOrigins(tx, {
      schemeId: statement.schemeId,
      plan,
      period,
      inputs: ownInputs(request, statement.employeeId),
    }),
    payMore: [],
    asOf: run.launchedAt,
  });
}

function ownInputs({ employees }: EvaluationRequest, employeeId: string): EmployeeInputs {
  const inputs = employees.find(({ id }) => id === employeeId);
  if (inputs === undefined) throw new Error(`no inputs of ${employeeId}`);
  return inputs;
}

/** The person's own inputs, or those of everyone under the same scheme where it looks at the team. */
async function frozenPeople(
  tx: Tx,
  statement: StoredStatement,
  { run, isTeam }: { readonly run: RunRecord; readonly isTeam: boolean },
): Promise<readonly FrozenPerson[]> {
  if (!isTeam) {
    return readFrozenPeople(tx, run.id, { fromOrdinal: statement.ordinal, toOrdinal: statement.ordinal + 1 });
  }
  const all = await readFrozenPeople(tx, run.id, { fromOrdinal: 0, toOrdinal: run.participants });
  return all.filter(({ schemeVersionId }) => schemeVersionId === statement.schemeVersionId);
}

function own(results: readonly EmployeeResult[], employeeId: string): EmployeeResult {
  const result = results.find(({ id }) => id === employeeId);
  if (result === undefined) throw new Error(`no result for ${employeeId}`);
  return result;
}

async function frozenFacts(tx: Tx, statement: StoredStatement, run: RunRecord): Promise<readonly CreditedFact[]> {
  const { firstDay: first, lastDay: last } = periodOf(statement.period);
  return readFactsAsOf(tx, { employeeId: statement.employeeId, first, last, watermark: run.factWatermark ?? '0' });
}

/** A fact counts once for the reader, however many roles it is credited in. */
function uniqueDetails(facts: readonly CreditedFact[]): readonly FactDetail[] {
  const details = facts.map(toFactDetail);
  return [...new Map(details.map((fact) => [JSON.stringify([fact.source, fact.id]), fact])).values()];
}
