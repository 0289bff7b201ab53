import { useLanguage } from '@premia/ui';
import { useReactFlow } from '@xyflow/react';
import { type ClipboardEvent, useMemo } from 'react';
import { canvasMessages as messages } from '../canvas/canvas.messages.ts';
import { nodeName } from '../catalogue/node-name.ts';
import { useNaming } from '../catalogue/use-naming.ts';
import { clipOf } from '../edits/compose-edits.ts';
import { bodyMessages } from '../node-views/bodies/bodies.messages.ts';
import { pastedParams } from '../node-views/bodies/table-paste.ts';
import { isTextTarget } from '../shortcuts/text-target.ts';
import { announce } from '../state/announce.ts';
import { useDesigner } from '../state/designer-context.tsx';
import { CLIP_TYPE, clipOutline, readClip, writeClip } from './clip-format.ts';

/** Copy, cut and paste through the browser's own events: they fire on every keyboard layout and from the menu. */
export function useClipboard() {
  const { draft, ui, actions, isReadOnly } = useDesigner();
  const { translate: t } = useLanguage();
  const naming = useNaming();
  const flow = useReactFlow();
  return useMemo(() => {
    const copy = (event: ClipboardEvent): boolean => {
      const { selectedNodes } = ui.getState();
      if (isTextTarget(event.target) || selectedNodes.size === 0) return false;
      const document = draft.getDocument();
      const clip = clipOf(document, selectedNodes);
      event.clipboardData.setData(CLIP_TYPE, writeClip(clip, document));
      event.clipboardData.setData(
        'text/plain',
        clipOutline(clip, (node) => nodeName(node, naming)),
      );
      event.preventDefault();
      announce(ui, t(messages.announceCopied, { count: clip.nodes.length }));
      return true;
    };
    /** Rows from a spreadsheet go into the one table that is selected. */
    const pasteRows = (text: string): boolean => {
      const { selectedNodes } = ui.getState();
      const node = draft.getDocument().nodes.find(({ id }) => selectedNodes.has(id));
      const params = node === undefined || selectedNodes.size !== 1 ? null : pastedParams(node, text);
      if (node === undefined || params === null) return false;
      actions.setParams(node.id, params, bodyMessages.rows);
      announce(ui, t(messages.announceTablePasted, { name: nodeName(node, naming) }));
      return true;
    };
    return {
      onCopy: (event: ClipboardEvent) => void copy(event),
      onCut: (event: ClipboardEvent) => {
        if (isReadOnly || !copy(event)) return;
        actions.remove({ nodes: ui.getState().selectedNodes, links: [] });
        ui.setState({ selectedNodes: new Set() });
      },
      onPaste: (event: ClipboardEvent) => {
        if (isReadOnly || isTextTarget(event.target)) return;
        const data = event.clipboardData;
        if (pasteRows(data.getData('text/plain'))) {
          event.preventDefault();
          return;
        }
        const clip = readClip(data.getData(CLIP_TYPE)) ?? readClip(data.getData('text/plain'));
        if (clip === null) return;
        event.preventDefault();
        const box = event.currentTarget.getBoundingClientRect();
        const middle = flow.screenToFlowPosition({ x: box.left + box.width / 3, y: box.top + box.height / 3 });
        const pasted = actions.pasteClip(clip, [middle.x, middle.y]);
        ui.setState({ selectedNodes: new Set(pasted), focusedNode: pasted[0] ?? null });
      },
    };
  }, [draft, ui, actions, isReadOnly, flow, naming, t]);
}
