import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemActor } from '@premia/access';
import { parseSchemeText } from '@premia/scheme';
import {
  type ImportKind,
  type ImportReport,
  importWords,
  parseMapping,
  runImport,
  setUpCompany,
} from '@premia/service/server';
import type { Language } from '../../command.ts';
import type { OpenEngines } from '../../engines/open-engines.ts';

const FOLDER = join(import.meta.dirname, '../../../examples/crm-opportunities');
const ACTOR = systemActor('example');
/** The data set has no people of finance: its scheme is approved by the product, and by another name than it is submitted. */
const APPROVER = systemActor('example-approval');
const COMPANY = { name: { en: 'Hardware seller', ru: 'Продавец оборудования' }, timeZone: 'UTC', currency: 'USD' };
const FIRST_DAY = '2017-01-01';

/** In this order: agents name their managers, facts name their agents. */
const FILES: readonly { readonly kind: ImportKind; readonly file: string; readonly mapping: string }[] = [
  { kind: 'people', file: 'sales_teams.csv', mapping: 'managers.mapping.json' },
  { kind: 'people', file: 'sales_teams.csv', mapping: 'agents.mapping.json' },
  { kind: 'tables', file: 'products.csv', mapping: 'products.mapping.json' },
  { kind: 'facts', file: 'sales_pipeline.csv', mapping: 'opportunities.mapping.json' },
];

export interface ExampleOptions {
  /** Folder of the data set's files. */
  readonly data: string;
  readonly language: Language;
  readonly words: (line: string) => void;
}

export type PreparedExample =
  | { readonly ok: true; readonly notImported: readonly { readonly reason: string; readonly rows: number }[] }
  | { readonly ok: false };

/** Imports everything, publishes the scheme and assigns it to every office; what did not get in is counted by reason. */
export async function prepareExample(engines: OpenEngines, options: ExampleOptions): Promise<PreparedExample> {
  await setUpCompany(engines.pool, ACTOR, COMPANY);
  const reports = await importAll(engines, options);
  if (reports === null) return { ok: false };
  await publishScheme(engines);
  const notImported = reports
    .flatMap((report) => report.notImported)
    .map((entry) => ({ reason: importWords(entry, options.language), rows: entry.rows }));
  return { ok: true, notImported };
}

async function importAll(engines: OpenEngines, options: ExampleOptions): Promise<readonly ImportReport[] | null> {
  const reports: ImportReport[] = [];
  for (const { kind, file, mapping } of FILES) {
    const parsed = parseMapping(await readFile(join(FOLDER, mapping), 'utf8'), kind);
    if (!parsed.ok) throw new Error(`${mapping}: ${JSON.stringify(parsed.problems)}`);
    const order = { path: join(options.data, file), mapping: parsed.mapping, dryRun: false };
    const result = await runImport({ pool: engines.pool, ...engines.services }, ACTOR, order);
    if (!result.ok) {
      options.words(`${order.path}: ${importWords(result.failure, options.language)}`);
      return null;
    }
    const { created, changed, unchanged } = result.value;
    options.words(`${file}: +${created} ~${changed} =${unchanged}`);
    reports.push(result.value);
  }
  return reports;
}

async function publishScheme({ services, pool }: OpenEngines): Promise<void> {
  const { schemes, approvals } = services.useCases;
  const parsed = parseSchemeText(await readFile(join(FOLDER, 'agent-monthly.scheme.json'), 'utf8'));
  if (!parsed.ok) throw new Error(`agent-monthly: ${JSON.stringify(parsed.diagnostics)}`);
  const { document } = parsed;
  const created = await schemes.create(ACTOR, { ...document, document });
  if (!created.ok) throw new Error(`agent-monthly: ${created.failure.code}`);
  const { rows } = await pool.query<{ id: string }>(
    'select department_id as id from department_terms where parent_id is null order by 1',
  );
  const opened = await schemes.open(ACTOR, created.value);
  if (!opened.ok) throw new Error(`agent-monthly: ${opened.failure.code}`);
  const submitted = await approvals.submit(ACTOR, {
    ...created.value,
    revision: opened.value.revision,
    message: 'CRM example',
    assignTo: { from: FIRST_DAY, targets: rows.map(({ id }) => ({ kind: 'department', id })) },
  });
  if (!submitted.ok || !submitted.value.ok) throw new Error(`agent-monthly: ${JSON.stringify(submitted)}`);
  const { submissionId, revision } = submitted.value;
  const decided = await approvals.decide(APPROVER, { submissionId, revision, decision: 'approve', comment: '' });
  if (!decided.ok || !decided.value.ok) throw new Error(`agent-monthly: ${JSON.stringify(decided)}`);
}
