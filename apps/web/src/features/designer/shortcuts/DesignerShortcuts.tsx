import { useReactFlow } from '@xyflow/react';
import { useShortcut } from '../../../shell/shortcuts/ShortcutProvider.tsx';
import { useFit } from '../canvas/use-fit.ts';
import { useTidyUp } from '../canvas/use-tidy-up.ts';
import { useSaveCase } from '../cases/use-save-case.ts';
import { showRecords } from '../data/show-records.ts';
import { useCheck } from '../diagnostics/use-check.ts';
import type { Autosave } from '../document-store/autosave.ts';
import { hasTable } from '../node-views/table/use-table.ts';
import { bySeverity } from '../state/analysis-store.ts';
import { type Designer, useDesigner } from '../state/designer-context.tsx';
import { openTable, remarkAt, selectNode } from '../state/designer-ui.ts';
import { stickerKey } from '../structure/drawn-parts.ts';
import { type StructureCommands, useStructure } from '../structure/use-structure.ts';
import type { SampleControl } from '../top-bar/use-sample.ts';
import {
  CLIPBOARD_SHORTCUTS,
  DESIGNER_SHORTCUTS,
  SHORTCUT_IDS,
  type ShortcutId,
  shortcutMessages,
} from './designer-shortcuts.ts';
import { useHistoryStep } from './use-history-step.ts';

export interface DesignerShortcutsProps {
  readonly autosave: Autosave;
  readonly sample: SampleControl;
}

/** Puts the designer's keys on the application's list, which the `?` sheet prints. */
export function DesignerShortcuts(props: DesignerShortcutsProps) {
  const run = useCommands(props);
  return (
    <>
      {SHORTCUT_IDS.map((id) => (
        <Binding key={id} id={id} run={run[id]} />
      ))}
      {CLIPBOARD_IDS.map((id) => (
        <Listed key={id} id={id} />
      ))}
    </>
  );
}

function Binding({ id, run }: { readonly id: ShortcutId; readonly run: () => void }) {
  const { keys, label } = DESIGNER_SHORTCUTS[id];
  useShortcut({ id: `designer.${id}`, keys, label, group: shortcutMessages.group, run });
  return null;
}

const CLIPBOARD_IDS = Object.keys(CLIPBOARD_SHORTCUTS) as readonly (keyof typeof CLIPBOARD_SHORTCUTS)[];

function Listed({ id }: { readonly id: keyof typeof CLIPBOARD_SHORTCUTS }) {
  const { keys, label } = CLIPBOARD_SHORTCUTS[id];
  useShortcut({
    id: `designer.${id}`,
    keys,
    label,
    group: shortcutMessages.group,
    disabled: true,
    run: () => undefined,
  });
  return null;
}

const NEXT_VALUES = { all: 'path', path: 'off', off: 'all' } as const;

function useCommands({ autosave, sample }: DesignerShortcutsProps): Readonly<Record<ShortcutId, () => void>> {
  const designer = useDesigner();
  const { ui } = designer;
  const flow = useReactFlow();
  const showAll = useFit();
  const tidyUp = useTidyUp();
  const step = useHistoryStep();
  const structure = useStructure();
  const check = useCheck();
  const saveCase = useSaveCase(sample);
  const edit = (action: () => void) => () => {
    if (!designer.isReadOnly) action();
  };
  return {
    addNode: edit(() => openPalette(designer)),
    undo: edit(() => step('undo')),
    redo: edit(() => step('redo')),
    duplicate: edit(() => {
      const pasted = designer.actions.duplicate(ui.getState().selectedNodes);
      if (pasted.length > 0) ui.setState({ selectedNodes: new Set(pasted), focusedNode: pasted[0] ?? null });
    }),
    selectAll: () => ui.setState({ selectedNodes: everything(designer) }),
    delete: () => {
      const { selectedNodes, selectedLinks } = ui.getState();
      // With nothing to delete the key goes back, out of the frame that is looked into.
      if (selectedNodes.size === 0 && selectedLinks.size === 0) structure.goUp();
      else if (!designer.isReadOnly) deleteSelection(designer);
    },
    tour: () => ui.setState({ isTouring: true }),
    ...structureKeys(structure, edit),
    comment: () => comment(designer),
    fit: () => void showAll(),
    actualSize: () => void flow.zoomTo(1),
    fitSelection: () => void showAll(ui.getState().selectedNodes),
    tidyUp: edit(() => void tidyUp()),
    move: edit(() => ui.setState({ isMoving: ui.getState().selectedNodes.size > 0 })),
    rename: edit(() => ui.setState({ renaming: ui.getState().focusedNode })),
    openTable: () => openSelectedTable(designer),
    records: () => showRecords(designer),
    explain: () => ui.setState({ isInspectorOpen: true, inspector: 'explain' }),
    nextProblem: () => walkProblems(designer, 1),
    previousProblem: () => walkProblems(designer, -1),
    save: () => void autosave.saveNow(),
    check,
    nextSample: () => sample.step(1),
    previousSample: () => sample.step(-1),
    chooseSample: () => ui.setState({ isChoosingSample: true }),
    saveCase,
    submit: edit(() => ui.setState({ isSubmitting: true })),
    find: () => ui.setState({ isFinding: true }),
    outline: () => ui.setState({ view: ui.getState().view === 'outline' ? 'canvas' : 'outline' }),
    values: () => ui.setState({ values: NEXT_VALUES[ui.getState().values] }),
  };
}

