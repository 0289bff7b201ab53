import { notifications } from '@mantine/notifications';
import { useTranslate } from '@premia/ui';
import { useReactFlow } from '@xyflow/react';
import { useCallback, useMemo } from 'react';
import { bringIntoView } from '../canvas/bring-into-view.ts';
import { useFit } from '../canvas/use-fit.ts';
import { nodeName } from '../catalogue/node-name.ts';
import { portsOf } from '../catalogue/ports.ts';
import { useNaming } from '../catalogue/use-naming.ts';
import { type NoBypass, passThrough } from '../preview/bypass.ts';
import { announce } from '../state/announce.ts';
import { type Designer, useDesigner } from '../state/designer-context.tsx';
import { throughAreas } from './area-edits.ts';
import { type Alignment, alignPlaces, type Distribution, distributePlaces } from './arrange.ts';
import { areaIdOf, areaKey, membersOf, stickerKey } from './drawn-parts.ts';
import { structureMessages as messages } from './structure.messages.ts';

export interface StructureCommands {
  align(how: Alignment): void;
  distribute(how: Distribution): void;
  drawArea(): void;
  leaveArea(): void;
  fold(): void;
  addSticker(): void;
  bypass(): void;
  lookInside(): void;
  goUp(): boolean;
  nudge(by: readonly [number, number]): void;
}

const NO_BYPASS_WORDS: Readonly<Record<NoBypass, typeof messages.noBypassResult>> = {
  result: messages.noBypassResult,
  frame: messages.noBypassFrame,
  source: messages.noBypassSource,
  open: messages.noBypassOpen,
  'other-type': messages.noBypassType,
  'several-outputs': messages.noBypassOutputs,
};

/** What keys, the bar over a selection and its menu do with it. */
export function useStructure(): StructureCommands {
  const designer = useDesigner();
  const t = useTranslate();
  const flow = useReactFlow();
  const showAll = useFit();
  const bypass = useBypass(designer);
  const goInto = useCallback(
    (frame: string | null) => {
      designer.ui.setState({ inside: frame });
      // After the picture of the frame stands.
      requestAnimationFrame(() => void showAll());
    },
    [designer, showAll],
  );
  return useMemo(() => {
    const { draft, ui, actions } = designer;
    const selected = () => throughAreas(draft.getDocument(), ui.getState().selectedNodes);
    return {
      align: (how) => void actions.align(alignPlaces(draft.getDocument(), selected(), how)),
      distribute: (how) => void actions.distribute(distributePlaces(draft.getDocument(), selected(), how)),
      drawArea: () => {
        const areaId = actions.drawArea(selected(), 'blue');
        if (areaId === null) announce(ui, t(messages.nothingToFrame));
        else ui.setState({ focusedNode: areaKey(areaId), renaming: areaKey(areaId) });
      },
      leaveArea: () => void actions.leaveArea(selected()),
      fold: () => {
        const ids = selected();
        if (ids.size > 0) foldAndFollow(designer, ids);
      },
      addSticker: () => {
        const box = document.querySelector('.react-flow')?.getBoundingClientRect();
        const middle = { x: (box?.left ?? 0) + (box?.width ?? 0) / 2, y: (box?.top ?? 0) + (box?.height ?? 0) / 3 };
        const { x, y } = flow.screenToFlowPosition(middle);
        const key = stickerKey(actions.addSticker([x, y]));
        ui.setState({ selectedNodes: new Set([key]), focusedNode: key, focusedPort: null, renaming: key });
      },
      bypass,
      lookInside: () => {
        const frame = frameToEnter(designer);
        if (frame === null) announce(ui, t(messages.noInside));
        else goInto(frame);
      },
      goUp: () => {
        const { inside } = ui.getState();
        if (inside === null) return false;
        goInto(null);
        ui.setState({ focusedNode: inside, selectedNodes: new Set([inside]), focusedPort: null });
        return true;
      },
      nudge: ([dx, dy]) => {
        const ids = selected();
        actions.nudge(ids, [dx, dy]);
        const [first] = ids;
        if (first !== undefined) bringIntoView(designer, flow, { nodeId: first });
      },
    };
  }, [designer, flow, t, bypass, goInto]);
}

/** Whoever folds an area goes on from its card; whoever opens one, from its first node. */
function foldAndFollow({ draft, ui, actions }: Designer, ids: ReadonlySet<string>): void {
  const area = [...membersOf(draft.getDocument())].find(([, members]) => members.every((id) => ids.has(id)));
  actions.fold(ids);
  if (area === undefined) return;
  const [areaId, members] = area;
  const isFolded = draft.getDocument().layout?.areas?.[areaId]?.folded === true;
  ui.setState({ focusedNode: isFolded ? areaKey(areaId) : (members[0] ?? null), focusedPort: null });
}

/** The frame with the focus, or the one the focused node stands in. */
function frameToEnter({ draft, ui }: Designer): string | null {
  const { nodes } = draft.getDocument();
  const { focusedNode, selectedNodes } = ui.getState();
  const [only] = selectedNodes.size === 1 ? selectedNodes : [];
  const node = nodes.find(({ id }) => id === (focusedNode ?? only));
  if (node === undefined) return null;
  return portsOf(node).isFrame ? node.id : (node.frame ?? null);
}

/** Leaves the selected nodes out of the sample's numbers, or lets them count again. */
function useBypass(designer: Designer): () => void {
  const naming = useNaming();
  return useCallback(() => {
    const { draft, ui, analysis } = designer;
    const { t } = naming;
    const document = draft.getDocument();
    const next = new Set(ui.getState().bypassed);
    for (const id of throughAreas(document, ui.getState().selectedNodes)) {
      const node = document.nodes.find((one) => one.id === id);
      if (node === undefined || areaIdOf(id) !== null) continue;
      const name = nodeName(node, naming);
      if (next.delete(id)) {
        announce(ui, t(messages.announceCounted, { name }));
        continue;
      }
      const pass = passThrough(document, id, analysis.getState().types);
      if (pass.ok) next.add(id);
      announce(ui, t(pass.ok ? messages.announceBypassed : NO_BYPASS_WORDS[pass.reason], { name }));
      if (!pass.ok) notifications.show({ message: t(NO_BYPASS_WORDS[pass.reason], { name }), color: 'yellow' });
    }
    ui.setState({ bypassed: next });
  }, [designer, naming]);
}
