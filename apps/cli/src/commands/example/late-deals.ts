import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemActor } from '@premia/access';
import { withSnapshot } from '@premia/database';
import { parseMapping, runImport } from '@premia/service/server';
import type { OpenEngines } from '../../engines/open-engines.ts';

const FOLDER = join(import.meta.dirname, '../../../examples/crm-opportunities');
const ACTOR = systemActor('example');
const APPROVER = systemActor('example-approver');

export interface LateOptions {
  /** Folder of the data set's files. */
  readonly data: string;
  /** Where the file of late deals is written. */
  readonly scratch: string;
  /** The sealed month, `YYYY-MM`. */
  readonly month: string;
  readonly words: (line: string) => void;
}

export interface LateReport {
  /** SHA-256 of everything the sealed statements say, before and after. */
  readonly sealedBefore: string;
  readonly sealedAfter: string;
  readonly unchanged: boolean;
  readonly adjustments: readonly LateAdjustment[];
  /** What importing the same file again added. */
  readonly again: { readonly duplicates: number; readonly adjustments: number };
}

export interface LateAdjustment {
  readonly employee: string;
  readonly period: string;
  readonly originPeriod: string;
  readonly cause: string;
  readonly change: string;
  readonly delta: string;
  readonly lines: readonly {
    readonly code: string;
    readonly before: string;
    readonly after: string;
    readonly amount: string;
  }[];
}

/**
 * After the month is sealed: one of its deals turns out to have been worth more, another one had been forgotten. Both are
 * imported by a file, twice; finance approves what is proposed.
 */
export async function importLateDeals(engines: OpenEngines, options: LateOptions): Promise<LateReport> {
  const path = join(options.scratch, 'late-deals.csv');
  await writeFile(path, await lateDeals(options));
  const sealedBefore = await sealedHash(engines, options.month);
  await importFile(engines, path);
  await approveAll(engines);
  const adjustments = await readAdjustments(engines, options.month);
  const duplicates = await importFile(engines, path);
  await approveAll(engines);
  const after = await readAdjustments(engines, options.month);
  const sealedAfter = await sealedHash(engines, options.month);
  for (const { employee, cause, delta, period } of adjustments) {
    options.words(`${options.month} → ${period}: ${employee} ${delta} (${cause})`);
  }
  return {
    sealedBefore,
    sealedAfter,
    unchanged: sealedBefore === sealedAfter,
    adjustments,
    again: { duplicates, adjustments: after.length - adjustments.length },
  };
}

/** The first won deal of the month with another amount and version, and one of another agent that nobody had recorded. */
async function lateDeals({ data, month }: LateOptions): Promise<string> {
  const text = await readFile(join(data, 'sales_pipeline.csv'), 'utf8');
  const [header = '', ...lines] = text.split(/\r?\n/);
  const column = (name: string): number => header.split(',').indexOf(name);
  const won = lines
    .map((line) => line.split(','))
    .filter((cells) => cells[column('deal_stage')] === 'Won' && isIn(cells[column('close_date')] ?? '', month));
  const first = won[0];
  const second = won.find((cells) => cells[column('sales_agent')] !== first?.[column('sales_agent')]);
  if (first === undefined || second === undefined) throw new Error(`no won deals in ${month}`);
  const corrected = first.with(column('close_value'), `${first[column('close_value')]}0`);
  const forgotten = second.with(column('opportunity_id'), 'FORGOTTEN');
  return `${[`${header},version`, [...corrected, '2'].join(','), [...forgotten, '1'].join(',')].join('\n')}\n`;
}

/** `DD-MM-YY` against `YYYY-MM`. */
function isIn(date: string, month: string): boolean {
  const [, monthOf, year] = date.split('-');
  return `20${year}-${monthOf}` === month;
}

/** The mapping of the data set with one column more; answers how many rows were known already. */
async function importFile({ pool, services }: OpenEngines, path: string): Promise<number> {
  const text = await readFile(join(FOLDER, 'opportunities.mapping.json'), 'utf8');
  const given: { readonly fields: object } = JSON.parse(text);
  const withVersion = JSON.stringify({ ...given, fields: { ...given.fields, version: 'version' } });
  const parsed = parseMapping(withVersion, 'facts');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const order = { path, mapping: parsed.mapping, dryRun: false };
  const result = await runImport({ pool, ...services }, ACTOR, order);
  if (!result.ok) throw new Error(result.failure.code);
  if (result.value.notImported.length > 0) throw new Error(JSON.stringify(result.value.notImported));
  return result.value.unchanged;
}

async function approveAll({ services }: OpenEngines): Promise<void> {
  const { adjustments } = services;
  while ((await adjustments.proposeNext({ worker: 'example', limit: 100 })).claimed > 0);
  const { proposals } = await adjustments.list(APPROVER, { state: 'proposed' });
  for (const { id: proposalId, revision } of proposals) {
    const decided = await adjustments.decide(APPROVER, { proposalId, revision, decision: 'approve', reason: '' });
    if (!decided.ok || !decided.value.ok) throw new Error(`${proposalId}: ${JSON.stringify(decided)}`);
  }
}

async function readAdjustments({ pool }: OpenEngines, month: string): Promise<readonly LateAdjustment[]> {
  return withSnapshot(pool, ACTOR, (tx) =>
    tx.rows<LateAdjustment>(
      `select coalesce(e.name->>'en', e.name->>'ru', e.id) as employee, a.period, a.origin_period as "originPeriod",
         a.cause->>'id' as cause, a.cause->>'change' as change, a.delta::text as delta,
         (select jsonb_agg(jsonb_build_object('code', l->>'code', 'before', l->>'before', 'after', l->>'after',
             'amount', l->>'amount')) from jsonb_array_elements(a.lines) l) as lines
       from adjustments a join employees e on e.id = a.employee_id
       where a.origin_period = $1 order by a.created_at, a.number`,
      [month],
    ),
  );
}

/** Of statements, lines and frozen inputs as they are stored. */
async function sealedHash({ pool }: OpenEngines, month: string): Promise<string> {
  const rows = await withSnapshot(pool, ACTOR, (tx) =>
    tx.rows<{ said: string }>(
      `select jsonb_build_object('statement', to_jsonb(s),
         'lines', (select jsonb_agg(to_jsonb(l) order by l.position) from statement_lines l where l.statement_id = s.id),
         'inputs', (select to_jsonb(i) from run_inputs i where i.run_id = s.run_id and i.ordinal = s.ordinal))::text as said
       from statements s where s.period = $1 order by s.id`,
      [month],
    ),
  );
  return createHash('sha256')
    .update(rows.map(({ said }) => said).join('\n'))
    .digest('hex');
}
