import { toSchemeDocument, writeScheme } from '@premia/collaboration';
import type { SchemeDetail, SchemeSources } from '@premia/service';
import { useMemo, useRef } from 'react';
import { nodeName } from './catalogue/node-name.ts';
import { createDraft, type Draft, openDraft } from './document-store/draft.ts';
import type { Room } from './document-store/room.ts';
import { placeMissing } from './layout/initial-placement.ts';
import { createPresence } from './presence/presence.ts';
import { createPreviewStore } from './preview/preview-store.ts';
import { createValueStore } from './preview/value-store.ts';
import { createActions } from './state/actions.ts';
import { createAnalysisStore } from './state/analysis-store.ts';
import type { Designer } from './state/designer-context.tsx';
import { createDesignerUi, DOCK_TABS, type DockTab, selectNode } from './state/designer-ui.ts';
import { createPointing } from './state/pointing.ts';

/** Narrower than this a drawing is no help: the scheme opens as a list. */
const PHONE_WIDTH = 700;
/** From here on the inspector has room beside the drawing. */
const DESK_WIDTH = 1_100;

export interface DesignerStart {
  readonly node: string | undefined;
  readonly dock: string | undefined;
  readonly view: string | undefined;
  readonly inside: string | undefined;
  readonly isReadOnly: boolean;
}

export interface DesignerParts {
  readonly scheme: SchemeDetail;
  readonly sources: SchemeSources;
  /** Where the draft is shared; null for a scheme that nobody can edit any more. */
  readonly room: Room | null;
}

/** Everything that lives as long as the scheme is open. */
export function useDesignerModel({ scheme, sources, room }: DesignerParts, start: DesignerStart): Designer {
  // What the address says counts when the scheme is opened; afterwards the screen writes the address.
  const opening = useRef(start);
  return useMemo(() => createDesigner({ scheme, sources, room }, opening.current), [scheme, sources, room]);
}

function createDesigner({ scheme, sources, room }: DesignerParts, start: DesignerStart): Designer {
  const draft = room === null ? createDraft(placeMissing(scheme.draft)) : sharedDraft(room);
  const ui = createDesignerUi({
    dock: DOCK_TABS.find((tab): tab is DockTab => tab === start.dock) ?? null,
    view: start.view === 'outline' || window.innerWidth < PHONE_WIDTH ? 'outline' : 'canvas',
    inside: start.inside ?? null,
    isInspectorOpen: window.innerWidth >= DESK_WIDTH,
  });
  if (start.node !== undefined) selectNode(ui, start.node);
  const actions = createActions(draft, (node, t) =>
    nodeName(node, { t, language: languageOf(t), sources, scheme: draft.getDocument() }),
  );
  return {
    schemeId: scheme.id,
    room,
    presence: room === null ? null : createPresence(room.awareness),
    draft,
    ui,
    pointing: createPointing(),
    values: createValueStore(),
    analysis: createAnalysisStore(),
    preview: createPreviewStore(),
    sources,
    actions,
    isReadOnly: start.isReadOnly,
  };
}

/** Nodes from a file may have no place yet; that they are given one is nobody's edit, so nobody can undo it. */
function sharedDraft({ doc }: Room): Draft {
  const read = new WeakMap();
  const before = toSchemeDocument(doc, read);
  const after = placeMissing(before);
  if (after === before) return openDraft(doc, read);
  doc.transact(() => writeScheme(doc, { before, after }));
  return openDraft(doc);
}

/** A translator knows its language only by what it says. */
function languageOf(t: Parameters<Parameters<typeof createActions>[1]>[1]): 'ru' | 'en' {
  return t({ ru: 'ru', en: 'en' }) === 'ru' ? 'ru' : 'en';
}
