import type { Analysis } from '../analysis/analysis.ts';
import { countedTables, countHits } from '../analysis/hits.ts';
import { caseRequests } from '../analysis/sample.ts';
import type { LintFinding } from '../finding.ts';
import type { Rule } from './rule.ts';

/** Fewer people than this say nothing about which rows a policy needs. */
const PEOPLE_MIN = 3;

/** Rows that none of last period's people came into. */
export const rowNotHitInData: Rule = (analysis) => {
  const { sample } = analysis.context;
  if (sample === undefined || sample === null || sample.employees.length < PEOPLE_MIN) return [];
  const people = sample.employees.length;
  return unhitRows(analysis, [sample]).map(({ nodeId, path, rows }) => ({
    code: 'table/row-not-hit-in-data',
    severity: 'hint',
    place: { nodeId, path },
    details: { rows: rows.join(', '), count: rows.length, people },
  }));
};

/** Rows that none of the scheme's own cases comes into. */
export const rowWithoutCase: Rule = (analysis) => {
  if ((analysis.document.cases ?? []).length === 0) return [];
  const requests = caseRequests(analysis.document, analysis.plan);
  return unhitRows(analysis, requests).map(
    ({ nodeId, path, rows }): LintFinding => ({
      code: 'case/rows-not-covered',
      severity: 'hint',
      place: { nodeId, path },
      details: { rows: rows.join(', '), count: rows.length },
    }),
  );
};

interface UnhitRows {
  readonly nodeId: string;
  /** Of the first of them. */
  readonly path: string;
  /** Counted from one. */
  readonly rows: readonly number[];
}

function unhitRows(analysis: Analysis, requests: Parameters<typeof countHits>[2]): readonly UnhitRows[] {
  const hits = countHits(analysis.plan, countedTables(analysis), requests);
  return [...hits].flatMap(([table, counts]): readonly UnhitRows[] => {
    const rows = counts.flatMap((count, row) => (count === 0 ? [row] : []));
    const [first] = rows;
    if (first === undefined) return [];
    return [{ nodeId: table.nodeId, path: table.pathOf(first), rows: rows.map((row) => row + 1) }];
  });
}
