import type { Rule } from './rule.ts';

/** A scheme nobody has worked an example for. */
export const casesMissing: Rule = ({ document, plan }) =>
  (document.cases ?? []).length > 0 || plan.results.length === 0
    ? []
    : [{ code: 'case/none', severity: 'hint', place: { path: 'cases' }, details: {} }];
