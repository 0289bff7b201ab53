import type { StatementContent, StatementLine } from '@premia/compensation';
import type { Problem } from '@premia/scheme';
import type { Tx } from '../connection/with-tx.ts';
import type { Bilingual } from '../schema/column-types.ts';
import { columns, plain, text } from './columns.ts';

export interface NewStatement {
  readonly id: string;
  readonly ordinal: number;
  readonly schemeId: string;
  readonly schemeVersionId: string;
  readonly content: StatementContent;
  readonly statementHash: string;
}

export async function insertStatements(tx: Tx, runId: string, statements: readonly NewStatement[]): Promise<void> {
  await tx.rows(
    `insert into statements (id, run_id, ordinal, period, employee_id, scheme_id, scheme_version_id, assignment_id,
       department_id, currency, total, problems, inputs_hash, result_hash, statement_hash)
     select s.id, $1, s.ordinal, s.period, s.employee_id, s.scheme_id, s.scheme_version_id, s.assignment_id,
       s.department_id, s.currency, s.total, s.problems, s.inputs_hash, s.result_hash, s.statement_hash
     from unnest($2::text[], $3::int[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
         $10::text[], $11::numeric[], $12::jsonb[], $13::text[], $14::text[], $15::text[])
       as s(id, ordinal, period, employee_id, scheme_id, scheme_version_id, assignment_id, department_id, currency, total,
         problems, inputs_hash, result_hash, statement_hash)`,
    [
      runId,
      ...columns<NewStatement>(statements, [
        plain(({ id }) => id),
        plain(({ ordinal }) => ordinal),
        plain(({ content }) => content.period),
        text(({ content }) => content.employeeId),
        text(({ schemeId }) => schemeId),
        text(({ schemeVersionId }) => schemeVersionId),
        text(({ content }) => content.assignmentId),
        text(({ content }) => content.departmentId),
        plain(({ content }) => content.currency),
        plain(({ content }) => content.total),
        text(({ content }) => JSON.stringify(content.problems)),
        plain(({ content }) => content.inputsHash),
        plain(({ content }) => content.resultHash),
        plain(({ statementHash }) => statementHash),
      ]),
    ],
  );
  await insertStatementLines(tx, statements.flatMap(lineRows));
}

interface LineRow extends StatementLine {
  readonly id: string;
  readonly position: number;
  readonly employeeId: string;
  readonly period: string;
}

async function insertStatementLines(tx: Tx, lines: readonly LineRow[]): Promise<void> {
  await tx.rows(
    `insert into statement_lines (statement_id, code, category, position, amount, visible, employee_id, period)
     select l.id, l.code, l.category, l.position, l.amount, l.visible, l.employee_id, l.period
     from unnest($1::text[], $2::text[], $3::text[], $4::int[], $5::numeric[], $6::boolean[], $7::text[], $8::text[])
       as l(id, code, category, position, amount, visible, employee_id, period)`,
    columns<LineRow>(lines, [
      plain(({ id }) => id),
      text(({ code }) => code),
      text(({ category }) => category),
      plain(({ position }) => position),
      plain(({ amount }) => amount),
      plain(({ visible }) => visible),
      text(({ employeeId }) => employeeId),
      plain(({ period }) => period),
    ]),
  );
}

function lineRows({ id, content }: NewStatement): readonly LineRow[] {
  const { employeeId, period } = content;
  return content.lines.map((line, position) => ({ ...line, id, position, employeeId, period }));
}

export interface StoredStatement {
  readonly id: string;
  readonly runId: string;
  readonly ordinal: number;
  readonly period: string;
  readonly employeeId: string;
  readonly schemeId: string;
  readonly schemeVersionId: string;
  readonly assignmentId: string;
  readonly departmentId: string;
  readonly schemeHash: string;
  readonly currency: string;
  readonly total: string | null;
  readonly problems: readonly Problem[];
  readonly inputsHash: string;
  readonly resultHash: string;
  readonly statementHash: string;
  readonly createdAt: string;
  readonly lines: readonly StatementLine[];
}

const OWN_COLUMNS = `s.id, s.run_id as "runId", s.ordinal, s.period, s.employee_id as "employeeId",
  s.scheme_id as "schemeId", s.scheme_version_id as "schemeVersionId", s.assignment_id as "assignmentId",
  s.department_id as "departmentId", v.hash as "schemeHash", s.currency, s.total, s.problems,
  s.inputs_hash as "inputsHash", s.result_hash as "resultHash", s.statement_hash as "statementHash",
  s.created_at as "createdAt"`;
