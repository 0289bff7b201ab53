import type { InitiativeKind, InitiativeState } from '@premia/compensation';
import type { Tx } from '../connection/with-tx.ts';
import type { Bilingual } from '../schema/column-types.ts';
import type { InitiativeAuthor, StandingDecision } from '../schema/initiatives.ts';

export interface InitiativeRecord {
  readonly id: string;
  readonly kind: InitiativeKind;
  readonly state: InitiativeState;
  readonly revision: number;
  readonly title: string;
  readonly description: string;
  readonly happenedOn: string;
  readonly authors: readonly InitiativeAuthor[];
  readonly departmentId: string;
  readonly recordedBy: string;
  readonly recordedAt: string;
  readonly assessorId: string | null;
  readonly deadline: string | null;
  readonly reminded: 'near' | 'overdue' | null;
  readonly effectAmount: string | null;
  readonly effectMonths: number | null;
  readonly effectFrom: string | null;
  readonly currency: string;
  readonly evidence: string;
  readonly measuredBy: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly reason: string;
  readonly factVersion: number;
  readonly factMonths: number;
  readonly standing: StandingDecision | null;
}

export type NewInitiative = Pick<
  InitiativeRecord,
  'id' | 'kind' | 'title' | 'description' | 'happenedOn' | 'authors' | 'departmentId' | 'recordedBy' | 'currency'
>;

/** What a command may change; whatever is left out stays. */
export type InitiativeChange = Partial<
  Omit<InitiativeRecord, 'id' | 'kind' | 'revision' | 'recordedAt' | 'recordedBy'>
>;

const COLUMNS = `i.id, i.kind, i.state, i.revision, i.title, i.description, i.happened_on as "happenedOn", i.authors,
  i.department_id as "departmentId", i.recorded_by as "recordedBy", i.created_at as "recordedAt",
  i.assessor_id as "assessorId", i.deadline, i.reminded, i.effect_amount as "effectAmount",
  i.effect_months as "effectMonths", i.effect_from as "effectFrom", i.currency, i.evidence,
  i.measured_by as "measuredBy", i.decided_by as "decidedBy", i.decided_at as "decidedAt", i.reason,
  i.fact_version as "factVersion", i.fact_months as "factMonths", i.standing`;

export async function insertInitiative(tx: Tx, initiative: NewInitiative): Promise<void> {
  await tx.rows(
    `insert into initiatives (id, kind, state, title, description, happened_on, authors, department_id, recorded_by, currency)
     values ($1, $2, 'recorded', $3, $4, $5, $6, $7, $8, $9)`,
    [
      initiative.id,
      initiative.kind,
      initiative.title,
      initiative.description,
      initiative.happenedOn,
      JSON.stringify(initiative.authors),
      initiative.departmentId,
      initiative.recordedBy,
      initiative.currency,
    ],
  );
}

/** Reads an initiative and keeps everybody else from changing it until the transaction ends. */
export async function holdInitiative(tx: Tx, id: string): Promise<InitiativeRecord | null> {
  const [row] = await tx.rows<InitiativeRecord>(`select ${COLUMNS} from initiatives i where i.id = $1 for update`, [
    id,
  ]);
  return row ?? null;
}

