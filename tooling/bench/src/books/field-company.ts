import { randomUUID } from 'node:crypto';
import { connectApplication, connectOwner, migrate, type Pool } from '@premia/database';
import { setUpExampleCompany } from '@premia/service/testing';

export interface FieldCompany {
  readonly url: string;
  /** As the owner: counts, looks behind the scenes. */
  readonly owner: Pool;
  close(): Promise<void>;
}

export interface FieldCompanySize {
  readonly people: number;
  readonly factsPerPerson: number;
  /** The month all deals are of, `2026-03`. */
  readonly month: string;
}

const TEAM_SIZE = 20;

/**
 * The example company with a field force in teams of twenty, each with a head who is paid a share of what the team
 * won: every deal counts for its owner and for the head above.
 */
export async function openFieldCompany(serverUrl: string, size: FieldCompanySize): Promise<FieldCompany> {
  const name = `bench_${randomUUID().replaceAll('-', '')}`;
  const server = connectOwner(serverUrl, { poolSize: 1 });
  await server.query(`create database ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  await migrate(url.href);
  const pool = connectApplication(url.href, { poolSize: 2 });
  await setUpExampleCompany(pool);
  await pool.end();
  const owner = connectOwner(url.href, { poolSize: 4 });
  await grantRoles(owner);
  await addTeams(owner, size.people);
  await addDeals(owner, size);
  await owner.query('vacuum analyze');
  return {
    url: url.href,
    owner,
    async close() {
      await owner.end();
      await server.query(`drop database ${name} with (force)`);
      await server.end();
    },
  };
}

async function grantRoles(owner: Pool): Promise<void> {
  await owner.query(
    `insert into role_grants (employee_id, role)
     values ('fiona', 'finance'), ('felix', 'finance'), ('hanna', 'hr'), ('hanna', 'admin')`,
  );
  // The calendar's own month is there already, so that opening it does not recalculate the company while we measure.
  await owner.query(
    `insert into periods (key, kind, starts_on, ends_on)
     select to_char(m, 'YYYY-MM'), 'month', m, m + interval '1 month'
     from generate_series(date_trunc('month', now() - interval '1 day'), now() + interval '1 day', interval '1 month') m
     on conflict do nothing`,
  );
}

async function addTeams(owner: Pool, people: number): Promise<void> {
  await owner.query(
    `insert into departments (id, name)
     select 'team-' || lpad(n::text, 6, '0'), '{"en":"Team"}' from generate_series(0, ($1::int - 1) / $2::int) n`,
    [people, TEAM_SIZE],
  );
  await owner.query(
    `insert into employees (id, name, hired_on)
     select 'agent-' || lpad(n::text, 7, '0'), '{"en":"Agent"}', '2024-01-01' from generate_series(0, $1::int - 1) n`,
    [people],
  );
  // Nobody above the teams is paid by what they won: a deal is rolled up once.
  await owner.query(`update department_terms set head_id = null where department_id = 'company'`);
  await owner.query(
    `insert into department_terms (department_id, valid_from, parent_id, head_id)
     select 'team-' || lpad(n::text, 6, '0'), '2024-01-01', 'sales', 'agent-' || lpad((n * $2::int)::text, 7, '0')
     from generate_series(0, ($1::int - 1) / $2::int) n`,
    [people, TEAM_SIZE],
  );
  await owner.query(
    `insert into employments (employee_id, valid_from, department_id, position, position_title)
     select 'agent-' || lpad(n::text, 7, '0'), '2024-01-01', 'team-' || lpad((n / $2::int)::text, 6, '0'), 'agent',
       '{"en":"Agent"}' from generate_series(0, $1::int - 1) n`,
    [people, TEAM_SIZE],
  );
}

async function addDeals(owner: Pool, { people, factsPerPerson, month }: FieldCompanySize): Promise<void> {
  await owner.query(
    `insert into periods (key, kind, starts_on, ends_on)
     values ($1, 'month', ($1 || '-01')::date, (($1 || '-01')::date + interval '1 month')::date) on conflict do nothing`,
    [month],
  );
  const deals = people * factsPerPerson;
  await owner.query(
    `insert into facts (source, external_id, current_version)
     select 'crm', lpad(n::text, 9, '0'), 1 from generate_series(0, $1::int - 1) n`,
    [deals],
  );
  await owner.query(
    `insert into fact_versions (fact_id, version, fact_type, occurred_on, amount, currency, title, attributes, payload_hash)
     select id, 1, 'deal.won', ($1 || '-' || lpad((1 + id % 28)::text, 2, '0'))::date,
       ((id * 7919) % 100000000)::numeric / 100, 'RUB', 'Deal', '{"product":"standard"}', 'bench' from facts where source = 'crm'`,
    [month],
  );
  await owner.query(
    `insert into credits (fact_id, version, employee_id, role, share, occurred_on, period)
     select f.id, 1, 'agent-' || lpad((f.external_id::int % $2::int)::text, 7, '0'), 'owner', 1, v.occurred_on, $1
     from facts f join fact_versions v on v.fact_id = f.id where f.source = 'crm'`,
    [month, people],
  );
}