const COLUMNS = `${OWN_COLUMNS},
  coalesce((select jsonb_agg(jsonb_build_object('code', l.code, 'category', l.category, 'amount', l.amount::text,
      'visible', l.visible) order by l.position)
    from statement_lines l where l.statement_id = s.id), '[]') as lines`;
const FROM = 'from statements s join scheme_versions v on v.id = s.scheme_version_id';

/** Statements read at once; a run of any size is gone through in pages. */
const PAGE_STATEMENTS = 1_000;
const PAGE_HASHES = 10_000;

/**
 * Every statement of a run in its order, page by page. Pages are asked for by where they begin and end: right after a run
 * was calculated the planner knows nothing of it yet, and would sort the whole run for the first rows of it.
 */
export async function* readRunStatements(
  tx: Tx,
  runId: string,
): AsyncGenerator<readonly StoredStatement[], void, void> {
  const end = await endOfRun(tx, runId);
  for (let from = 0; from < end; from += PAGE_STATEMENTS) {
    const page = await readPage(tx, [runId, from, from + PAGE_STATEMENTS]);
    if (page.length > 0) yield page;
  }
}

/** After the last statement. */
async function endOfRun(tx: Tx, runId: string): Promise<number> {
  const [end] = await tx.rows<{ ordinal: number | null }>(
    'select max(ordinal) as ordinal from statements where run_id = $1',
    [runId],
  );
  return (end?.ordinal ?? -1) + 1;
}

type PageBounds = readonly [runId: string, from: number, to: number];

/** Lines as rows: gathering them statement by statement in the database takes four times as long. */
async function readPage(tx: Tx, bounds: PageBounds): Promise<readonly StoredStatement[]> {
  const within = 's.run_id = $1 and s.ordinal >= $2 and s.ordinal < $3';
  const statements = await tx.rows<Omit<StoredStatement, 'lines'>>(
    `select ${OWN_COLUMNS} ${FROM} where ${within} order by s.ordinal`,
    bounds,
  );
  const lines = await tx.rows<StatementLine & { readonly id: string }>(
    `select s.id, l.code, l.category, l.amount, l.visible
     from statements s join statement_lines l on l.statement_id = s.id where ${within} order by s.ordinal, l.position`,
    bounds,
  );
  const byStatement = Map.groupBy(lines, ({ id }) => id);
  return statements.map((statement) => ({
    ...statement,
    lines: (byStatement.get(statement.id) ?? []).map(({ code, category, amount, visible }) => ({
      code,
      category,
      amount,
      visible,
    })),
  }));
}

/** Statements of a run by their place in its order. */
export async function readStatementsAt(
  tx: Tx,
  runId: string,
  ordinals: readonly number[],
): Promise<readonly StoredStatement[]> {
  return tx.rows<StoredStatement>(
    `select ${COLUMNS} ${FROM} where s.run_id = $1 and s.ordinal = any($2) order by s.ordinal`,
    [runId, ordinals],
  );
}

/** A statement that belongs to the books (its run is sealed). */
export async function readSealedStatement(tx: Tx, statementId: string): Promise<StoredStatement | null> {
  const [row] = await tx.rows<StoredStatement>(
    `select ${COLUMNS} ${FROM} join runs r on r.id = s.run_id
     where s.id = $1 and r.kind = 'final' and r.state in ('sealed', 'exported', 'paid')`,
    [statementId],
  );
  return row ?? null;
}

/** Hashes of a run's statements in its order, page by page: what the run's own hash is made of. */
export async function* readStatementHashes(tx: Tx, runId: string): AsyncGenerator<readonly string[], void, void> {
  const end = await endOfRun(tx, runId);
  for (let from = 0; from < end; from += PAGE_HASHES) {
    const rows = await tx.rows<{ hash: string }>(
      `select statement_hash as hash from statements
       where run_id = $1 and ordinal >= $2 and ordinal < $3 order by ordinal`,
      [runId, from, from + PAGE_HASHES],
    );
    yield rows.map(({ hash }) => hash);
  }
}

