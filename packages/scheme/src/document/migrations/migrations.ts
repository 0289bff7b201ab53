/** A document as some older program wrote it: an object with a `format`, nothing more is known. */
export type UnknownDocument = Readonly<Record<string, unknown>> & { readonly format: string };

/** One step from a format to the next; pure, and shown by a fixture in `migrations.test.ts`. */
export interface Migration {
  readonly from: string;
  readonly to: string;
  /** What changed and why, for the reader of a migrated document. */
  readonly note: string;
  readonly migrate: (document: UnknownDocument) => UnknownDocument;
}

/** Every migration there is, oldest first. The first published format is `premia.scheme/1`: nothing to migrate yet. */
export const MIGRATIONS: readonly Migration[] = [];

export type MigrationResult =
  | { readonly ok: true; readonly document: UnknownDocument; readonly applied: readonly Migration[] }
  | { readonly ok: false; readonly format: string };

/** Brings a document to `target` along `migrations`; a format from which no way leads there is answered, not thrown. */
export function migrateDocument(
  document: UnknownDocument,
  target: string,
  migrations: readonly Migration[] = MIGRATIONS,
): MigrationResult {
  const applied: Migration[] = [];
  let current = document;
  while (current.format !== target) {
    const next = migrations.find((migration) => migration.from === current.format && !applied.includes(migration));
    if (next === undefined) return { ok: false, format: document.format };
    current = { ...next.migrate(current), format: next.to };
    applied.push(next);
  }
  return { ok: true, document: current, applied };
}
