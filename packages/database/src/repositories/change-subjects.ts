import {
  type ChangeSubject,
  type ChangeValue,
  criterionDefinitionSchema,
  type ProposedChange,
  subjectKey,
} from '@premia/compensation';
import type { Tx } from '../connection/with-tx.ts';

/** What holds of a subject now; revision 0: nothing does. */
export interface Standing {
  readonly value: ChangeValue;
  readonly revision: number;
}

/** By the key of the subject; with `lock`, nobody else changes what is there until the transaction ends. */
export async function readStandings(
  tx: Tx,
  subjects: readonly ChangeSubject[],
  { lock }: { readonly lock: boolean },
): Promise<ReadonlyMap<string, Standing>> {
  const found = new Map<string, Standing>();
  const note = (subject: ChangeSubject, value: ChangeValue, revision: number): void => {
    found.set(subjectKey(subject), { value, revision });
  };
  const { targets, actuals, definitions } = byKind(subjects.map((subject) => ({ subject })));
  if (targets !== '[]') {
    const rows = await tx.rows<{ subject: ChangeSubject; value: string; revision: number }>(
      `select jsonb_build_object('kind', 'target', 'criterion', t.criterion_key, 'scopeKind', t.scope_kind,
         'scopeId', t.scope_id, 'period', t.period) as subject, trim_scale(t.value)::text as value, t.revision
       from targets t join jsonb_to_recordset($1::jsonb) as r(criterion text, "scopeKind" text, "scopeId" text, period text)
         on (t.criterion_key, t.scope_kind, t.scope_id, t.period) = (r.criterion, r."scopeKind", r."scopeId", r.period)
       order by t.criterion_key, t.scope_kind, t.scope_id, t.period ${lock ? 'for update of t' : ''}`,
      [targets],
    );
    for (const { subject, value, revision } of rows) note(subject, value, revision);
  }
  if (actuals !== '[]') {
    const rows = await tx.rows<{ subject: ChangeSubject; value: string; revision: number }>(
      `select jsonb_build_object('kind', 'actual', 'criterion', v.criterion_key, 'employeeId', v.employee_id,
         'period', v.period) as subject, trim_scale(v.value)::text as value, v.revision
       from criterion_values v join jsonb_to_recordset($1::jsonb) as r(criterion text, "employeeId" text, period text)
         on (v.criterion_key, v.employee_id, v.period) = (r.criterion, r."employeeId", r.period)
       order by v.criterion_key, v.employee_id, v.period ${lock ? 'for update of v' : ''}`,
      [actuals],
    );
    for (const { subject, value, revision } of rows) note(subject, value, revision);
  }
  if (definitions !== '[]') {
    const rows = await tx.rows<{ subject: ChangeSubject; definition: unknown; revision: number }>(
      `select jsonb_build_object('kind', 'definition', 'criterion', d.criterion_key, 'validFrom', d.valid_from) as subject,
         d.definition, d.revision
       from criterion_versions d join jsonb_to_recordset($1::jsonb) as r(criterion text, "validFrom" date)
         on (d.criterion_key, d.valid_from) = (r.criterion, r."validFrom")
       order by d.criterion_key, d.valid_from ${lock ? 'for update of d' : ''}`,
      [definitions],
    );
    for (const { subject, definition, revision } of rows) {
      note(subject, criterionDefinitionSchema.parse(definition), revision);
    }
  }
  return found;
}

/** Makes what the changes say hold, a set at a time; answers the revision each subject has now, 0 where nothing is left. */
export async function writeChanges(
  tx: Tx,
  changes: readonly ProposedChange[],
  changedBy: string,
): Promise<readonly { readonly subjectKey: string; readonly revision: number }[]> {
  const removed = byKind(changes.filter(({ after }) => after === null));
  const kept = byKind(changes.filter(({ after }) => after !== null));
  await writeTargets(tx, { removed: removed.targets, kept: kept.targets, changedBy });
  await writeActuals(tx, { removed: removed.actuals, kept: kept.actuals, changedBy });
  await writeDefinitions(tx, { removed: removed.definitions, kept: kept.definitions });
  const standing = await readStandings(
    tx,
    changes.map(({ subject }) => subject),
    { lock: false },
  );
  return changes.map(({ subject }) => {
    const key = subjectKey(subject);
    return { subjectKey: key, revision: standing.get(key)?.revision ?? 0 };
  });
}

/** Lists as JSON, either of which may be empty. */
interface Writing {
  readonly removed: string;
  readonly kept: string;
}

