import type { LintFinding } from '../finding.ts';
import type { Rule } from './rule.ts';

/** A parameter that no node reads: changing it would change nothing. */
export const parameterUnused: Rule = ({ document, plan }) => {
  const read = new Set(plan.requirements.parameters.map(({ key }) => key));
  // A node with a fault is no part of the plan, and may well be the one that reads it.
  for (const { params } of document.nodes) {
    const named = params?.['parameter'];
    if (typeof named === 'string') read.add(named);
  }
  return (document.parameters ?? []).flatMap(({ key }, index): readonly LintFinding[] =>
    read.has(key)
      ? []
      : [
          {
            code: 'parameter/unused',
            severity: 'hint',
            place: { path: `parameters.${index}` },
            details: { given: key },
            fix: { label: 'fix/remove-parameter', edits: [{ edit: 'removeParameter', key }] },
          },
        ],
  );
};
