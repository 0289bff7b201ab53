import { type MappedRow, mapRow, type RowProblem } from './map-row.ts';
import type { ImportKind, Mapping } from './mapping.ts';
import { type FileProblem, readRows, UnreadableFile } from './read-rows.ts';

/** Rows handed to a writer at once; the facts door takes no more in one transaction. */
export const IMPORT_BATCH_ROWS = 1_000;
/** Lines named in a report for each reason; the count is always complete. */
export const REPORTED_LINES_MAX = 20;

export type RowOutcome =
  | {
      readonly status: 'created' | 'changed' | 'unchanged';
      /** What it means in words, where the status does not say it. */
      readonly effects?: readonly RowEffect[];
    }
  | { readonly status: 'problem'; readonly code: string; readonly details: Readonly<Record<string, string>> };

export interface RowEffect {
  readonly code: string;
  readonly details: Readonly<Record<string, string>>;
}

/** Stores mapped rows of one kind, a batch in one transaction; answers for each row, in order. */
export interface RowWriter {
  write(rows: readonly MappedRow[]): Promise<readonly RowOutcome[]>;
}

/** Rows of which the same is to be said. */
export interface CountedRows extends RowEffect {
  readonly rows: number;
  readonly lines: readonly number[];
}

/** Rows that did not get in, by reason; none is dropped without being counted here. */
export type NotImported = CountedRows;

export interface ImportReport {
  readonly kind: ImportKind;
  readonly dryRun: boolean;
  readonly rows: number;
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  /** What the rows that got in mean; in a dry run what they would. */
  readonly effects: readonly CountedRows[];
  readonly notImported: readonly NotImported[];
}

export type ImportResult =
  | { readonly ok: true; readonly report: ImportReport }
  | { readonly ok: false; readonly problem: FileProblem };

export interface ImportRequest {
  readonly path: string;
  readonly mapping: Mapping;
  /** Only what the report calls itself: a writer that is given is asked. */
  readonly dryRun: boolean;
  readonly onProgress?: (rows: number) => void;
}

/**
 * Imports a file in two passes: the first only reads, so that a file that cannot be read as a whole
 * (encoding, header, broken quoting) changes nothing; the second writes the sound rows batch by batch.
 * Running it again is safe: writers answer `unchanged` for what is there already. Without a writer it stays with the first.
 */
export async function importFile(request: ImportRequest, writer: RowWriter | null): Promise<ImportResult> {
  try {
    const dry = await passThrough(request, null);
    return { ok: true, report: writer === null ? dry : await passThrough(request, writer) };
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
  readonly #reasons = new Map<string, Counted>();
  readonly #effects = new Map<string, Counted>();

  addOutcomes(rows: readonly MappedRow[], outcomes: readonly RowOutcome[]): void {
    if (outcomes.length !== rows.length) throw new Error(`importFile: ${rows.length} rows, ${outcomes.length} answers`);
    for (const [index, outcome] of outcomes.entries()) {
      const line = rows[index]?.line ?? 0;
      if (outcome.status === 'problem') {
        this.addProblem({ line, code: outcome.code, details: outcome.details });
        continue;
      }
      this.#counts[outcome.status] += 1;
      for (const effect of outcome.effects ?? []) count(this.#effects, line, effect);
    }
  }

  leaveOut(line: number, reason: string): void {
    count(this.#reasons, line, { code: 'row/left-out', details: { reason } });
  }

  addProblem({ line, code, details }: RowProblem): void {
    count(this.#reasons, line, { code, details });
  }

  report({ mapping, dryRun }: ImportRequest): ImportReport {
    return {
      kind: mapping.kind,
      dryRun,
      rows: this.rows,
      ...this.#counts,
      effects: [...this.#effects.values()],
      notImported: [...this.#reasons.values()],
    };
  }
}

interface Counted extends RowEffect {
  rows: number;
  readonly lines: number[];
}

function count(counted: Map<string, Counted>, line: number, { code, details }: RowEffect): void {
  const key = JSON.stringify([code, details]);
  const entry = counted.get(key) ?? { code, details, rows: 0, lines: [] };
  entry.rows += 1;
  if (entry.lines.length < REPORTED_LINES_MAX) entry.lines.push(line);
  counted.set(key, entry);
}