/** Writes the initiative as it is after a command, from the revision that was held. */
export async function moveInitiative(
  tx: Tx,
  held: InitiativeRecord,
  change: InitiativeChange,
): Promise<InitiativeRecord> {
  const next = { ...held, ...change };
  const [row] = await tx.rows<InitiativeRecord>(
    `update initiatives i set state = $3, revision = i.revision + 1, title = $4, description = $5, happened_on = $6,
       assessor_id = $7, deadline = $8, reminded = $9, effect_amount = $10, effect_months = $11, effect_from = $12,
       evidence = $13, measured_by = $14, decided_by = $15, decided_at = $16, reason = $17, fact_version = $18,
       fact_months = $19, authors = $20, department_id = $21, standing = $22
     where i.id = $1 and i.revision = $2 returning ${COLUMNS}`,
    [
      held.id,
      held.revision,
      next.state,
      next.title,
      next.description,
      next.happenedOn,
      next.assessorId,
      next.deadline,
      next.reminded,
      next.effectAmount,
      next.effectMonths,
      next.effectFrom,
      next.evidence,
      next.measuredBy,
      next.decidedBy,
      next.decidedAt,
      next.reason,
      next.factVersion,
      next.factMonths,
      JSON.stringify(next.authors),
      next.departmentId,
      next.standing === null ? null : JSON.stringify(next.standing),
    ],
  );
  if (row === undefined) throw new Error(`initiative ${held.id} moved while it was held`);
  return row;
}

/** Whose initiatives a list may hold. */
export type InitiativeScope =
  | { readonly kind: 'all' }
  /** Of these people, and what the actor recorded or assesses. */
  | { readonly kind: 'people'; readonly employeeIds: readonly string[]; readonly actorId: string };

export interface ListedInitiative extends InitiativeRecord {
  readonly authorNames: Readonly<Record<string, Bilingual>>;
  readonly departmentName: Bilingual;
  readonly assessorName: Bilingual | null;
}

const INITIATIVES_MAX = 1_000;

/** The newest first. */
export async function listInitiatives(tx: Tx, scope: InitiativeScope): Promise<readonly ListedInitiative[]> {
  const everybody = scope.kind === 'all';
  return tx.rows<ListedInitiative>(
    `select ${COLUMNS}, d.name as "departmentName", a.name as "assessorName",
       (select jsonb_object_agg(e.id, e.name) from jsonb_array_elements(i.authors) as x
        join employees e on e.id = x->>'employee') as "authorNames"
     from initiatives i join departments d on d.id = i.department_id left join employees a on a.id = i.assessor_id
     where $1 or i.recorded_by = $3 or i.assessor_id = $3
       or exists (select from jsonb_array_elements(i.authors) as x where x->>'employee' = any($2::text[]))
     order by i.created_at desc, i.id limit ${INITIATIVES_MAX}`,
    [everybody, everybody ? [] : scope.employeeIds, everybody ? null : scope.actorId],
  );
}

/** Initiatives that may have more to do by `today`: a month of effect that began, a deadline that comes, a reward that was paid. */
export async function readUnfinishedInitiatives(tx: Tx): Promise<readonly { readonly id: string }[]> {
  return tx.rows(
    `select id from initiatives
     where (state = 'assessment' and reminded is distinct from 'overdue')
       or (fact_months < effect_months and state in ('approved', 'implemented', 'rewarded'))
       or (fact_months < (standing->>'effectMonths')::int and standing->>'state' in ('approved', 'implemented', 'rewarded'))
       or (state in ('approved', 'implemented') and fact_months > 0)
     order by id`,
  );
}

/** The first period in which a sealed statement of an author paid an initiative line over one of its facts; null when none. */
export async function readRewardedPeriod(tx: Tx, initiative: InitiativeRecord): Promise<string | null> {
  const [row] = await tx.rows<{ period: string }>(
    `select s.period from facts f
     join fact_versions v on v.fact_id = f.id and v.version = f.current_version and not v.deleted
     join periods p on p.starts_on <= v.occurred_on and p.ends_on > v.occurred_on and p.state = 'sealed'
     join statements s on s.period = p.key and s.run_id = p.sealed_run_id and s.employee_id = any($2::text[])
     join statement_lines l on l.statement_id = s.id and l.category = 'initiative' and l.amount > 0
     where f.source = 'premia' and (f.external_id = $1 or f.external_id like $1 || '/%')
     order by p.starts_on limit 1`,
    [initiative.id, initiative.authors.map(({ employee }) => employee)],
  );
  return row?.period ?? null;
}
