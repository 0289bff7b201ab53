import { type MappedRow, mapRow, type RowProblem } from './map-row.ts';
import type { ImportKind, Mapping } from './mapping.ts';
import { type FileProblem, readRows, UnreadableFile } from './read-rows.ts';

/** Rows handed to a writer at once; the facts door takes no more in one transaction. */
export const IMPORT_BATCH_ROWS = 1_000;
/** Lines named in a report for each reason; the count is always complete. */
export const REPORTED_LINES_MAX = 20;

export type RowOutcome =
  | { readonly status: 'created' | 'changed' | 'unchanged' }
  | { readonly status: 'problem'; readonly code: string; readonly details: Readonly<Record<string, string>> };

/** Stores mapped rows of one kind, a batch in one transaction; answers for each row, in order. */
export interface RowWriter {
  write(rows: readonly MappedRow[]): Promise<readonly RowOutcome[]>;
}

/** Rows that did not get in, by reason; none is dropped without being counted here. */
export interface NotImported {
  readonly code: string;
  readonly details: Readonly<Record<string, string>>;
  readonly rows: number;
  readonly lines: readonly number[];
}

export interface ImportReport {
  readonly kind: ImportKind;
  readonly dryRun: boolean;
  readonly rows: number;
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly notImported: readonly NotImported[];
}

export type ImportResult =
  | { readonly ok: true; readonly report: ImportReport }
  | { readonly ok: false; readonly problem: FileProblem };

export interface ImportRequest {
  readonly path: string;
  readonly mapping: Mapping;
  readonly dryRun: boolean;
  readonly onProgress?: (rows: number) => void;
}

/**
 * Imports a file in two passes: the first only reads, so that a file that cannot be read as a whole
 * (encoding, header, broken quoting) changes nothing; the second writes the sound rows batch by batch.
 * Running it again is safe: writers answer `unchanged` for what is there already.
 */
export async function importFile(request: ImportRequest, writer: RowWriter): Promise<ImportResult> {
  try {
    const dry = await passThrough(request, null);
    return { ok: true, report: request.dryRun ? dry : await passThrough(request, writer) };
  } catch (error) {
    if (error instanceof UnreadableFile) return { ok: false, problem: error.problem };
    throw error;
  }
}

async function passThrough(request: ImportRequest, writer: RowWriter | null): Promise<ImportReport> {
  const tally = new Tally();
  let batch: MappedRow[] = [];
  const flush = async (): Promise<void> => {
    if (writer !== null && batch.length > 0) tally.addOutcomes(batch, await writer.write(batch));
    if (writer !== null) request.onProgress?.(tally.rows);
    batch = [];
  };
  for await (const row of readRows(request.path, request.mapping)) {
    tally.rows += 1;
    const mapped = mapRow(request.mapping, row);
    if (mapped.kind === 'mapped') batch.push(mapped.row);
    else if (mapped.kind === 'left-out') tally.leaveOut(mapped.line, mapped.reason);
    else tally.addProblem(mapped.problem);
    if (batch.length === IMPORT_BATCH_ROWS) await flush();
  }
  await flush();
  return tally.report(request);
}

class Tally {
  rows = 0;
  readonly #counts = { created: 0, changed: 0, unchanged: 0 };
  readonly #reasons = new Map<
    string,
    { code: string; details: Readonly<Record<string, string>>; rows: number; lines: number[] }
  >();

  addOutcomes(rows: readonly MappedRow[], outcomes: readonly RowOutcome[]): void {
    if (outcomes.length !== rows.length) throw new Error(`importFile: ${rows.length} rows, ${outcomes.length} answers`);
    for (const [index, outcome] of outcomes.entries()) {
      if (outcome.status === 'problem')
        this.addProblem({ line: rows[index]?.line ?? 0, code: outcome.code, details: outcome.details });
      else this.#counts[outcome.status] += 1;
    }
  }

  leaveOut(line: number, reason: string): void {
    this.#count(line, 'row/left-out', { reason });
  }

  addProblem(problem: RowProblem): void {
    this.#count(problem.line, problem.code, problem.details);
  }

  #count(line: number, code: string, details: Readonly<Record<string, string>>): void {
    const key = JSON.stringify([code, details]);
    const entry = this.#reasons.get(key) ?? { code, details, rows: 0, lines: [] };
    entry.rows += 1;
    if (entry.lines.length < REPORTED_LINES_MAX) entry.lines.push(line);
    this.#reasons.set(key, entry);
  }

  report({ mapping, dryRun }: ImportRequest): ImportReport {
    return { kind: mapping.kind, dryRun, rows: this.rows, ...this.#counts, notImported: [...this.#reasons.values()] };
  }
}
