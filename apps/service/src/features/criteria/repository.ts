import type { Tx } from '@premia/database';
import type { BilingualText, CriterionSummary } from '../../contract.ts';

export async function criteriaOn(tx: Tx, day: string): Promise<readonly CriterionSummary[]> {
  return tx.rows<CriterionSummary>(
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
