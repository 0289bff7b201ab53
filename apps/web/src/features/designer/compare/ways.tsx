import type { SchemeDocument, SchemeNode } from '@premia/scheme';
import type { DraftWays } from '@premia/service';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { useTRPCClient } from '../../../shell/api.ts';
import type { Autosave } from '../document-store/autosave.ts';
import { useAnalysis, useDesigner, useDocumentPart } from '../state/designer-context.tsx';

/** How often people took each way through the draft, and of which draft that is said. */
export type WaysState =
  | { readonly kind: 'waiting' | 'has-errors' | 'failed' | 'no-period' }
  | {
      readonly kind: 'ways';
      readonly period: string;
      readonly people: number;
      readonly hits: Hits;
      readonly of: Nodes;
    };

type Nodes = SchemeDocument['nodes'];
/** By node, then by the way's path in its settings. */
type Hits = ReadonlyMap<string, ReadonlyMap<string, number>>;

const WaysContext = createContext<WaysState | null>(null);

/** Kinds that send people one way or another. */
const COUNTED_KINDS: ReadonlySet<string> = new Set(['tiers', 'decision', 'matrix', 'switch', 'if', 'gate']);
/** Everybody is worked out for it: asked once the hand rests, not after every key. */
const REST_MS = 3_000;

interface Answer {
  /** The draft that was on the screen, and stored, when it was asked. */
  readonly of: Nodes;
  readonly ways: DraftWays;
}

/** Asks how often the stored draft's ways were taken, for the cards and editors below. */
export function WaysProvider({ autosave, children }: { readonly autosave: Autosave; readonly children: ReactNode }) {
  const { schemeId, draft } = useDesigner();
  const client = useTRPCClient();
  const hash = useRested(useAnalysis((analysis) => analysis.hash));
  const isStored = useStore(autosave.status, ({ state }) => state.kind === 'saved');
  const isCounted = useDocumentPart(({ nodes }) => nodes.some(({ kind }) => COUNTED_KINDS.has(kind)));
  const query = useQuery({
    queryKey: ['designer', 'ways', schemeId, hash],
    queryFn: async ({ signal }): Promise<Answer> => {
      const of = draft.getDocument().nodes;
      return { of, ways: await client.simulation.ways.query({ schemeId }, { signal }) };
    },
    enabled: hash !== null && isStored && isCounted,
    staleTime: 300_000,
    placeholderData: keepPreviousData,
  });
  const { data, isError } = query;
  const state = useMemo((): WaysState => {
    if (data !== undefined) return waysState(data.ways, data.of);
    if (isError) return { kind: 'failed' };
    return { kind: hash === null ? 'has-errors' : 'waiting' };
  }, [data, isError, hash]);
  return <WaysContext.Provider value={isCounted ? state : null}>{children}</WaysContext.Provider>;
}

export function waysState(ways: DraftWays, of: Nodes): WaysState {
  if (ways.kind === 'no-period') return { kind: 'no-period' };
  const hits = new Map<string, Map<string, number>>();
  for (const way of ways.ways) {
    const paths = hits.get(way.nodeId) ?? new Map<string, number>();
    paths.set(way.path, way.hits);
    hits.set(way.nodeId, paths);
  }
  return { kind: 'ways', period: ways.period, people: ways.people, hits, of };
}

/** The value as it last stayed for a while. */
function useRested<T>(value: T): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), REST_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}

export function useWays(): WaysState | null {
  return useContext(WaysContext);
}

export interface WayHits {
  readonly hits: number;
  /** Of how many: people, or the facts a frame went through. */
  readonly all: number;
  readonly unit: 'people' | 'records';
  readonly period: string;
}

/** How often one way was taken; null where nobody knows, or the node's settings are others by now. */
export function useWayHits(node: SchemeNode, path: string): WayHits | null {
  return wayHits(useWays(), node, path);
}

export function wayHits(state: WaysState | null, node: SchemeNode, path: string): WayHits | null {
  if (state?.kind !== 'ways' || state.people === 0) return null;
  const paths = state.hits.get(node.id);
  const hits = paths?.get(path);
  const asked = state.of.find(({ id }) => id === node.id);
  // Parts of a document that did not change stay the same objects.
  if (paths === undefined || hits === undefined || asked?.params !== node.params) return null;
  if (node.frame === undefined) return { hits, all: state.people, unit: 'people', period: state.period };
  const list = path.split('.')[0];
  const all = [...paths].reduce((sum, [way, count]) => (sameList(way, list) ? sum + count : sum), 0);
  return { hits, all, unit: 'records', period: state.period };
}

const LISTS: ReadonlySet<string> = new Set(['rows', 'bands', 'cases', 'otherwise', 'then', 'else', 'value']);

/** An axis of a matrix is counted by itself; the ways of other blocks exclude each other. */
function sameList(way: string, list: string | undefined): boolean {
  const first = way.split('.')[0] ?? '';
  return list === 'axes' ? first === list : LISTS.has(first);
}
