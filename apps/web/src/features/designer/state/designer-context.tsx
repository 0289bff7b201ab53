import type { SchemeDocument, SchemeNode } from '@premia/scheme';
import type { SchemeSources } from '@premia/service';
import { createContext, type ReactNode, useContext, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import type { Draft, DraftHistory } from '../document-store/draft.ts';
import type { Room } from '../document-store/room.ts';
import type { Presence } from '../presence/presence.ts';
import type { PreviewState, PreviewStore } from '../preview/preview-store.ts';
import { type PortKey, portKey, type ShownPortValue, type ValueStore } from '../preview/value-store.ts';
import type { DesignerActions } from './actions.ts';
import type { Analysis, AnalysisStore } from './analysis-store.ts';
import type { DesignerUi, DesignerUiStore } from './designer-ui.ts';
import type { Pointing, PointingStore } from './pointing.ts';

/** One open scheme: its draft, what is known of it, and how it is looked at. */
export interface Designer {
  readonly schemeId: string;
  readonly draft: Draft;
  /** Where the draft is shared; null for a scheme that nobody can edit any more. */
  readonly room: Room | null;
  /** Who else has it open; null where nobody shares it. */
  readonly presence: Presence | null;
  readonly ui: DesignerUiStore;
  /** What the pointer lights on the drawing. */
  readonly pointing: PointingStore;
  readonly values: ValueStore;
  readonly analysis: AnalysisStore;
  readonly preview: PreviewStore;
  readonly sources: SchemeSources;
  readonly actions: DesignerActions;
  /** The person may look but not change. */
  readonly isReadOnly: boolean;
}

const DesignerContext = createContext<Designer | null>(null);

export function DesignerProvider(props: { readonly designer: Designer; readonly children: ReactNode }) {
  return <DesignerContext.Provider value={props.designer}>{props.children}</DesignerContext.Provider>;
}

export function useDesigner(): Designer {
  const designer = useContext(DesignerContext);
  if (designer === null) throw new Error('useDesigner: no DesignerProvider above this component');
  return designer;
}

export function useDocument(): SchemeDocument {
  const { draft } = useDesigner();
  return useSyncExternalStore(draft.subscribe, draft.getDocument);
}

/** One part of the scheme; wakes only when that part is another object. */
export function useDocumentPart<T>(select: (document: SchemeDocument) => T): T {
  const { draft } = useDesigner();
  return useSyncExternalStore(draft.subscribe, () => select(draft.getDocument()));
}

export function useHistory(): DraftHistory {
  const { draft } = useDesigner();
  return useSyncExternalStore(draft.subscribe, draft.getHistory);
}

export function useNode(nodeId: string | null): SchemeNode | null {
  return useDocumentPart((document) => document.nodes.find((node) => node.id === nodeId) ?? null);
}

const indexes = new WeakMap<SchemeDocument['nodes'], ReadonlyMap<string, SchemeNode>>();

/** The same as `useNode` where a thousand components ask at once: the nodes of a document are indexed once. */
export function useNodeById(nodeId: string): SchemeNode | null {
  return useDocumentPart(({ nodes }) => {
    const known = indexes.get(nodes) ?? new Map(nodes.map((node) => [node.id, node]));
    indexes.set(nodes, known);
    return known.get(nodeId) ?? null;
  });
}

export function useUi<T>(select: (ui: DesignerUi) => T): T {
  return useStore(useDesigner().ui, select);
}

export function usePointing<T>(select: (pointing: Pointing) => T): T {
  return useStore(useDesigner().pointing, select);
}

export function useAnalysis<T>(select: (analysis: Analysis) => T): T {
  return useStore(useDesigner().analysis, select);
}

export function usePreviewState<T>(select: (preview: PreviewState) => T): T {
  return useStore(useDesigner().preview, select);
}

const NO_PATHS: ReadonlySet<string> = new Set();

/** The ways through a node that no case takes, while the cases are looked at. */
export function useUntested(nodeId: string): ReadonlySet<string> {
  const isShown = useUi((ui) => ui.dock === 'cases');
  const paths = useAnalysis((analysis) => analysis.untested.get(nodeId) ?? NO_PATHS);
  return isShown ? paths : NO_PATHS;
}

/** The live value of one output; wakes only when that value changes. */
export function usePortValue(nodeId: string, port: string | null): ShownPortValue | null {
  const { values } = useDesigner();
  const key: PortKey = portKey(nodeId, port ?? '');
  return useSyncExternalStore(
    (listener) => values.subscribe(key, listener),
    () => values.get(key),
  );
}
