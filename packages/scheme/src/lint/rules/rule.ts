import type { Analysis } from '../analysis/analysis.ts';
import type { LintFinding } from '../finding.ts';

/** One thing to look for. Pure and total: a scheme with faults is looked at as far as it is healthy. */
export type Rule = (analysis: Analysis) => readonly LintFinding[];
