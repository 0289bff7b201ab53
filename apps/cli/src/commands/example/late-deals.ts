import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemActor } from '@premia/access';
import { withSnapshot } from '@premia/database';
import { add, decimal, equals, isZero } from '@premia/decimal';
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

/** The deals the file brings, as whoever checks the corrections knows them. */
interface LateDeals {
  readonly csv: string;
  /** By number, what becomes of each. */
  readonly expected: ReadonlyMap<string, 'corrected' | 'added'>;
}

export interface LateReport {
  /** SHA-256 of everything the sealed statements say, before and after. */
  readonly sealedBefore: string;
  readonly sealedAfter: string;
  readonly unchanged: boolean;
  readonly adjustments: readonly LateAdjustment[];
  /** What importing the same file again added. */
  readonly again: { readonly duplicates: number; readonly adjustments: number };
  /** What is not as it has to be: sealed statements that changed, corrections that lack, are elsewhere or come twice. */
  readonly wrong: readonly string[];
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
  const deals = await lateDeals(options);
  await writeFile(path, deals.csv);
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
  const report = {
    sealedBefore,
    sealedAfter,
    unchanged: sealedBefore === sealedAfter,
    adjustments,
    again: { duplicates, adjustments: after.length - adjustments.length },
  };
  return { ...report, wrong: whatIsWrong(report, { month: options.month, expected: deals.expected }) };
}

interface Expectation {
  /** The sealed month the deals belong to. */
  readonly month: string;
  readonly expected: LateDeals['expected'];
}

/**
 * Why the late deals did not do what they have to: each is one correction of the agent who won it, in the month after, and
 * nothing else is; the sealed month stays as it was, byte for byte; the same file again brings nothing.
 */
export function whatIsWrong(
  { unchanged, adjustments, again }: Omit<LateReport, 'wrong'>,
  { month, expected }: Expectation,
): readonly string[] {
  const wrong: string[] = [];
  if (!unchanged) wrong.push(`the sealed statements of ${month} are not what they were`);
  for (const [cause, change] of expected) {
    const own = adjustments.filter((adjustment) => adjustment.cause === cause);
    if (own.length !== 1) wrong.push(`${cause} is ${String(own.length)} corrections, not one`);
    for (const { change: is } of own) if (is !== change) wrong.push(`${cause} is said to be ${is}, not ${change}`);
  }
  for (const { cause, period, originPeriod, delta, lines } of adjustments) {
    if (!expected.has(cause)) wrong.push(`a correction by ${cause}, which was not late`);
    if (period !== monthAfter(month)) wrong.push(`${cause} is corrected in ${period}, not in ${monthAfter(month)}`);
    if (originPeriod !== month) wrong.push(`${cause} is said to belong to ${originPeriod}, not to ${month}`);
    if (isZero(decimal(delta))) wrong.push(`${cause} corrects nothing`);
    const sum = lines.map(({ amount }) => decimal(amount)).reduce(add, decimal('0'));
    if (!equals(sum, decimal(delta))) wrong.push(`the lines of ${cause} are not its ${delta}`);
  }
  if (again.adjustments !== 0) wrong.push(`importing again brought ${String(again.adjustments)} corrections`);
  if (again.duplicates !== expected.size) wrong.push(`importing again knew ${String(again.duplicates)} deals`);
  return wrong;
}

/** `YYYY-MM`. */
function monthAfter(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 7);
}

/** The first won deal of the month with another amount and version, and one of another agent that nobody had recorded. */
async function lateDeals({ data, month }: LateOptions): Promise<LateDeals> {
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
  return {
    csv: `${[`${header},version`, [...corrected, '2'].join(','), [...forgotten, '1'].join(',')].join('\n')}\n`,
    expected: new Map([
      [corrected[column('opportunity_id')] ?? '', 'corrected'],
      ['FORGOTTEN', 'added'],
    ]),
  };
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
