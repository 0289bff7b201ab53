export type { FactSource, InputBounds } from './analysis/ranges.ts';
export type { Span } from './analysis/span.ts';
export {
  FIX_LABELS,
  type Fix,
  type FixLabel,
  type KnownCriterion,
  type LintContext,
  type LintFinding,
  type LintSubject,
} from './finding.ts';
export { fixOf } from './fixes/fix-of.ts';
export { lintScheme, lintWithData } from './lint-scheme.ts';