function structureKeys(structure: StructureCommands, edit: (action: () => void) => () => void) {
  return {
    alignLeft: edit(() => structure.align('left')),
    alignCentre: edit(() => structure.align('centre')),
    alignRight: edit(() => structure.align('right')),
    alignTop: edit(() => structure.align('top')),
    alignMiddle: edit(() => structure.align('middle')),
    alignBottom: edit(() => structure.align('bottom')),
    distributeAcross: edit(() => structure.distribute('horizontally')),
    distributeDown: edit(() => structure.distribute('vertically')),
    drawArea: edit(structure.drawArea),
    leaveArea: edit(structure.leaveArea),
    fold: edit(structure.fold),
    // Leaving a node out changes nothing but what this person sees.
    bypass: structure.bypass,
    lookInside: structure.lookInside,
    addSticker: edit(structure.addSticker),
  };
}

/** Everything that is drawn: inside a frame, what is in it. */
function everything({ draft, ui }: Designer): ReadonlySet<string> {
  const { inside } = ui.getState();
  const { nodes, layout } = draft.getDocument();
  if (inside !== null) return new Set(nodes.filter(({ frame }) => frame === inside).map(({ id }) => id));
  return new Set([...nodes.map(({ id }) => id), ...Object.keys(layout?.stickers ?? {}).map(stickerKey)]);
}

function openPalette({ ui, draft }: Designer): void {
  const { focusedNode, focusedPort, selectedLinks } = ui.getState();
  const [onlyLink] = selectedLinks.size === 1 ? selectedLinks : [];
  const card = focusedNode === null ? null : document.getElementById(`node-${focusedNode}`);
  const box = (card ?? document.querySelector('.react-flow'))?.getBoundingClientRect();
  const node = draft.getDocument().nodes.find((one) => one.id === focusedNode);
  ui.setState({
    palette: {
      screen:
        card === null
          ? [(box?.left ?? 0) + (box?.width ?? 0) / 2 - 170, (box?.top ?? 0) + 80]
          : [box?.right ?? 0, box?.top ?? 0],
      place: focusedPort === null || node === undefined ? null : [(node.at?.[0] ?? 0) + 340, node.at?.[1] ?? 0],
      from: focusedPort,
      linkKey: onlyLink ?? null,
      frame: null,
    },
  });
}

export function deleteSelection({ draft, ui, actions }: Designer): void {
  const { selectedNodes, selectedLinks } = ui.getState();
  const links = draft.getDocument().links.filter((link) => selectedLinks.has(`${link.from} ${link.to}`));
  if (selectedNodes.size === 0 && links.length === 0) return;
  actions.remove({ nodes: selectedNodes, links });
  ui.setState({ selectedNodes: new Set(), selectedLinks: new Set(), focusedNode: null, focusedPort: null });
}

/** The table of the one block that is selected. */
function openSelectedTable({ draft, ui }: Designer): void {
  const { selectedNodes } = ui.getState();
  const node = draft.getDocument().nodes.find(({ id }) => selectedNodes.has(id));
  if (node !== undefined && selectedNodes.size === 1 && hasTable(node)) openTable(ui, node.id);
}

/** About the cell or the port the keyboard is in, else about what is selected. */
function comment({ ui }: Designer): void {
  const cell = document.activeElement?.closest<HTMLElement>('[data-cell]');
  const { focusedPort } = ui.getState();
  const nodeId = cell?.dataset['node'];
  if (nodeId !== undefined) remarkAt(ui, { nodeId, path: cell?.dataset['path'] });
  else if (focusedPort !== null)
    remarkAt(ui, { nodeId: focusedPort.nodeId, port: `${focusedPort.side}.${focusedPort.port}` });
  else ui.setState({ dock: 'comments', remarkPlace: null });
}

/** Goes to the node of the next problem, round and round. */
function walkProblems({ ui, analysis }: Designer, step: 1 | -1): void {
  const nodes = [...new Set(bySeverity(analysis.getState().diagnostics).flatMap(({ place }) => place.nodeId ?? []))];
  const index = nodes.indexOf(ui.getState().focusedNode ?? '');
  const next = nodes[(index + step + nodes.length) % nodes.length] ?? nodes[0];
  ui.setState({ dock: 'problems' });
  if (next !== undefined) selectNode(ui, next);
}
