import type { Pool } from '@premia/database';

/** Adds people to sales, with one deal of the month each: a run with more than one chunk. */
export async function addSalesForce(owner: Pool, people: number, month: string): Promise<void> {
  await owner.query(
    `insert into employees (id, name, hired_on)
     select 'agent-' || lpad(n::text, 6, '0'), '{"en":"Agent"}', '2024-01-01' from generate_series(1, $1::int) n`,
    [people],
  );
  await owner.query(
    `insert into employments (employee_id, valid_from, department_id, position, position_title)
     select id, '2024-01-01', case when right(id, 1) < '5' then 'east' else 'west' end, 'agent', '{"en":"Agent"}'
     from employees where id like 'agent-%'`,
  );
  await addDeals(owner, month);
}

/** One deal of a month for everybody in the sales force. */
export async function addDeals(owner: Pool, month: string): Promise<void> {
  await owner.query(
    `with made as (
       insert into facts (source, external_id, current_version)
       select 'chaos ' || $1, id, 1 from employees where id like 'agent-%' returning id, external_id
     ), versions as (
       insert into fact_versions (fact_id, version, fact_type, occurred_on, amount, currency, payload_hash)
       select id, 1, 'deal.won', ($1 || '-10')::date, id % 1000003, 'RUB', 'chaos' from made returning fact_id
     )
     insert into credits (fact_id, version, employee_id, role, share, occurred_on, period)
     select id, 1, external_id, 'owner', 1, ($1 || '-10')::date, $1 from made`,
    [month],
  );
}
