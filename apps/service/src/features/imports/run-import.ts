import { type Actor, decide } from '@premia/access';
import { type Pool, withChange, withTx } from '@premia/database';
import { failure, type Result, success } from '../../failure.ts';
import { type ImportReport, type ImportResult, importFile } from '../../ingest/file/import-file.ts';
import type { ImportKind, Mapping } from '../../ingest/file/mapping.ts';
import type { FactService } from '../facts/service.ts';
import { type ChangeImporting, type ChangeReport, importChanges } from './import-changes.ts';
import { createRowPreview, createRowWriter, type RowWriterDependencies } from './row-writers.ts';

export interface ImportOrder {
  readonly path: string;
  readonly mapping: Mapping;
  readonly dryRun: boolean;
  readonly onProgress?: (rows: number) => void;
}

export interface ImportDependencies {
  readonly pool: Pool;
  readonly facts: FactService;
  readonly useCases: ChangeImporting;
}

/** The action of the policy that a person needs to import rows of a kind. */
const ACTIONS = {
  people: 'person.edit',
  facts: 'fact.ingest',
  criteria: 'criterion.edit',
  targets: 'change.propose',
  tables: 'table.edit',
  rates: 'rate.edit',
  calendar: 'calendar.edit',
} as const satisfies Record<ImportKind, string>;

/** Imports a file for somebody who may; fails with `access/forbidden`, `company/missing` or the file's own problem (`file/…`). */
export async function runImport(
  dependencies: ImportDependencies,
  actor: Actor,
  order: ImportOrder,
): Promise<Result<ImportReport | ChangeReport>> {
  const decision = decide(actor, ACTIONS[order.mapping.kind]);
  if (!decision.allowed) return failure('absent', decision.code);
  const currency = await companyCurrency(dependencies.pool, actor);
  if (currency === null) return failure('conflict', 'company/missing');
  const { kind } = order.mapping;
  if (kind === 'criteria' || kind === 'targets') return importChanges(dependencies.useCases, actor, order);
  const { pool, facts } = dependencies;
  const importing = { pool, facts, actor, mapping: { ...order.mapping, kind }, currency };
  const result = order.dryRun ? await tryOut(importing, order) : await importFile(order, createRowWriter(importing));
  return result.ok ? success(result.report) : failure('invalid', result.problem.code, result.problem.details);
}

/**
 * What the import would do: it is done and rolled back. Facts are only read, for their door has transactions of its own.
 */
function tryOut(importing: RowWriterDependencies, order: ImportOrder): Promise<ImportResult> {
  return withChange(importing.pool, importing.actor, async (tx) => ({
    unchanged: await importFile(order, createRowPreview(tx, importing.mapping)),
  }));
}

async function companyCurrency(pool: Pool, actor: Actor): Promise<string | null> {
  const rows = await withTx(pool, actor, (tx) => tx.rows<{ currency: string }>('select currency from company'));
  return rows[0]?.currency ?? null;
}
