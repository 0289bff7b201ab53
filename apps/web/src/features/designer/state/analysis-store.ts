import type { Coverage, Diagnostic, LintFinding, ValueType } from '@premia/scheme';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PortKey } from '../preview/value-store.ts';

/** What the compiler says of the draft as it is now. */
export interface Analysis {
  /** False until the first answer, so that nothing is called sound before it was looked at. */
  readonly isReady: boolean;
  readonly diagnostics: readonly LintFinding[];
  readonly byNode: ReadonlyMap<string, readonly Diagnostic[]>;
  /** By link key, `from to`. */
  readonly byLink: ReadonlyMap<string, readonly Diagnostic[]>;
  readonly types: ReadonlyMap<PortKey, ValueType>;
  /** By node, the ways through it that no case takes; empty until the cases were looked at. */
  readonly untested: ReadonlyMap<string, ReadonlySet<string>>;
  /** Hash of the scheme's meaning; null while it does not compile. */
  readonly hash: string | null;
}

export type AnalysisStore = StoreApi<Analysis>;

export const NO_DIAGNOSTICS: readonly LintFinding[] = [];

export function createAnalysisStore(): AnalysisStore {
  return createStore<Analysis>(() => ({
    isReady: false,
    diagnostics: NO_DIAGNOSTICS,
    byNode: new Map(),
    byLink: new Map(),
    types: new Map(),
    untested: new Map(),
    hash: null,
  }));
}

export interface AnalysisAnswer {
  readonly diagnostics: readonly LintFinding[];
  readonly types: ReadonlyMap<PortKey, ValueType>;
  readonly hash: string | null;
}

export function takeAnalysis(store: AnalysisStore, { diagnostics, types, hash }: AnalysisAnswer): void {
  const byNode = Map.groupBy(
    diagnostics.filter((diagnostic) => diagnostic.place.nodeId !== undefined),
    (diagnostic) => diagnostic.place.nodeId ?? '',
  );
  const byLink = Map.groupBy(
    diagnostics.filter((diagnostic) => diagnostic.place.link !== undefined),
    ({ place }) => `${place.link?.from} ${place.link?.to}`,
  );
  store.setState({
    isReady: true,
    diagnostics,
    byNode: keepSame(store.getState().byNode, byNode),
    byLink: keepSame(store.getState().byLink, byLink),
    types: keepSameTypes(store.getState().types, types),
    hash,
  });
}

export function takeCoverage(store: AnalysisStore, { places }: Coverage): void {
  const untested = Map.groupBy(
    places.filter(({ hits }) => hits === 0),
    ({ nodeId }) => nodeId,
  );
  const was = store.getState().untested;
  store.setState({
    untested: new Map(
      [...untested].map(([nodeId, list]) => {
        const paths = new Set(list.map(({ path }) => path));
        const known = was.get(nodeId);
        return [
          nodeId,
          known !== undefined && known.size === paths.size && [...paths].every((path) => known.has(path))
            ? known
            : paths,
        ];
      }),
    ),
  });
}

/** A node whose diagnostics did not change keeps the same list, and so is not drawn again. */
function keepSame(
  old: ReadonlyMap<string, readonly Diagnostic[]>,
  next: ReadonlyMap<string, readonly Diagnostic[]>,
): ReadonlyMap<string, readonly Diagnostic[]> {
  return new Map(
    [...next].map(([key, list]) => {
      const was = old.get(key);
      return [key, was !== undefined && JSON.stringify(was) === JSON.stringify(list) ? was : list];
    }),
  );
}

/** A port whose type did not change keeps the same one: from the worker each comes as a copy. */
function keepSameTypes(
  old: ReadonlyMap<PortKey, ValueType>,
  next: ReadonlyMap<PortKey, ValueType>,
): ReadonlyMap<PortKey, ValueType> {
  let isSame = old.size === next.size;
  const kept = new Map<PortKey, ValueType>();
  for (const [key, type] of next) {
    const was = old.get(key);
    const isKept = was !== undefined && JSON.stringify(was) === JSON.stringify(type);
    kept.set(key, isKept ? was : type);
    isSame &&= isKept;
  }
  return isSame ? old : kept;
}

export type Severity = Diagnostic['severity'];
const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, hint: 2 };

export function worstSeverity(diagnostics: readonly Diagnostic[]): Severity | null {
  return diagnostics.reduce<Severity | null>(
    (worst, { severity }) => (worst === null || RANK[severity] < RANK[worst] ? severity : worst),
    null,
  );
}

/** Errors first, then warnings, then hints; otherwise in the compiler's order. */
export function bySeverity(diagnostics: readonly LintFinding[]): readonly LintFinding[] {
  return [...diagnostics].sort((a, b) => RANK[a.severity] - RANK[b.severity]);
}
