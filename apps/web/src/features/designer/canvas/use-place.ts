import { useDocumentPart, useUi } from '../state/designer-context.tsx';
import { type Box, boxesOf } from '../structure/boxes.ts';
import { drawnParts } from '../structure/drawn-parts.ts';

/** Where a node stands, mounted or not; null while it is not drawn, as in a folded area. */
export function useNodeBox(nodeId: string): Box | null {
  const inside = useUi((ui) => ui.inside);
  const isDrawn = useDocumentPart((document) => drawnParts(document, inside).nodes.some(({ id }) => id === nodeId));
  const box = useDocumentPart((document) => boxesOf(document).get(nodeId) ?? null);
  return isDrawn ? box : null;
}
