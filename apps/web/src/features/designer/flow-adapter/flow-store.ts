import type { SchemeDocument } from '@premia/scheme';
import { applyEdgeChanges, applyNodeChanges, type EdgeChange, type NodeChange } from '@xyflow/react';
import type { Draft } from '../document-store/draft.ts';
import type { DesignerUiStore } from '../state/designer-ui.ts';
import { unionOf } from '../structure/boxes.ts';
import { areaIdOf, areaKey, drawnParts, membersOf } from '../structure/drawn-parts.ts';
import { snapTo } from '../structure/snap.ts';
import type { FlowCard, FlowLink, FlowNode } from './flow-types.ts';
import { type Scene, sceneOf } from './scene.ts';
import { toFlowLinks, toFlowNodes } from './to-flow.ts';

export interface FlowPicture {
  readonly nodes: FlowNode[];
  readonly links: FlowLink[];
}

/** What the canvas library is to mount: nobody needs a thousand cards at once. */
export interface Mounted {
  readonly nodes: ReadonlySet<string>;
  readonly links: ReadonlySet<string>;
}

/**
 * What the canvas library draws, kept in step with the draft. Selection and drags live here and in the
 * ui store; they never reach the document. The library is given what is mounted and, hidden, what that
 * hangs on: the far ends of links, frames, the rest of a selection that is dragged together.
 */
export interface FlowStore {
  getPicture(): FlowPicture;
  /** Where everything is, mounted or not, drags included. */
  getScene(): Scene;
  /** Says what is near enough to be mounted. */
  mount(mounted: Mounted): void;
  getMounted(): Mounted;
  /** What is being dragged right now. */
  getDragged(): readonly string[];
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
  const drawn = { document: draft.getDocument(), inside: ui.getState().inside };
  let whole: FlowPicture = pictureOf(draft, ui, { nodes: [], links: [] });
  let scene: Scene | null = null;
  let mounted: Mounted = NOTHING_MOUNTED;
  const hide = hiding();
  let picture = mountedOf(whole, mounted, hide);

  const tell = () => {
    picture = mountedOf(whole, mounted, hide);
    for (const listener of listeners) listener();
  };
  const show = (next: FlowPicture) => {
    whole = next;
    scene = null;
    tell();
  };
  const connect = () => {
    // Between the first drawing and its following nothing has changed, as a rule.
    if (draft.getDocument() !== drawn.document || ui.getState().inside !== drawn.inside)
      show(pictureOf(draft, ui, whole));
    const leaveDraft = draft.subscribe(() => show(pictureOf(draft, ui, whole)));
    const leaveUi = ui.subscribe((now, before) => {
      if (now.inside !== before.inside) {
        show(pictureOf(draft, ui, whole));
        return;
      }
      if (now.selectedNodes === before.selectedNodes && now.selectedLinks === before.selectedLinks) return;
      // Nothing has another place for being selected.
      whole = withSelection(whole, draft, ui);
      tell();
    });
    return () => {
      leaveDraft();
      leaveUi();
    };
  };

  return {
    getPicture: () => picture,
    getScene: () => {
      scene ??= sceneOf(whole.nodes, whole.links);
      return scene;
    },
    mount: (next) => {
      mounted = next;
      tell();
    },
    getMounted: () => mounted,
    getDragged: () => whole.nodes.filter(({ dragging }) => dragging === true).map(({ id }) => id),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    changeNodes: (changes) => {
      const selected = changedSelection(ui.getState().selectedNodes, throughAreas(draft.getDocument(), changes));
      if (selected !== null) ui.setState({ selectedNodes: selected });
      // Sizes follow from the document (node-views/geometry.ts); measuring has nothing to add.
      const drags = pulled(
        whole.nodes,
        changes.filter((change) => change.type === 'position'),
        ui,
      );
      if (drags.length > 0) show({ ...whole, nodes: applyNodeChanges([...drags], whole.nodes) });
    },
    changeLinks: (changes) => {
      const selected = changedSelection(ui.getState().selectedLinks, changes);
      if (selected !== null) ui.setState({ selectedLinks: selected });
      const others = changes.filter((change) => change.type === 'replace');
      if (others.length > 0) show({ ...whole, links: applyEdgeChanges([...others], whole.links) });
    },
    resetDrag: () => {
      const nodes = whole.nodes.map((node) => (node.dragging === undefined ? node : { ...node, dragging: false }));
      show(withSelection({ links: whole.links, nodes: [...nodesOf(draft, ui, withoutIdentity(nodes))] }, draft, ui));
    },
    connect,
  };
}

const NOTHING_MOUNTED: Mounted = { nodes: new Set(), links: new Set() };

/** The same hidden object for the same node, so that the library sees no change where there is none. */
function hiding(): (node: FlowNode) => FlowNode {
  const hidden = new WeakMap<FlowNode, FlowNode>();
  return (node) => {
    const known = hidden.get(node) ?? ({ ...node, hidden: true } as FlowNode);
    hidden.set(node, known);
    return known;
  };
}

