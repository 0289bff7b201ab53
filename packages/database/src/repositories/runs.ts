import type { Chunk, RunKind, RunState } from '@premia/compensation';
import type { EmployeeInputs, EvaluationRequest } from '@premia/scheme';
import { CHANNELS } from '../connection/channels.ts';
import type { Tx } from '../connection/with-tx.ts';
import { columns, plain, text } from './columns.ts';

export interface RunRecord {
  readonly id: string;
  readonly period: string;
  readonly kind: RunKind;
  readonly state: RunState;
  readonly revision: number;
  readonly currency: string;
  readonly launchedBy: string;
  readonly launchedAt: string;
  readonly factWatermark: string | null;
  readonly approvedBy: string | null;
  readonly inputHash: string | null;
  readonly runHash: string | null;
  readonly engineVersion: string;
  readonly participants: number;
  readonly problems: number;
  readonly total: string;
  readonly failure: string | null;
  readonly failedPeople: readonly string[] | null;
}

const COLUMNS = `id, period, kind, state, revision, currency, launched_by as "launchedBy", launched_at as "launchedAt",
  fact_watermark as "factWatermark", approved_by as "approvedBy", input_hash as "inputHash", run_hash as "runHash", engine_version as "engineVersion",
  participants, problems, total, failure, failed_people as "failedPeople"`;

export async function readRun(tx: Tx, runId: string): Promise<RunRecord | null> {
  const [run] = await tx.rows<RunRecord>(`select ${COLUMNS} from runs where id = $1`, [runId]);
  return run ?? null;
}

/**
 * As `readRun`, and nobody moves the run until the transaction ends; any number may stay at once, so that workers who
 * finish chunks do not wait for each other.
 */
export async function stayInRun(tx: Tx, runId: string): Promise<RunRecord | null> {
  const [run] = await tx.rows<RunRecord>(`select ${COLUMNS} from runs where id = $1 for share`, [runId]);
  return run ?? null;
}

/** As `readRun`, and nobody else moves the run until the transaction ends. */
export async function holdRun(tx: Tx, runId: string): Promise<RunRecord | null> {
  const [run] = await tx.rows<RunRecord>(`select ${COLUMNS} from runs where id = $1 for update`, [runId]);
  return run ?? null;
}

export async function listRuns(tx: Tx, period: string | null): Promise<readonly RunRecord[]> {
  return tx.rows<RunRecord>(
    `select ${COLUMNS} from runs where $1::text is null or period = $1 order by launched_at desc, id limit 500`,
    [period],
  );
}

/** The final run of a period that is neither failed nor cancelled: there is at most one. */
export async function readFinalRun(tx: Tx, period: string): Promise<RunRecord | null> {
  const [run] = await tx.rows<RunRecord>(
    `select ${COLUMNS} from runs where period = $1 and kind = 'final' and state not in ('failed', 'cancelled')`,
    [period],
  );
  return run ?? null;
}

/** What finance shows of a period before it is final: the newest provisional run that is calculated and not taken back. */
export async function readShownRun(tx: Tx, period: string): Promise<RunRecord | null> {
  const [run] = await tx.rows<RunRecord>(
    `select ${COLUMNS} from runs where period = $1 and kind = 'provisional' and state = 'review'
     order by launched_at desc, id limit 1`,
    [period],
  );
  return run ?? null;
}

/** Which of some runs pay a person: that person may not approve them. */
export async function readRunsPaying(
  tx: Tx,
  employeeId: string,
  runIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.rows<{ id: string }>(
    'select distinct run_id as id from run_inputs where employee_id = $1 and run_id = any($2)',
    [employeeId, runIds],
  );
  return new Set(rows.map((row) => row.id));
}

/** What the statements of a run come to, of those the row wall lets the actor see. */
export interface VisibleSums {
  readonly participants: number;
  readonly problems: number;
  readonly total: string;
}

