import type { SchemeSummary } from '../../contract.ts';
import { errorsIn, readStoredDocument, type SchemeCompiler } from './compiled-schemes.ts';
import type { SchemeRow } from './repository.ts';

/** A scheme as lists show it; `participants` says how many people each scheme pays now. */
export function toSummary(
  row: SchemeRow,
  { compiler, participants }: { readonly compiler: SchemeCompiler; readonly participants: ReadonlyMap<string, number> },
): SchemeSummary {
  const { diagnostics } = compiler.compile(readStoredDocument(row.draft), row.draftHash);
  return {
    id: row.id,
    key: row.key,
    title: row.title,
    status: statusOf(row),
    period: row.period,
    currency: row.currency,
    ownerName: row.ownerName,
    activeVersion: row.activeVersion,
    hasChanges: row.activeHash !== null && row.activeHash !== row.draftHash,
    employees: participants.get(row.id) ?? 0,
    problems: errorsIn(diagnostics).length,
    changedAt: row.changedAt,
    isSubmitted: row.isSubmitted,
  };
}

function statusOf(row: SchemeRow): SchemeSummary['status'] {
  if (row.archivedAt !== null) {
    return 'archived';
  }
  if (row.activeVersion !== null) {
    return 'active';
  }
  return row.latestVersion === null ? 'draft' : 'published';
}
