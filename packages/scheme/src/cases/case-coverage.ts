import type { CompiledScheme } from '../compile/compile-scheme.ts';
import type { SchemeDocument } from '../document/scheme-document.ts';
import type { EvaluationRequest } from '../evaluation/evaluation.ts';
import { countedBranches, countedTables, countHits } from '../lint/analysis/hits.ts';
import { caseRequests } from '../lint/analysis/sample.ts';

/** A way through the scheme: a row, a band, an outlet of a condition, a cap that holds. */
export interface CoveredPlace {
  readonly nodeId: string;
  /** Inside the node's params: `bands.2`, `rows.0`, `otherwise`, `then`, `cap`. */
  readonly path: string;
  /** How often it was taken; once for every fact inside a frame. */
  readonly hits: number;
}

export interface Coverage {
  readonly places: readonly CoveredPlace[];
  readonly covered: number;
}

export interface CoverageSubject {
  readonly document: SchemeDocument;
  readonly compiled: CompiledScheme;
}

/**
 * Which ways through a scheme its own cases take – or, given real requests, how often people took each. The reference
 * engine walks them, so what counts as taken is what is paid.
 */
export function coverageOf({ document, compiled }: CoverageSubject, requests?: readonly EvaluationRequest[]): Coverage {
  const plan = compiled.previewPlan;
  const subject = { plan, nodes: new Map(document.nodes.map((node) => [node.id, node])) };
  const tables = [...countedTables(subject), ...countedBranches(subject)];
  const hits = countHits(plan, tables, requests ?? caseRequests(document, plan));
  const places = tables.flatMap((table) =>
    (hits.get(table) ?? []).map((count, row) => ({ nodeId: table.nodeId, path: table.pathOf(row), hits: count })),
  );
  return { places, covered: places.filter((place) => place.hits > 0).length };
}
