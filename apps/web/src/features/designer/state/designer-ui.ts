import type { CommentAnchor } from '@premia/service';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Ghost } from '../compare/ghosts.ts';
import type { NodeChange } from '../compare/node-changes.ts';
import type { PortRef } from '../edits/compose-edits.ts';
import type { PortKey } from '../preview/value-store.ts';
import type { SnapLine } from '../structure/snap.ts';

export type DockTab = 'problems' | 'data' | 'cases' | 'changes' | 'history' | 'parameters' | 'comments';
export const DOCK_TABS: readonly DockTab[] = [
  'problems',
  'data',
  'cases',
  'parameters',
  'changes',
  'comments',
  'history',
];
export type InspectorTab = 'settings' | 'value' | 'explain' | 'comments';
/** How much of the drawing is worth drawing at this zoom. */
export type Detail = 'full' | 'middle' | 'far';

export interface PortEnd extends PortRef {
  readonly side: 'in' | 'out';
}

/** A search for a node kind, opened at a place; with `from` it offers only what can be wired to that port. */
export interface PaletteRequest {
  /** Where the list opens, in pixels of the window. */
  readonly screen: readonly [x: number, y: number];
  /** Where the node will stand, in the drawing; null for the middle of the view. */
  readonly place: readonly [x: number, y: number] | null;
  readonly from: PortEnd | null;
  /** The link the node is put into. */
  readonly linkKey: string | null;
  readonly frame: string | null;
}

export interface RefusedEnds {
  readonly from: PortEnd;
  readonly to: PortEnd;
  /** Where the mouse let go, in pixels of the window. */
  readonly screen: readonly [x: number, y: number];
}

export interface CardField {
  readonly nodeId: string;
  readonly field: string;
}

export interface Connecting {
  readonly from: PortEnd;
  readonly compatible: ReadonlySet<PortKey>;
}

/** What one person sees of the designer; none of it is saved with the scheme. */
export interface DesignerUi {
  readonly selectedNodes: ReadonlySet<string>;
  readonly selectedLinks: ReadonlySet<string>;
  /** The node the arrows start from. */
  readonly focusedNode: string | null;
  /** The port walked to inside the focused node. */
  readonly focusedPort: PortEnd | null;
  readonly dock: DockTab | null;
  /** The output whose records the dock shows; null for those of the selected block. */
  readonly rowsOf: PortRef | null;
  readonly inspector: InspectorTab;
  readonly isInspectorOpen: boolean;
  readonly palette: PaletteRequest | null;
  readonly connecting: Connecting | null;
  /** The port for which a list of ports to connect to is open. */
  readonly connectFrom: PortEnd | null;
  readonly cycle: ReadonlySet<string>;
  /** The frame looked into; null for the whole scheme. */
  readonly inside: string | null;
  /** Nodes left out of the sample's numbers to see what they do; nobody else's business and never saved (decision 0053). */
  readonly bypassed: ReadonlySet<string>;
  /** Lines a dragged node has come to lie on. */
  readonly snapLines: readonly SnapLine[];
  readonly isTouring: boolean;
  readonly view: 'canvas' | 'outline';
  readonly values: 'all' | 'path' | 'off';
  readonly detail: Detail;
  /** Arrows move the selection instead of the focus. */
  readonly isMoving: boolean;
  readonly isSubmitting: boolean;
  /** How often the cases were asked to run: once asked, every answer says how they come out. */
  readonly caseRuns: number;
  readonly isHelpOpen: boolean;
  /** The node whose name is being typed on the canvas. */
  readonly renaming: string | null;
  /** The setting of a card that opened for typing by itself, as after adding the node. */
  readonly editing: CardField | null;
  /** The list of sample employees is open. */
  readonly isChoosingSample: boolean;
  readonly isFinding: boolean;
  /** The link that was let go over a port that cannot take it. */
  readonly refused: RefusedEnds | null;
  /** What differs from the published version, while they are compared. */
  readonly changes: ReadonlyMap<string, NodeChange>;
  /** Where blocks stood that are gone or were moved, while versions are compared. */
  readonly ghosts: readonly Ghost[];
  readonly announcement: string;
  /** The node whose table is open at full size over the drawing. */
  readonly largeTable: string | null;
  /** The cell or port a new comment is meant for. */
  readonly remarkPlace: CommentAnchor | null;
  /** Places with an open thread, by their `anchorKey`. */
  readonly talkedAbout: ReadonlySet<string>;
}

export type DesignerUiStore = StoreApi<DesignerUi>;

const NONE: ReadonlySet<string> = new Set();

export function createDesignerUi(initial: Partial<DesignerUi> = {}): DesignerUiStore {
  return createStore<DesignerUi>(() => ({
    selectedNodes: NONE,
    selectedLinks: NONE,
    focusedNode: null,
    focusedPort: null,
    dock: null,
    rowsOf: null,
    inspector: 'settings',
    isInspectorOpen: true,
    palette: null,
    connecting: null,
    connectFrom: null,
    cycle: NONE,
    inside: null,
    bypassed: NONE,
    snapLines: [],
    isTouring: false,
    view: 'canvas',
    values: 'all',
    detail: 'full',
    isMoving: false,
    isSubmitting: false,
    caseRuns: 0,
    isHelpOpen: false,
    renaming: null,
    editing: null,
    isChoosingSample: false,
    isFinding: false,
    refused: null,
    changes: new Map(),
    ghosts: [],
    announcement: '',
    largeTable: null,
    remarkPlace: null,
    talkedAbout: NONE,
    ...initial,
  }));
}

export function selectNode(ui: DesignerUiStore, nodeId: string): void {
  ui.setState({ selectedNodes: new Set([nodeId]), selectedLinks: NONE, focusedNode: nodeId, focusedPort: null });
}

export function openTable(ui: DesignerUiStore, nodeId: string): void {
  selectNode(ui, nodeId);
  ui.setState({ largeTable: nodeId });
}

/** The comments of a node in the inspector, with the place a new one is meant for. */
export function remarkAt(ui: DesignerUiStore, place: CommentAnchor): void {
  if (place.nodeId !== undefined) selectNode(ui, place.nodeId);
  ui.setState({ remarkPlace: place, isInspectorOpen: true, inspector: 'comments' });
}

export function selectNothing(ui: DesignerUiStore): void {
  ui.setState({ selectedNodes: NONE, selectedLinks: NONE, focusedPort: null });
}

export function runCases(ui: DesignerUiStore): void {
  ui.setState(({ caseRuns }) => ({ caseRuns: caseRuns + 1 }));
}