function mountedOf({ nodes, links }: FlowPicture, mounted: Mounted, hide: (node: FlowNode) => FlowNode): FlowPicture {
  const drawn = links.filter((link) => mounted.links.has(link.id));
  const needed = new Set(drawn.flatMap(({ source, target }) => [source, target]));
  const isHeld = (node: FlowNode) => mounted.nodes.has(node.id) || node.selected === true || needed.has(node.id);
  // Frames come first in the list, so inner nodes are looked at before the frames they hang on.
  for (let index = nodes.length - 1; index >= 0; index -= 1) {
    const node = nodes[index];
    if (node?.parentId !== undefined && isHeld(node)) needed.add(node.parentId);
  }
  return {
    links: drawn,
    nodes: nodes.filter(isHeld).map((node) => (mounted.nodes.has(node.id) ? node : hide(node))),
  };
}

/** Makes every node be derived anew, with its selection kept. */
function withoutIdentity(nodes: readonly FlowNode[]): readonly FlowNode[] {
  return nodes.map((node) =>
    node.type === 'card' || node.type === 'frame'
      ? ({ ...node, data: { ...node.data, geometry: { ...node.data.geometry } } } as FlowCard)
      : node,
  );
}

function nodesOf(draft: Draft, ui: DesignerUiStore, before: readonly FlowNode[]): readonly FlowNode[] {
  const document = draft.getDocument();
  return toFlowNodes(document, drawnParts(document, ui.getState().inside), before);
}

function pictureOf(draft: Draft, ui: DesignerUiStore, before: FlowPicture): FlowPicture {
  const document = draft.getDocument();
  const parts = drawnParts(document, ui.getState().inside);
  const nodes = [...toFlowNodes(document, parts, before.nodes)];
  const links = [...toFlowLinks(document, parts, before.links)];
  return withSelection({ nodes, links }, draft, ui);
}

function withSelection({ nodes, links }: FlowPicture, draft: Draft, ui: DesignerUiStore): FlowPicture {
  const { selectedNodes, selectedLinks } = ui.getState();
  const { layout } = draft.getDocument();
  // An area is selected with all its nodes: it has no selection of its own.
  const areas =
    layout?.areas === undefined
      ? []
      : [...membersOf(draft.getDocument())].flatMap(([areaId, ids]) =>
          ids.every((id) => selectedNodes.has(id)) ? [areaKey(areaId)] : [],
        );
  return {
    nodes: marked(nodes, areas.length === 0 ? selectedNodes : new Set([...selectedNodes, ...areas])),
    links: marked(links, selectedLinks),
  };
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

type PositionChange = Extract<NodeChange<FlowNode>, { readonly type: 'position' }>;

/** How near an edge has to come to the line of another to be pulled onto it. */
const SNAP_REACH = 6;

/** What is dragged is pulled, as a whole, onto the edges and middles of what stands still beside it. */
function pulled(
  nodes: readonly FlowNode[],
  drags: readonly PositionChange[],
  ui: DesignerUiStore,
): readonly PositionChange[] {
  const places = new Map(
    drags.flatMap((drag) => (drag.dragging === true && drag.position ? [[drag.id, drag.position]] : [])),
  );
  if (places.size === 0) return drags;
  const moving = nodes.filter(({ id }) => places.has(id));
  const room = moving[0]?.parentId;
  const box = unionOf(moving.map((node) => ({ ...(places.get(node.id) ?? node.position), ...sizeOf(node) })));
  if (box === null || moving.some(({ parentId }) => parentId !== room)) return drags;
  const still = nodes.filter((node) => node.parentId === room && !places.has(node.id) && isFirm(node));
  const home = nodes.find(({ id }) => id === room)?.position ?? { x: 0, y: 0 };
  const { dx, dy, lines } = snapTo(
    box,
    still.map((node) => ({ ...node.position, ...sizeOf(node) })),
    SNAP_REACH,
  );
  const drawn = lines.map((line) => {
    const [along, across] = line.axis === 'x' ? [home.x, home.y] : [home.y, home.x];
    return { ...line, at: line.at + along, from: line.from + across, to: line.to + across };
  });
  if (drawn.length > 0 || ui.getState().snapLines.length > 0) ui.setState({ snapLines: drawn });
  return drags.map((drag) =>
    places.has(drag.id) && drag.position
      ? { ...drag, position: { x: drag.position.x + dx, y: drag.position.y + dy } }
      : drag,
  );
}

function sizeOf(node: FlowNode): { readonly width: number; readonly height: number } {
  return { width: node.width ?? 0, height: node.height ?? 0 };
}

/** An open area only surrounds what can be lined up to. */
function isFirm(node: FlowNode): boolean {
  return node.type !== 'area' || node.data.drawn.area.folded === true;
}

/** Whoever picks an area picks its nodes. */
function throughAreas(document: SchemeDocument, changes: readonly NodeChange<FlowNode>[]): readonly unknown[] {
  if (document.layout?.areas === undefined) return changes;
  const members = membersOf(document);
  return changes.flatMap((change): readonly unknown[] => {
    const areaId = change.type === 'select' ? areaIdOf(change.id) : null;
    return areaId === null ? [change] : (members.get(areaId) ?? []).map((id) => ({ ...change, id }));
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
