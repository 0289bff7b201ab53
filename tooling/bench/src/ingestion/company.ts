import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectApplication, connectOwner, migrate, type Pool } from '@premia/database';
import { type ExampleCompany, setUpExampleCompany } from '@premia/service/testing';
import { startPostgres } from '@premia/stack';

/** People whom facts count for, in 40 departments of 8 regions of one division: three heads above everyone. */
const AGENTS = 1_000;
const POOL_SIZE = 16;

export interface BenchCompany {
  readonly url: string;
  readonly company: ExampleCompany;
  readonly owner: Pool;
}

/**
 * A company in a Postgres of its own, durable as in production: every commit waits for the disk. Gone afterwards.
 */
export async function withBenchCompany<Result>(work: (bench: BenchCompany) => Promise<Result>): Promise<Result> {
  const dataDir = await mkdtemp(join(tmpdir(), 'premia-bench-'));
  const server = await startPostgres({ dataDir });
  const owner = connectOwner(server.url, { poolSize: 1 });
  try {
    await migrate(server.url);
    const company = await setUpExampleCompany(connectApplication(server.url, { poolSize: POOL_SIZE }));
    await addAgents(owner);
    await provideLogSegments(owner);
    try {
      return await work({ url: server.url, company, owner });
    } finally {
      await company.pool.end();
    }
  } finally {
    await owner.end();
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Of 16 MB each: as much log as the server keeps (`min_wal_size`). */
const LOG_SEGMENTS = 64;

/**
 * A server that has run for a while writes over segments of its log that are no longer needed; a new one makes each while
 * a commit waits for it. Segments are filled and a checkpoint lets them go.
 */
async function provideLogSegments(owner: Pool): Promise<void> {
  for (let segment = 0; segment < LOG_SEGMENTS; segment += 1) {
    await owner.query(`select pg_logical_emit_message(false, 'bench', '')`);
    await owner.query('select pg_switch_wal()');
  }
  await owner.query('checkpoint');
}

async function addAgents(owner: Pool): Promise<void> {
  await owner.query(`
    insert into employees (id, name, hired_on)
      select 'agent-' || n, '{"en":"Agent"}', '2024-01-01' from generate_series(0, ${AGENTS - 1}) n;
    insert into employees (id, name, hired_on)
      select 'lead-' || n, '{"en":"Lead"}', '2024-01-01' from generate_series(0, 48) n;
    insert into departments (id, name)
      select 'dep-' || n, '{"en":"Department"}' from generate_series(0, 48) n;
    insert into department_terms (department_id, valid_from, parent_id, head_id)
      select 'dep-' || n, '2024-01-01',
        case when n = 48 then 'company' when n >= 40 then 'dep-48' else 'dep-' || (40 + n % 8) end, 'lead-' || n
      from generate_series(0, 48) n;
    insert into employments (employee_id, valid_from, department_id, position, position_title)
      select 'agent-' || n, '2024-01-01', 'dep-' || (n % 40), 'agent', '{"en":"Agent"}'
      from generate_series(0, ${AGENTS - 1}) n;
    analyze;`);
}

/** Deals as a connector sends them: every tenth is split between two, one in fifty has a specialist beside the owner. */
export function dealOf(index: number, client: string): object {
  const agent = (index * 7_919) % AGENTS;
  const other = (agent + 1) % AGENTS;
  const employee =
    index % 10 === 0
      ? [
          { employee: `agent-${agent}`, share: '0.6' },
          { employee: `agent-${other}`, share: '0.4' },
        ]
      : `agent-${agent}`;
  return {
    source: 'crm',
    id: `${client}-${index}`,
    version: 1,
    type: 'deal.won',
    on: `2026-03-${String(1 + (index % 28)).padStart(2, '0')}`,
    amount: `${1_000 + (index % 90_000)}.50`,
    currency: 'RUB',
    title: `Deal number ${index} of ${client}`,
    employee,
    ...(index % 50 === 7 ? { overlays: [{ employee: `agent-${other}`, share: '0.5' }] } : {}),
    attributes: { stage: 'won', region: `region-${index % 8}` },
  };
}
