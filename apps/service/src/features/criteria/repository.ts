import type { Tx } from '@premia/database';
import type {
  BilingualText,
  CriterionAudience,
  CriterionProperties,
  CriterionType,
  SourceCriterion,
} from '../../contract.ts';

export async function sourceCriteriaOn(tx: Tx, day: string): Promise<readonly SourceCriterion[]> {
  return tx.rows<SourceCriterion>(
    `select c.key, c.title, c.type, c.description, v.definition->>'factType' as "factType",
       coalesce(o.name, '{}'::jsonb) as "ownerName"
     from criteria c
     left join criterion_versions v on v.criterion_key = c.key and v.valid_from <= $1
       and (v.valid_to is null or v.valid_to > $1)
     left join employees o on o.id = c.owner_id
     order by c.key`,
    [day],
  );
}

export interface CriterionRecord {
  readonly key: string;
  readonly title: BilingualText;
  readonly type: CriterionType;
  readonly description: BilingualText;
  /** As stored; the definition in force on the day asked for. */
  readonly definition: unknown;
  readonly ownerId: string | null;
  readonly deputyId: string | null;
  readonly ownerName: BilingualText;
  readonly deputyName: BilingualText;
  readonly freshnessHours: number;
  readonly visibleTo: CriterionAudience;
  readonly revision: number;
}

/** All criteria, or one. */
export async function criteriaOn(tx: Tx, day: string, key: string | null): Promise<readonly CriterionRecord[]> {
  return tx.rows<CriterionRecord>(
    `select c.key, c.title, c.type, c.description, v.definition, c.owner_id as "ownerId", c.deputy_id as "deputyId",
       coalesce(o.name, '{}'::jsonb) as "ownerName", coalesce(d.name, '{}'::jsonb) as "deputyName",
       c.freshness_hours as "freshnessHours", c.visible_to as "visibleTo", c.revision
     from criteria c
     left join criterion_versions v on v.criterion_key = c.key and v.valid_from <= $1
       and (v.valid_to is null or v.valid_to > $1)
     left join employees o on o.id = c.owner_id
     left join employees d on d.id = c.deputy_id
     where $2::text is null or c.key = $2
     order by c.key`,
    [day, key],
  );
}

export interface ReadingScheme {
  readonly criterion: string;
  readonly schemeId: string;
  readonly title: BilingualText;
}

/** Which schemes in force on a day read which criteria, themselves. */
export async function schemesReading(tx: Tx, day: string): Promise<readonly ReadingScheme[]> {
  return tx.rows<ReadingScheme>(
    `select distinct r.criterion, s.id as "schemeId", s.title
     from assignments a
     join scheme_versions v on v.id = a.version_id
     join schemes s on s.id = v.scheme_id
     cross join lateral jsonb_to_recordset(v.reads->'criteria') as r(criterion text)
     where a.valid_from <= $1 and (a.valid_to is null or a.valid_to > $1)
     order by s.id`,
    [day],
  );
}

export async function proposedDefinitions(
  tx: Tx,
  key: string,
): Promise<readonly { readonly changeSetId: string; readonly title: string; readonly state: string }[]> {
  return tx.rows(
    `select s.id as "changeSetId", s.title, s.state from change_sets s
     where s.state in ('draft', 'submitted') and s.kind = 'definition'
       and exists (select from change_set_rows r where r.change_set_id = s.id and r.subject->>'criterion' = $1)
     order by s.created_at desc`,
    [key],
  );
}

/** The day after the last period that is closed or closing; null when none is. */
export async function endOfClosedPeriods(tx: Tx): Promise<string | null> {
  const [row] = await tx.rows<{ day: string | null }>(`select max(ends_on) as day from periods where state <> 'open'`);
  return row?.day ?? null;
}

export async function insertCriterion(
  tx: Tx,
  criterion: { readonly key: string; readonly type: CriterionType } & CriterionProperties,
): Promise<boolean> {
  const rows = await tx.rows(
    `insert into criteria (key, type, title, description, owner_id, deputy_id, freshness_hours, visible_to)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing returning key`,
    [criterion.key, criterion.type, ...propertyValues(criterion)],
  );
  return rows.length > 0;
}

/** Answers whether the revision was still the one given. */
export async function updateCriterion(
  tx: Tx,
  criterion: { readonly key: string; readonly revision: number } & CriterionProperties,
): Promise<boolean> {
  const rows = await tx.rows(
    `update criteria set title = $3, description = $4, owner_id = $5, deputy_id = $6, freshness_hours = $7,
       visible_to = $8, revision = revision + 1
     where key = $1 and revision = $2 returning key`,
    [criterion.key, criterion.revision, ...propertyValues(criterion)],
  );
  return rows.length > 0;
}

function propertyValues(of: CriterionProperties): readonly unknown[] {
  return [
    JSON.stringify(of.title),
    JSON.stringify(of.description),
    of.ownerId,
    of.deputyId,
    of.freshnessHours,
    of.visibleTo,
  ];
}

export interface SampledKey {
  readonly key: string;
  readonly samples: readonly string[];
}

export async function employeeAttributes(tx: Tx): Promise<readonly SampledKey[]> {
  return tx.rows<SampledKey>(
    `select a.key, (array_agg(distinct a.value))[1:20] as samples
     from employments m cross join lateral jsonb_each_text(m.attributes) a
     group by a.key order by a.key`,
  );
}

export interface FactTypeRow {
  readonly type: string;
  readonly attributes: readonly SampledKey[];
}

/** Types and attributes seen among the latest facts: older ones nobody sends any more would only be in the way. */
const RECENT_FACTS = 5_000;

export async function recentFactTypes(tx: Tx): Promise<readonly FactTypeRow[]> {
  return tx.rows<FactTypeRow>(
    `with recent as (
       select fact_type, attributes from fact_versions order by sequence desc limit ${RECENT_FACTS}
     ), sampled as (
       select r.fact_type, a.key, (array_agg(distinct a.value))[1:20] as samples
       from recent r cross join lateral jsonb_each_text(r.attributes) a
       group by r.fact_type, a.key)
     select t.fact_type as type,
       coalesce(jsonb_agg(jsonb_build_object('key', s.key, 'samples', s.samples) order by s.key)
         filter (where s.key is not null), '[]') as attributes
     from (select distinct fact_type from recent) t left join sampled s using (fact_type)
     group by t.fact_type order by t.fact_type`,
  );
}

export interface ReferenceTableRow {
  readonly key: string;
  readonly title: BilingualText;
  readonly columns: readonly string[];
}

export async function referenceTables(tx: Tx): Promise<readonly ReferenceTableRow[]> {
  return tx.rows<ReferenceTableRow>('select key, title, columns from reference_tables order by key');
}
