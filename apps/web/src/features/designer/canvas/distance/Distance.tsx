import { isNodeKindName } from '@premia/scheme';
import { useStoreApi } from '@xyflow/react';
import { useLayoutEffect, useRef } from 'react';
import { nodeName } from '../../catalogue/node-name.ts';
import { useNaming } from '../../catalogue/use-naming.ts';
import type { FlowStore } from '../../flow-adapter/flow-store.ts';
import type { FlowLink, FlowNode } from '../../flow-adapter/flow-types.ts';
import type { Block } from '../../flow-adapter/scene.ts';
import { NODE_VIEWS, UNKNOWN_VIEW } from '../../node-views/node-views.ts';
import { useDesigner, useDocumentPart } from '../../state/designer-context.tsx';
import classes from './Distance.module.css';
import { startPainter } from './painter.ts';
import { useMounting } from './use-mounting.ts';

/** What of the scheme is a card, and a picture of the rest. */
export function Distance({ store }: { readonly store: FlowStore }) {
  const designer = useDesigner();
  const flow = useStoreApi<FlowNode, FlowLink>();
  const naming = useNaming();
  const canvas = useRef<HTMLCanvasElement>(null);
  const icons = useRef<HTMLDivElement>(null);
  useMounting(store);
  // Names are words: in another language the picture is another one.
  useLayoutEffect(() => {
    if (canvas.current === null || icons.current === null) return;
    const nameOf = ({ flow: drawn }: Block) =>
      drawn.type === 'card' || drawn.type === 'frame' ? nodeName(drawn.data.node, naming) : '';
    return startPainter({ canvas: canvas.current, icons: icons.current, designer, flow, store, nameOf });
  }, [designer, flow, store, naming]);
  return (
    <div aria-hidden="true">
      <canvas ref={canvas} className={classes['picture']} hidden />
      <div ref={icons} hidden>
        <Icons />
      </div>
    </div>
  );
}

/** One hidden icon of every kind in the scheme, for the picture to copy. */
function Icons() {
  const kinds = useDocumentPart(({ nodes }) => kindsOf(nodes)).split(' ');
  return kinds.map((kind) => {
    const { Icon } = isNodeKindName(kind) ? NODE_VIEWS[kind] : UNKNOWN_VIEW;
    return (
      <span key={kind} data-icon={kind}>
        <Icon />
      </span>
    );
  });
}

/** One text, so that another place of a node is no other list of kinds. */
function kindsOf(nodes: readonly { readonly kind: string }[]): string {
  return [...new Set(nodes.map(({ kind }) => kind))].sort().join(' ');
}