async function writeTargets(tx: Tx, { removed, kept, changedBy }: Writing & { changedBy: string }): Promise<void> {
  const columns = 'criterion text, "scopeKind" text, "scopeId" text, period text';
  await tx.rows(
    `delete from targets t using jsonb_to_recordset($1::jsonb) as r(${columns})
     where (t.criterion_key, t.scope_kind, t.scope_id, t.period) = (r.criterion, r."scopeKind", r."scopeId", r.period)`,
    [removed],
  );
  await tx.rows(
    `insert into targets (criterion_key, scope_kind, scope_id, period, value, changed_by)
     select criterion, "scopeKind", "scopeId", period, value, $2
     from jsonb_to_recordset($1::jsonb) as r(${columns}, value numeric)
     on conflict (criterion_key, scope_kind, scope_id, period) do update
       set value = excluded.value, revision = targets.revision + 1, changed_by = excluded.changed_by, changed_at = now()`,
    [kept, changedBy],
  );
}

async function writeActuals(tx: Tx, { removed, kept, changedBy }: Writing & { changedBy: string }): Promise<void> {
  const columns = 'criterion text, "employeeId" text, period text';
  await tx.rows(
    `delete from criterion_values v using jsonb_to_recordset($1::jsonb) as r(${columns})
     where (v.criterion_key, v.employee_id, v.period) = (r.criterion, r."employeeId", r.period)`,
    [removed],
  );
  await tx.rows(
    `insert into criterion_values (criterion_key, employee_id, period, value, changed_by)
     select criterion, "employeeId", period, value, $2
     from jsonb_to_recordset($1::jsonb) as r(${columns}, value numeric)
     on conflict (criterion_key, employee_id, period) do update
       set value = excluded.value, revision = criterion_values.revision + 1, changed_by = excluded.changed_by,
         changed_at = now()`,
    [kept, changedBy],
  );
}

/** A version holds until the next one of its criterion: the ends follow from the beginnings. */
async function writeDefinitions(tx: Tx, { removed, kept }: Writing): Promise<void> {
  const columns = 'criterion text, "validFrom" date';
  await tx.rows(
    `delete from criterion_versions d using jsonb_to_recordset($1::jsonb) as r(${columns})
     where (d.criterion_key, d.valid_from) = (r.criterion, r."validFrom")`,
    [removed],
  );
  await tx.rows(
    `insert into criterion_versions (criterion_key, valid_from, definition)
     select criterion, "validFrom", value from jsonb_to_recordset($1::jsonb) as r(${columns}, value jsonb)
     on conflict (criterion_key, valid_from) do update
       set definition = excluded.definition, revision = criterion_versions.revision + 1`,
    [kept],
  );
  await tx.rows(
    `update criterion_versions d set valid_to = n.next
     from (
       select criterion_key, valid_from, lead(valid_from) over (partition by criterion_key order by valid_from) as next
       from criterion_versions
       where criterion_key in (select criterion from jsonb_to_recordset($1::jsonb || $2::jsonb) as r(criterion text))
     ) n
     where d.criterion_key = n.criterion_key and d.valid_from = n.valid_from and d.valid_to is distinct from n.next`,
    [removed, kept],
  );
}

/** Subjects of each kind as JSON, each in one order, so that two writers cannot wait for each other. */
function byKind(changes: readonly { readonly subject: ChangeSubject; readonly after?: ChangeValue }[]) {
  const sorted = [...changes].sort((left, right) => (subjectKey(left.subject) < subjectKey(right.subject) ? -1 : 1));
  const of = (kind: ChangeSubject['kind']) =>
    JSON.stringify(
      sorted.flatMap(({ subject, after }) => (subject.kind === kind ? [{ ...subject, value: after }] : [])),
    );
  return { targets: of('target'), actuals: of('actual'), definitions: of('definition') };
}

/**
 * People whose numbers the changes can move in a period: those named, those of a department and everything below it, and
 * everybody where the whole company or a definition is concerned. Rather one too many than one too few.
 */
export async function readPeopleUnder(
  tx: Tx,
  subjects: readonly ChangeSubject[],
  period: { readonly first: string; readonly end: string },
): Promise<readonly string[]> {
  const departments = subjects.flatMap((subject) =>
    subject.kind === 'target' && subject.scopeKind === 'department' ? [subject.scopeId] : [],
  );
  const named = subjects.flatMap((subject) =>
    subject.kind === 'actual'
      ? [subject.employeeId]
      : subject.kind === 'target' && subject.scopeKind === 'employee'
        ? [subject.scopeId]
        : [],
  );
  const everybody = subjects.some(
    (subject) => subject.kind === 'definition' || (subject.kind === 'target' && subject.scopeKind === 'company'),
  );
  const rows = await tx.rows<{ id: string }>(
    `with recursive below as (
       select unnest($1::text[]) as id
       union
       select t.department_id from department_terms t join below b on t.parent_id = b.id
       where t.valid_from < $4 and (t.valid_to is null or t.valid_to > $3)
     )
     select distinct e.employee_id as id from employments e
     where e.valid_from < $4 and (e.valid_to is null or e.valid_to > $3)
       and ($5 or e.employee_id = any($2) or e.department_id in (select id from below))
     order by 1`,
    [departments, named, period.first, period.end, everybody],
  );
  return rows.map(({ id }) => id);
}
