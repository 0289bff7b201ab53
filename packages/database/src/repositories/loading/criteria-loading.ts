import type { CriterionDefinition } from '@premia/compensation';
import type { Tx } from '../../connection/with-tx.ts';
import type { Bilingual } from '../../schema/column-types.ts';
import { BEGINNING_OF_TIME, type LoadOutcome } from './outcome.ts';

export interface CriterionRow {
  readonly key: string;
  readonly title: Bilingual;
  readonly description: Bilingual;
  readonly type: 'money' | 'number' | 'percent' | 'count';
  readonly ownerId: string | null;
  readonly definition: CriterionDefinition;
}

export interface TargetRow {
  readonly criterion: string;
  readonly scope: { readonly kind: 'employee' | 'department' | 'company'; readonly id: string };
  readonly period: string;
  /** Canonical decimal string. */
  readonly value: string;
}

/** Loads criteria with their first definition; a known criterion with another definition is changed by an edit with a date. */
export async function loadCriteria(tx: Tx, rows: readonly CriterionRow[]): Promise<readonly LoadOutcome[]> {
  const owners = await existing(
    tx,
    'employees',
    rows.map(({ ownerId }) => ownerId),
  );
  const known = await existing(
    tx,
    'criteria',
    rows.map(({ key }) => key),
  );
  const outcomes = rows.map((row): LoadOutcome => {
    if (row.ownerId !== null && !owners.has(row.ownerId)) {
      return { status: 'problem', code: 'row/unknown-employee', details: { employee: row.ownerId } };
    }
    return { status: known.has(row.key) ? 'unchanged' : 'created' };
  });
  const created = rows.filter((_, index) => outcomes[index]?.status === 'created');
  const json = JSON.stringify(created.map((row) => ({ ...row, owner_id: row.ownerId })));
  await tx.rows(
    `insert into criteria (key, title, description, type, owner_id)
     select key, title, description, type, owner_id
     from jsonb_to_recordset($1::jsonb) as r(key text, title jsonb, description jsonb, type text, owner_id text)
     on conflict (key) do nothing`,
    [json],
  );
  await tx.rows(
    `insert into criterion_versions (criterion_key, valid_from, definition)
     select key, $2::date, definition from jsonb_to_recordset($1::jsonb) as r(key text, definition jsonb)
     on conflict do nothing`,
    [json, BEGINNING_OF_TIME],
  );
  return outcomes;
}

/** Loads plan values; the same value again is `unchanged`, another one replaces it with a higher revision. */
export async function loadTargets(
  tx: Tx,
  rows: readonly TargetRow[],
  changedBy: string,
): Promise<readonly LoadOutcome[]> {
  const criteria = await existing(
    tx,
    'criteria',
    rows.map(({ criterion }) => criterion),
  );
  const employees = await existing(tx, 'employees', idsOf(rows, 'employee'));
  const departments = await existing(tx, 'departments', idsOf(rows, 'department'));
  const checked = rows.map((row) => checkTarget(row, { criteria, employees, departments }));
  const sound = new Map(rows.filter((_, index) => checked[index] === null).map((row) => [targetIdentity(row), row]));
  const written = await writeTargets(tx, [...sound.values()], changedBy);
  return rows.map((row, index) => checked[index] ?? { status: written.get(targetIdentity(row)) ?? 'unchanged' });
}

function idsOf(rows: readonly TargetRow[], kind: TargetRow['scope']['kind']): string[] {
  return rows.filter(({ scope }) => scope.kind === kind).map(({ scope }) => scope.id);
}

function checkTarget(
  row: TargetRow,
  known: {
    readonly criteria: ReadonlySet<string>;
    readonly employees: ReadonlySet<string>;
    readonly departments: ReadonlySet<string>;
  },
): LoadOutcome | null {
  if (!known.criteria.has(row.criterion)) {
    return { status: 'problem', code: 'row/unknown-criterion', details: { criterion: row.criterion } };
  }
  if (row.scope.kind === 'employee' && !known.employees.has(row.scope.id)) {
    return { status: 'problem', code: 'row/unknown-employee', details: { employee: row.scope.id } };
  }
  if (row.scope.kind === 'department' && !known.departments.has(row.scope.id)) {
    return { status: 'problem', code: 'row/unknown-department', details: { department: row.scope.id } };
  }
  return null;
}

function targetIdentity(row: TargetRow): string {
  return [row.criterion, row.scope.kind, row.scope.id, row.period].join('\n');
}

async function writeTargets(
  tx: Tx,
  rows: readonly TargetRow[],
  changedBy: string,
): Promise<ReadonlyMap<string, 'created' | 'changed'>> {
  const json = JSON.stringify(rows.map(({ scope, ...row }) => ({ ...row, kind: scope.kind, id: scope.id })));
  const written = await tx.rows<{
    criterion: string;
    kind: TargetRow['scope']['kind'];
    id: string;
    period: string;
    revision: number;
  }>(
    `insert into targets (criterion_key, scope_kind, scope_id, period, value, changed_by)
     select criterion, kind, id, period, value, $2
     from jsonb_to_recordset($1::jsonb) as r(criterion text, kind text, id text, period text, value numeric)
     on conflict (criterion_key, scope_kind, scope_id, period) do update
       set value = excluded.value, revision = targets.revision + 1, changed_by = excluded.changed_by, changed_at = now()
       where targets.value is distinct from excluded.value
     returning criterion_key as criterion, scope_kind as kind, scope_id as id, period, revision`,
    [json, changedBy],
  );
  return new Map(
    written.map((row) => [
      targetIdentity({
        criterion: row.criterion,
        scope: { kind: row.kind, id: row.id },
        period: row.period,
        value: '',
      }),
      row.revision === 1 ? ('created' as const) : ('changed' as const),
    ]),
  );
}

/** Who or what a row may refer to, and the column that names it: our own constants, never anybody's text. */
const REFERENCES = { employees: 'id', departments: 'id', criteria: 'key' } as const;

/** Which of the values exist. */
async function existing(
  tx: Tx,
  table: keyof typeof REFERENCES,
  values: readonly (string | null)[],
): Promise<ReadonlySet<string>> {
  const asked = [...new Set(values.filter((value) => value !== null))];
  const column = REFERENCES[table];
  const rows = await tx.rows<{ value: string }>(`select ${column} as value from ${table} where ${column} = any($1)`, [
    asked,
  ]);
  return new Set(rows.map(({ value }) => value));
}