/** What the statements of a run come to. */
export async function sumRun(tx: Tx, runId: string): Promise<{ readonly total: string; readonly problems: number }> {
  const [sums] = await tx.rows<{ total: string; problems: number }>(
    `select coalesce(sum(total), 0)::text as total, count(*) filter (where problems <> '[]')::int as problems
     from statements where run_id = $1`,
    [runId],
  );
  return sums ?? { total: '0', problems: 0 };
}

/** The statements of a person in a period that belong to the books (their run is sealed). */
export async function readSealedStatements(
  tx: Tx,
  query: { readonly employeeId: string; readonly period: string },
): Promise<readonly StoredStatement[]> {
  return tx.rows<StoredStatement>(
    `select ${COLUMNS} ${FROM} join runs r on r.id = s.run_id
     where s.employee_id = $1 and s.period = $2 and r.kind = 'final' and r.state in ('sealed', 'exported', 'paid')
     order by s.scheme_id`,
    [query.employeeId, query.period],
  );
}

/** A person's statements in a run of whatever kind; whether they may be shown is for the caller to know. */
export async function readStatementsOf(
  tx: Tx,
  of: { readonly runId: string; readonly employeeId: string },
): Promise<readonly StoredStatement[]> {
  return tx.rows<StoredStatement>(
    `select ${COLUMNS} ${FROM} where s.run_id = $1 and s.employee_id = $2 order by s.scheme_id`,
    [of.runId, of.employeeId],
  );
}

export interface StatementFilter {
  readonly runId: string;
  /** Only rows after this ordinal; -1 for the first page. */
  readonly after: number;
  readonly limit: number;
  readonly search: string | null;
  /** The department with everything below it, by the tree of the period's last day. */
  readonly departmentId: string | null;
  readonly onlyProblems: boolean;
  /** Only these people; null for everybody. */
  readonly employeeIds: readonly string[] | null;
}

export interface ListedStatement {
  readonly id: string;
  readonly ordinal: number;
  readonly employeeId: string;
  readonly name: Bilingual;
  readonly departmentName: Bilingual;
  readonly period: string;
  readonly schemeId: string;
  readonly schemeTitle: Bilingual;
  readonly schemeVersionId: string;
  readonly lines: readonly StatementLine[];
  readonly total: string | null;
  readonly previousTotal: string | null;
  readonly problems: number;
}

/** One page of a run's statements, as far as the row wall lets the actor see them. */
export async function listStatements(tx: Tx, filter: StatementFilter): Promise<readonly ListedStatement[]> {
  return tx.rows<ListedStatement>(
    `with recursive tree as (
       select $4::text as id
       union
       select d.department_id from tree
       join department_terms d on d.parent_id = tree.id
       join runs r on r.id = $1
       join periods p on p.key = r.period and d.valid_from < p.ends_on and (d.valid_to is null or d.valid_to >= p.ends_on)
     )
     select s.id, s.ordinal, s.employee_id as "employeeId", e.name, d.name as "departmentName", s.period,
       s.scheme_id as "schemeId", c.title as "schemeTitle", s.scheme_version_id as "schemeVersionId", s.total,
       jsonb_array_length(s.problems) as problems,
       (select b.total from statements b join runs r on r.id = b.run_id
         where b.employee_id = s.employee_id and b.scheme_id = s.scheme_id and b.period < s.period
           and length(b.period) = length(s.period) and r.kind = 'final' and r.state in ('sealed', 'exported', 'paid')
         order by b.period desc limit 1) as "previousTotal",
       coalesce((select jsonb_agg(jsonb_build_object('code', l.code, 'category', l.category, 'amount', l.amount::text,
           'visible', l.visible) order by l.position)
         from statement_lines l where l.statement_id = s.id), '[]') as lines
     from statements s
     join employees e on e.id = s.employee_id
     join departments d on d.id = s.department_id
     join schemes c on c.id = s.scheme_id
     where s.run_id = $1 and s.ordinal > $2
       and ($4::text is null or s.department_id in (select id from tree))
       and (not $5 or s.problems <> '[]')
       and ($7::text[] is null or s.employee_id = any($7))
       and ($6::text is null or strpos(lower(concat_ws(' ', e.name->>'ru', e.name->>'en', e.id)), lower($6)) > 0)
     order by s.ordinal limit $3`,
    [
      filter.runId,
      filter.after,
      filter.limit,
      filter.departmentId,
      filter.onlyProblems,
      filter.search,
      filter.employeeIds,
    ],
  );
}