export async function readVisibleSums(tx: Tx, runIds: readonly string[]): Promise<ReadonlyMap<string, VisibleSums>> {
  const rows = await tx.rows<VisibleSums & { readonly runId: string }>(
    `select run_id as "runId", count(*)::int as participants, count(*) filter (where problems <> '[]')::int as problems,
       coalesce(sum(total), 0)::text as total
     from statements where run_id = any($1) group by run_id`,
    [runIds],
  );
  return new Map(rows.map((row) => [row.runId, row]));
}

export interface NewRun {
  readonly id: string;
  readonly period: string;
  readonly kind: RunKind;
  readonly currency: string;
  readonly launchedBy: string;
  readonly engineVersion: string;
}

export async function insertRun(tx: Tx, run: NewRun): Promise<void> {
  await tx.rows(
    `insert into runs (id, period, kind, state, currency, launched_by, engine_version)
     values ($1, $2, $3, 'draft', $4, $5, $6)`,
    [run.id, run.period, run.kind, run.currency, run.launchedBy, run.engineVersion],
  );
}

export interface FrozenScheme {
  readonly schemeVersionId: string;
  readonly schemeHash: string;
  readonly context: Omit<EvaluationRequest, 'employees'>;
  readonly contextHash: string;
}

export interface FrozenPerson {
  readonly ordinal: number;
  readonly employeeId: string;
  readonly schemeId: string;
  readonly schemeVersionId: string;
  readonly assignmentId: string;
  readonly departmentId: string;
  readonly inputs: EmployeeInputs;
  readonly inputsHash: string;
  readonly factVersions: readonly (readonly [string, number])[];
}

/** Writes down the scheme versions a run pays by. */
export async function insertFrozenSchemes(tx: Tx, runId: string, schemes: readonly FrozenScheme[]): Promise<void> {
  await tx.rows(
    `insert into run_schemes (run_id, scheme_version_id, scheme_hash, context, context_hash)
     select $1, s."schemeVersionId", s."schemeHash", s.context, s."contextHash"
     from jsonb_to_recordset($2::jsonb) as s("schemeVersionId" text, "schemeHash" text, context jsonb, "contextHash" text)`,
    [runId, JSON.stringify(schemes)],
  );
}

/** Writes down some of a run's people; a company of any size is frozen in pieces. */
export async function insertFrozenPeople(
  tx: Tx,
  run: { readonly id: string; readonly period: string },
  people: readonly FrozenPerson[],
): Promise<void> {
  await tx.rows(
    `insert into run_inputs (run_id, ordinal, employee_id, scheme_id, scheme_version_id, assignment_id, department_id,
       period, inputs, inputs_hash, fact_versions)
     select $1, p.ordinal, p.employee_id, p.scheme_id, p.scheme_version_id, p.assignment_id, p.department_id, $2,
       p.inputs, p.inputs_hash, p.fact_versions
     from unnest($3::int[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::jsonb[], $10::text[], $11::jsonb[])
       as p(ordinal, employee_id, scheme_id, scheme_version_id, assignment_id, department_id, inputs, inputs_hash,
         fact_versions)`,
    [
      run.id,
      run.period,
      ...columns<FrozenPerson>(people, [
        plain(({ ordinal }) => ordinal),
        text(({ employeeId }) => employeeId),
        text(({ schemeId }) => schemeId),
        text(({ schemeVersionId }) => schemeVersionId),
        text(({ assignmentId }) => assignmentId),
        text(({ departmentId }) => departmentId),
        text(({ inputs }) => JSON.stringify(inputs)),
        plain((person) => person.inputsHash),
        text(({ factVersions }) => JSON.stringify(factVersions)),
      ]),
    ],
  );
}

/** The inputs are whole: moves the run from `draft` through `snapshotting` to `computing` and wakes the workers. */
export async function finishFreezing(
  tx: Tx,
  runId: string,
  frozen: { readonly participants: number; readonly inputHash: string; readonly chunks: readonly Chunk[] },
): Promise<void> {
  await tx.rows(
    `insert into run_chunks (run_id, ordinal, from_ordinal, to_ordinal)
     select $1, c.ordinal, c."fromOrdinal", c."toOrdinal"
     from jsonb_to_recordset($2::jsonb) as c(ordinal int, "fromOrdinal" int, "toOrdinal" int)`,
    [runId, JSON.stringify(frozen.chunks)],
  );
  await tx.rows(
    `update runs set state = 'computing', revision = revision + 2, participants = $2, input_hash = $3,
       fact_watermark = (select coalesce(max(sequence), 0) from fact_versions)
     where id = $1 and state = 'draft'`,
    [runId, frozen.participants, frozen.inputHash],
  );
  await tx.rows("select pg_notify($1, '')", [CHANNELS.runs]);
}

