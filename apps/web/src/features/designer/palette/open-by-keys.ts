import type { Designer } from '../state/designer-context.tsx';

/** The list of blocks, beside the block with the focus: it adds what fits its port, or into the selected link. */
export function openPaletteByKeys({ ui, draft }: Designer): void {
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
