import { applyEdgeChanges, applyNodeChanges, type EdgeChange, type NodeChange } from '@xyflow/react';
import type { Draft } from '../document-store/draft.ts';
import type { DesignerUiStore } from '../state/designer-ui.ts';
import type { FlowLink, FlowNode } from './flow-types.ts';
import { toFlowLinks, toFlowNodes } from './to-flow.ts';

export interface FlowPicture {
  readonly nodes: FlowNode[];
  readonly links: FlowLink[];
}

/**
 * What the canvas library draws, kept in step with the draft. Selection and drags live here and in the
 * ui store; they never reach the document.
 */
export interface FlowStore {
  getPicture(): FlowPicture;
  subscribe(listener: () => void): () => void;
  changeNodes(changes: readonly NodeChange<FlowNode>[]): void;
  changeLinks(changes: readonly EdgeChange<FlowLink>[]): void;
  /** Puts dragged nodes back where the document has them. */
  resetDrag(): void;
  /** Follows the draft until the answer is called. */
  connect(): () => void;
}

export function createFlowStore(draft: Draft, ui: DesignerUiStore): FlowStore {
  const listeners = new Set<() => void>();
  let picture: FlowPicture = pictureOf(draft, ui, { nodes: [], links: [] });

  const show = (next: FlowPicture) => {
    if (next === picture) return;
    picture = next;
    for (const listener of listeners) listener();
  };
  const connect = () => {
    show(pictureOf(draft, ui, picture));
    const leaveDraft = draft.subscribe(() => show(pictureOf(draft, ui, picture)));
    const leaveUi = ui.subscribe((now, before) => {
      if (now.selectedNodes === before.selectedNodes && now.selectedLinks === before.selectedLinks) return;
      show(withSelection(picture, ui));
    });
    return () => {
      leaveDraft();
      leaveUi();
    };
  };

  return {
    getPicture: () => picture,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    changeNodes: (changes) => {
      const selected = changedSelection(ui.getState().selectedNodes, changes);
      if (selected !== null) ui.setState({ selectedNodes: selected });
      // Sizes follow from the document (node-views/geometry.ts); measuring has nothing to add.
      const drags = changes.filter((change) => change.type === 'position');
      if (drags.length > 0) show({ ...picture, nodes: applyNodeChanges([...drags], picture.nodes) });
    },
    changeLinks: (changes) => {
      const selected = changedSelection(ui.getState().selectedLinks, changes);
      if (selected !== null) ui.setState({ selectedLinks: selected });
      const others = changes.filter((change) => change.type === 'replace');
      if (others.length > 0) show({ ...picture, links: applyEdgeChanges([...others], picture.links) });
    },
    resetDrag: () => {
      const nodes = picture.nodes.map((node) => (node.dragging === undefined ? node : { ...node, dragging: false }));
      show(
        withSelection(
          { links: picture.links, nodes: [...toFlowNodes(draft.getDocument(), withoutIdentity(nodes))] },
          ui,
        ),
      );
    },
    connect,
  };
}

/** Makes every node be derived anew, with its selection kept. */
function withoutIdentity(nodes: readonly FlowNode[]): readonly FlowNode[] {
  return nodes.map((node) => ({ ...node, data: { ...node.data, geometry: { ...node.data.geometry } } }));
}

function pictureOf(draft: Draft, ui: DesignerUiStore, before: FlowPicture): FlowPicture {
  const document = draft.getDocument();
  const nodes = [...toFlowNodes(document, before.nodes)];
  const links = [...toFlowLinks(document, before.links)];
  return withSelection({ nodes, links }, ui);
}

function withSelection({ nodes, links }: FlowPicture, ui: DesignerUiStore): FlowPicture {
  const { selectedNodes, selectedLinks } = ui.getState();
  return { nodes: marked(nodes, selectedNodes), links: marked(links, selectedLinks) };
}

function marked<T extends { readonly id: string; selected?: boolean }>(
  items: readonly T[],
  ids: ReadonlySet<string>,
): T[] {
  return items.map((item) => {
    const isSelected = ids.has(item.id);
    return (item.selected ?? false) === isSelected ? item : { ...item, selected: isSelected };
  });
}

interface SelectChange {
  readonly type: string;
  readonly id?: string;
  readonly selected?: boolean;
}

/** The new selection, or null when the changes are about something else. */
function changedSelection(selected: ReadonlySet<string>, changes: readonly unknown[]): ReadonlySet<string> | null {
  const next = new Set(selected);
  let isChanged = false;
  for (const change of changes as readonly SelectChange[]) {
    if (change.type !== 'select' || change.id === undefined) continue;
    isChanged = true;
    if (change.selected === true) next.add(change.id);
    else next.delete(change.id);
  }
  return isChanged ? next : null;
}