export async function readFrozenSchemes(tx: Tx, runId: string): Promise<readonly FrozenScheme[]> {
  return tx.rows<FrozenScheme>(
    `select scheme_version_id as "schemeVersionId", scheme_hash as "schemeHash", context, context_hash as "contextHash"
     from run_schemes where run_id = $1 order by scheme_version_id`,
    [runId],
  );
}

export async function readFrozenPeople(
  tx: Tx,
  runId: string,
  range: { readonly fromOrdinal: number; readonly toOrdinal: number },
): Promise<readonly FrozenPerson[]> {
  return tx.rows<FrozenPerson>(
    `select ordinal, employee_id as "employeeId", scheme_id as "schemeId", scheme_version_id as "schemeVersionId",
       assignment_id as "assignmentId", department_id as "departmentId", inputs, inputs_hash as "inputsHash",
       fact_versions as "factVersions"
     from run_inputs where run_id = $1 and ordinal >= $2 and ordinal < $3 order by ordinal`,
    [runId, range.fromOrdinal, range.toOrdinal],
  );
}

/** What a run froze of some people, in the run's order. */
export async function readFrozenPeopleOf(
  tx: Tx,
  runId: string,
  of: { readonly employeeIds?: readonly string[]; readonly schemeVersionId?: string },
): Promise<readonly FrozenPerson[]> {
  return tx.rows<FrozenPerson>(
    `select ordinal, employee_id as "employeeId", scheme_id as "schemeId", scheme_version_id as "schemeVersionId",
       assignment_id as "assignmentId", department_id as "departmentId", inputs, inputs_hash as "inputsHash",
       fact_versions as "factVersions"
     from run_inputs where run_id = $1 and ($2::text[] is null or employee_id = any($2))
       and ($3::text is null or scheme_version_id = $3)
     order by ordinal`,
    [runId, of.employeeIds ?? null, of.schemeVersionId ?? null],
  );
}

export interface RunMove {
  readonly runId: string;
  readonly revision: number;
  readonly state: RunState;
  /** Who approved or sealed, when the move is that. */
  readonly approvedBy?: string;
  readonly sealedBy?: string;
  readonly failure?: string;
  readonly failedPeople?: readonly string[];
}

/** Moves a run if nobody did since `revision`; null when somebody was faster. */
export async function moveRun(tx: Tx, move: RunMove): Promise<RunRecord | null> {
  const [run] = await tx.rows<RunRecord>(
    `update runs set state = $3, revision = revision + 1,
       approved_by = coalesce($4, approved_by), approved_at = case when $4::text is null then approved_at else now() end,
       sealed_by = coalesce($5, sealed_by), sealed_at = case when $5::text is null then sealed_at else now() end,
       failure = coalesce($6, failure), failed_people = coalesce($7::text[], failed_people)
     where id = $1 and revision = $2 returning ${COLUMNS}`,
    [
      move.runId,
      move.revision,
      move.state,
      move.approvedBy ?? null,
      move.sealedBy ?? null,
      move.failure ?? null,
      move.failedPeople ?? null,
    ],
  );
  return run ?? null;
}

/** Writes the sums of a run whose last chunk is done and moves it to review. */
export async function finishRun(
  tx: Tx,
  runId: string,
  sums: { readonly runHash: string; readonly total: string; readonly problems: number },
): Promise<void> {
  await tx.rows(
    `update runs set state = 'review', revision = revision + 1, run_hash = $2, total = $3, problems = $4
     where id = $1 and state = 'computing'`,
    [runId, sums.runHash, sums.total, sums.problems],
  );
}
