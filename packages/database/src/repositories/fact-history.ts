import type { CreditedFact, FactVersionForPerson } from '@premia/compensation';
import type { Tx } from '../connection/with-tx.ts';
import { CREDITED, type CreditedFactsQuery } from './evaluation-data.ts';

type HistoryRow = Omit<FactVersionForPerson, 'credits'> & {
  readonly employeeId: string;
  readonly credits: readonly CreditedFact[];
};

/**
 * Every version of every fact that ever counted for people in a span, by person: what is needed to say what was known of
 * it at any earlier moment. A version that counts for the person no more, or on another day, is there without credits.
 */
export async function readFactHistory(
  tx: Tx,
  query: CreditedFactsQuery,
): Promise<ReadonlyMap<string, readonly FactVersionForPerson[]>> {
  const byPerson = new Map<string, FactVersionForPerson[]>();
  if (query.types?.length === 0) return byPerson;
  const rows = await tx.rows<HistoryRow>(
    `${CREDITED}, ever as (select distinct employee_id, fact_id from credited)
     select e.employee_id as "employeeId", f.id as "factId", v.version, v.sequence, v.deleted, f.source,
       f.external_id as id, v.title, v.occurred_on as "occurredOn",
       coalesce(jsonb_agg(jsonb_build_object('source', f.source, 'id', f.external_id, 'version', v.version,
           'factId', f.id::text, 'type', v.fact_type, 'on', v.occurred_on, 'amount', v.amount::text,
           'currency', v.currency, 'title', v.title, 'attributes', v.attributes, 'role', c.role,
           'share', c.share::text) order by c.role) filter (where c.fact_id is not null), '[]') as credits
     from ever e
     join facts f on f.id = e.fact_id
     join fact_versions v on v.fact_id = f.id
     left join credited c on c.employee_id = e.employee_id and c.fact_id = v.fact_id and c.version = v.version
       and ($5::text[] is null or v.fact_type = any($5))
       and (not c.rolled or $4::text[] is null or v.fact_type = any($4))
     group by e.employee_id, f.id, v.fact_id, v.version
     order by e.employee_id, v.sequence`,
    [query.employeeIds, query.first, query.last, query.rollUpTypes, query.types],
  );
  for (const { employeeId, ...version } of rows) {
    const versions = byPerson.get(employeeId);
    if (versions === undefined) byPerson.set(employeeId, [version]);
    else versions.push(version);
  }
  return byPerson;
}

/** The newest version there is: what a calculation on this snapshot can have seen at most. */
export async function readFactWatermark(tx: Tx): Promise<string> {
  const [row] = await tx.rows<{ watermark: string }>(
    'select coalesce(max(sequence), 0)::text as watermark from fact_versions',
  );
  return row?.watermark ?? '0';
}
