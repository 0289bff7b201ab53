import type { SchemeReads } from '@premia/database';
import type { Requirements } from '@premia/scheme';

/** What a version reads, in the form that decides whose accruals a change makes stale. */
export function readsOf(requirements: Requirements): SchemeReads {
  const measures = new Map<string, Set<string>>();
  for (const { source } of requirements.inputs) {
    if (source.kind === 'criterion') {
      const known = measures.get(source.criterion) ?? new Set();
      measures.set(source.criterion, known.add(source.measure));
    }
  }
  return {
    criteria: [...measures].map(([criterion, of]) => ({ criterion, measures: [...of].sort() })),
    factTypes: requirements.factTypes,
    tables: requirements.tables,
    team: requirements.team,
    balances: requirements.inputs.some(({ source }) => source.kind === 'balance'),
  };
}
