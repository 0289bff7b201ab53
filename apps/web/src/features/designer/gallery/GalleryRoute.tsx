import '@xyflow/react/dist/base.css';
import type { SchemeSources } from '@premia/service';
import { useTranslate } from '@premia/ui';
import { useQuery } from '@tanstack/react-query';
import { ReactFlow, ReactFlowProvider } from '@xyflow/react';
import { useMemo } from 'react';
import { useTRPC } from '../../../shell/api.ts';
import { CardView, FrameView } from '../canvas/FlowNodeViews.tsx';
import { nodeName } from '../catalogue/node-name.ts';
import { createDraft } from '../document-store/draft.ts';
import { toFlowNodes } from '../flow-adapter/to-flow.ts';
import { createPreviewStore } from '../preview/preview-store.ts';
import { createValueStore } from '../preview/value-store.ts';
import { createActions } from '../state/actions.ts';
import { createAnalysisStore } from '../state/analysis-store.ts';
import { type Designer, DesignerProvider } from '../state/designer-context.tsx';
import { createDesignerUi } from '../state/designer-ui.ts';
import { createPointing } from '../state/pointing.ts';
import { drawnParts } from '../structure/drawn-parts.ts';
import classes from './Gallery.module.css';
import { galleryMessages as messages } from './gallery.messages.ts';
import { galleryOf } from './gallery-document.ts';

const NODE_TYPES = { card: CardView, frame: FrameView };
const STILL = {
  nodesDraggable: false,
  nodesConnectable: false,
  nodesFocusable: false,
  panOnDrag: false,
  panOnScroll: false,
  zoomOnScroll: false,
  zoomOnPinch: false,
  zoomOnDoubleClick: false,
  preventScrolling: false,
  disableKeyboardA11y: true,
} as const;

/** Every kind of block as a new one looks, on one page: for those who judge how blocks look and read. */
export function GalleryRoute() {
  const trpc = useTRPC();
  const sources = useQuery(trpc.criteria.sources.queryOptions());
  return sources.data === undefined ? null : (
    <ReactFlowProvider>
      <Gallery sources={sources.data} />
    </ReactFlowProvider>
  );
}

function Gallery({ sources }: { readonly sources: SchemeSources }) {
  const t = useTranslate();
  const { designer, nodes, width, height } = useMemo(() => shown(sources), [sources]);
  return (
    <DesignerProvider designer={designer}>
      <main className={classes['page']}>
        <h1 className={classes['title']}>{t(messages.title)}</h1>
        <div className={classes['scroll']}>
          <div className={classes['room']} style={{ width, height }} data-gallery="">
            <ReactFlow nodes={nodes} edges={[]} nodeTypes={NODE_TYPES} ref={withoutRole} {...STILL} />
          </div>
        </div>
      </main>
    </DesignerProvider>
  );
}

function withoutRole(wrapper: HTMLDivElement | null): void {
  wrapper?.setAttribute('role', 'presentation');
}

function shown(sources: SchemeSources) {
  const { document, width, height } = galleryOf(sources);
  const draft = createDraft(document);
  const designer: Designer = {
    schemeId: 'gallery',
    draft,
    room: null,
    presence: null,
    ui: createDesignerUi(),
    values: createValueStore(),
    analysis: createAnalysisStore(),
    pointing: createPointing(),
    preview: createPreviewStore(),
    sources,
    actions: createActions(draft, (node, t) =>
      nodeName(node, { t, language: 'en', sources, scheme: draft.getDocument() }),
    ),
    isReadOnly: false,
  };
  return { designer, nodes: [...toFlowNodes(document, drawnParts(document, null), [])], width, height };
}
