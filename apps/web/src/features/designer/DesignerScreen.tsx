import type { PeriodSummary, SchemeDetail, SchemeSources } from '@premia/service';
import { useName } from '@premia/ui';
import { usePrefetchQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { useTRPC } from '../../shell/api.ts';
import { useSession } from '../../shell/session.ts';
import { Canvas } from './canvas/Canvas.tsx';
import { useFreshComments, useTalkedAbout } from './comments/use-comments.ts';
import { WaysProvider } from './compare/ways.tsx';
import classes from './DesignerScreen.module.css';
import { Dock } from './diagnostics/Dock.tsx';
import { type Autosave, createAutosave, type SaveLine } from './document-store/autosave.ts';
import type { Room } from './document-store/room.ts';
import { Inspector } from './inspector/Inspector.tsx';
import { LargeTable } from './node-views/table/LargeTable.tsx';
import { Outline } from './outline/Outline.tsx';
import { ConnectList } from './palette/ConnectList.tsx';
import { Palette } from './palette/Palette.tsx';
import { PaletteRail } from './palette/PaletteRail.tsx';
import { PreviewKeeper } from './preview/PreviewKeeper.tsx';
import { DesignerShortcuts } from './shortcuts/DesignerShortcuts.tsx';
import { type Designer, DesignerProvider, useDesigner, useUi } from './state/designer-context.tsx';
import { SampleName } from './state/sample-name.ts';
import { SubmissionBanner } from './submit/SubmissionBanner.tsx';
import { TopBar } from './top-bar/TopBar.tsx';
import { useSample } from './top-bar/use-sample.ts';
import { type DesignerStart, useDesignerModel } from './use-designer-model.ts';

const SubmitDialog = lazy(() =>
  import('./submit/SubmitDialog.tsx').then((module) => ({ default: module.SubmitDialog })),
);

const route = getRouteApi('/app/schemes/$schemeId');

export interface DesignerScreenProps {
  readonly scheme: SchemeDetail;
  readonly sources: SchemeSources;
  readonly periods: readonly PeriodSummary[];
  /** Where the draft is shared; null for a scheme that nobody can edit any more. */
  readonly room: Room | null;
  /** Loads the scheme and enters its room anew: what this page holds may not be what is stored. */
  readonly onReopen: () => void;
}

/** The same elements every time: whatever draws the screen again leaves them alone. */
const PARTS = {
  canvas: <Canvas />,
  connectList: <ConnectList />,
  inspector: <Inspector />,
  keepers: <Keepers />,
  largeTable: <LargeTable />,
  outline: <Outline />,
  palette: <Palette />,
  rail: <PaletteRail />,
} as const;

/** The designer: bar above, drawing in the middle, inspector right, dock below. */
export function DesignerScreen({ scheme, sources, periods, room, onReopen }: DesignerScreenProps) {
  const opening = useOpeningAddress();
  const { may } = useSession();
  const isWaiting = scheme.submission?.state === 'submitted';
  const isReadOnly = !may.includes('scheme.saveDraft') || scheme.status === 'archived' || isWaiting;
  const designer = useDesignerModel({ scheme, sources, room }, { ...opening, isReadOnly });
  const sample = useSample(scheme, periods);
  const nameOf = useName();
  const person = sample.people.list.find(({ id }) => id === sample.sample.employeeId);
  const sampleName = person === undefined ? null : nameOf(person.name);
  const autosave = useAutosaveOf(designer, scheme);
  const view = useStore(designer.ui, (ui) => ui.view);
  const isInspectorOpen = useStore(designer.ui, (ui) => ui.isInspectorOpen);
  const isSubmitting = useStore(designer.ui, (ui) => ui.isSubmitting);
  const published = newestOf(scheme.versions);
  // Whoever submits types a department as soon as the dialog is there.
  usePrefetchQuery(useTRPC().people.departments.queryOptions({}));
  useEffect(() => designer.presence?.connect(), [designer]);
  useSubmissionNews(room, onReopen);

  return (
    <DesignerProvider designer={designer}>
      <PreviewKeeper sample={sample.sample} published={published} />
      <div className={classes['screen']}>
        <TopBar scheme={scheme} autosave={autosave} sample={sample} />
        {scheme.submission !== null && <SubmissionBanner submission={scheme.submission} onChanged={onReopen} />}
        <div className={classes['main']}>
          {view === 'canvas' && !isReadOnly && PARTS.rail}
          <WaysProvider autosave={autosave}>
            <SampleName value={sampleName}>
              <div className={classes['middle']}>
                <div className={classes['stage']}>
                  {view === 'canvas' ? PARTS.canvas : PARTS.outline}
                  {PARTS.largeTable}
                </div>
                <Dock sample={sample} published={published} autosave={autosave} />
              </div>
              {isInspectorOpen && PARTS.inspector}
            </SampleName>
          </WaysProvider>
        </div>
        {PARTS.palette}
        {PARTS.connectList}
        {isSubmitting && (
          <Suspense>
            <SubmitDialog scheme={scheme} autosave={autosave} onSubmitted={onReopen} />
          </Suspense>
        )}
        <DesignerShortcuts autosave={autosave} sample={sample} />
        {PARTS.keepers}
      </div>
    </DesignerProvider>
  );
}

/** What the address said when the scheme was opened; afterwards the screen writes the address. */
function useOpeningAddress() {
  const opening = useRef<Omit<DesignerStart, 'isReadOnly'> | null>(null);
  return route.useSearch({
    select: ({ node, dock, view, inside }) => {
      opening.current ??= { node, dock, view, inside };
      return opening.current;
    },
  });
}

/** Somebody handed the draft in, took it back or decided: who may edit it has changed for everybody who has it open. */
function useSubmissionNews(room: Room | null, onReopen: () => void): void {
  const latest = useRef(onReopen);
  useEffect(() => {
    latest.current = onReopen;
  });
  useEffect(() => room?.onNews(({ type }) => type === 'submission' && latest.current()), [room]);
}

/** What follows the designer and draws nothing but words for a screen reader. */
function Keepers() {
  useFreshComments();
  useTalkedAbout();
  useAddress(useDesigner());
  const words = useUi((ui) => ui.announcement);
  return (
    <div className="visually-hidden" role="status" aria-live="polite">
      {words}
    </div>
  );
}

function newestOf(versions: SchemeDetail['versions']): SchemeDetail['versions'][number] | null {
  return versions.reduce<SchemeDetail['versions'][number] | null>(
    (newest, one) => (newest === null || one.version > newest.version ? one : newest),
    null,
  );
}

/** Nothing is edited, so nothing is ever waiting to be stored. */
const NO_LINE: SaveLine = {
  send: () => undefined,
  isConnected: () => false,
  hasUnsentEdits: () => false,
  onNews: () => () => undefined,
  onConnection: () => () => undefined,
  onEdit: () => () => undefined,
};

function useAutosaveOf({ room, isReadOnly }: Designer, { revision }: SchemeDetail): Autosave {
  const autosave = useMemo(
    () => createAutosave({ line: room === null || isReadOnly ? NO_LINE : room.line, revision }),
    [room, isReadOnly, revision],
  );
  useEffect(() => {
    const disconnect = autosave.connect();
    const warn = (event: BeforeUnloadEvent) => {
      if (autosave.status.getState().state.kind === 'saved') return;
      void autosave.saveNow();
      event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('beforeunload', warn);
      disconnect();
    };
  }, [autosave]);
  return autosave;
}

/** The address wakes every link of the page: it is written once the hand rests, not with every arrow. */
const ADDRESS_AFTER_MS = 300;

/** The selected node, the dock and the view stand in the address, so that it can be pasted to a colleague. */
function useAddress({ ui }: Designer): void {
  const navigate = route.useNavigate();
  const node = useStore(ui, (state) => (state.selectedNodes.size === 1 ? [...state.selectedNodes][0] : undefined));
  const dock = useStore(ui, (state) => state.dock ?? undefined);
  const view = useStore(ui, (state) => (state.view === 'outline' ? 'outline' : undefined));
  const inside = useStore(ui, (state) => state.inside ?? undefined);
  useEffect(() => {
    const write = () =>
      void navigate({
        search: ({ node: _node, dock: _dock, view: _view, inside: _inside, ...rest }) => ({
          ...rest,
          ...(node === undefined ? {} : { node }),
          ...(dock === undefined ? {} : { dock }),
          ...(view === undefined ? {} : { view }),
          ...(inside === undefined ? {} : { inside }),
        }),
        replace: true,
      });
    const timer = setTimeout(write, ADDRESS_AFTER_MS);
    return () => clearTimeout(timer);
  }, [navigate, node, dock, view, inside]);
}
