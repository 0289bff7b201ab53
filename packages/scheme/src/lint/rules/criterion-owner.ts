import { closestName } from '../../compile/closest-name.ts';
import type { LintFinding } from '../finding.ts';
import type { Rule } from './rule.ts';

/** Criteria that nobody answers for, or that the company does not have at all. */
export const criterionOwner: Rule = ({ document, context }) => {
  const { criteria } = context;
  if (criteria === undefined) return [];
  const known = new Map(criteria.map((criterion) => [criterion.key, criterion]));
  const told = new Set<string>();
  return document.nodes.flatMap((node): readonly LintFinding[] => {
    const key = node.kind === 'criterion' ? node.params?.['criterion'] : undefined;
    if (typeof key !== 'string' || told.has(key)) return [];
    told.add(key);
    const place = { nodeId: node.id, path: 'criterion' };
    const criterion = known.get(key);
    if (criterion === undefined) {
      const suggestion = closestName(key, [...known.keys()]);
      const found = { code: 'criterion/unknown', severity: 'warning', place } as const;
      if (suggestion === null) return [{ ...found, details: { given: key } }];
      const params = { ...node.params, criterion: suggestion };
      return [
        {
          ...found,
          details: { given: key, suggestion },
          fix: { label: 'fix/use-suggestion', edits: [{ edit: 'setParams', nodeId: node.id, params }] },
        },
      ];
    }
    if (criterion.owner !== null && criterion.owner.trim() !== '') return [];
    return [{ code: 'criterion/no-owner', severity: 'warning', place, details: { given: key } }];
  });
};
