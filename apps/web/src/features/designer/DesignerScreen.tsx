import type { PeriodSummary, SchemeDetail, SchemeSources } from '@premia/service';
import { useTranslate } from '@premia/ui';
import { usePrefetchQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { useTRPC } from '../../shell/api.ts';
import { useSession } from '../../shell/session.ts';
import { Canvas } from './canvas/Canvas.tsx';
import { useSaveCase } from './cases/use-save-case.ts';
import { useFreshComments } from './comments/use-comments.ts';
import { usePublished } from './compare/use-published.ts';
import classes from './DesignerScreen.module.css';
import { designerMessages as messages } from './designer.messages.ts';
import { Dock } from './diagnostics/Dock.tsx';
import { type Autosave, createAutosave, type SaveLine } from './document-store/autosave.ts';
import type { Room } from './document-store/room.ts';
import { Inspector } from './inspector/Inspector.tsx';
import { Outline } from './outline/Outline.tsx';
import { ConnectList } from './palette/ConnectList.tsx';
import { Palette } from './palette/Palette.tsx';
import { PaletteRail } from './palette/PaletteRail.tsx';
import { PreviewContext } from './preview/preview-context.ts';
import { type Sample, usePreview } from './preview/use-preview.ts';
import { DesignerShortcuts } from './shortcuts/DesignerShortcuts.tsx';
import { announce } from './state/announce.ts';
import { type Designer, DesignerProvider } from './state/designer-context.tsx';
import { defaultPeriod } from './top-bar/periods.ts';
import { TopBar } from './top-bar/TopBar.tsx';
import { useSamplePeople } from './top-bar/use-sample-people.ts';
import { useDesignerModel } from './use-designer-model.ts';

const PublishDialog = lazy(() =>
  import('./publish/PublishDialog.tsx').then((module) => ({ default: module.PublishDialog })),
);

const route = getRouteApi('/app/schemes/$schemeId');

export interface DesignerScreenProps {
  readonly scheme: SchemeDetail;
  readonly sources: SchemeSources;
  readonly periods: readonly PeriodSummary[];
  /** Where the draft is shared; null for a scheme that nobody can edit any more. */
  readonly room: Room | null;
  readonly onReload: () => void;
}

/** The same elements every time: an answer about the draft wakes whoever reads it, not the whole screen. */
const PARTS = {
  canvas: <Canvas />,
  connectList: <ConnectList />,
  inspector: <Inspector />,
  outline: <Outline />,
  palette: <Palette />,
  rail: <PaletteRail />,
} as const;

/** The designer: bar above, drawing in the middle, inspector right, dock below. */
export function DesignerScreen({ scheme, sources, periods, room, onReload }: DesignerScreenProps) {
  const search = route.useSearch();
  const { may } = useSession();
  const isReadOnly = !may.includes('scheme.saveDraft') || scheme.status === 'archived';
  const designer = useDesignerModel(
    { scheme, sources, room },
    {
      node: search.node,
      dock: search.dock,
      view: search.view,
      inside: search.inside,
      isReadOnly,
    },
  );
  const sample = useSample(scheme, periods);
  const isComparing = useStore(designer.ui, ({ dock }) => dock === 'cases' || dock === 'changes');
  const published = usePublished(newestOf(scheme.versions), isComparing);
  const preview = usePreview(designer, sample.sample, published.document);
  const autosave = useAutosaveOf(designer, scheme);
  const t = useTranslate();
  const person = sample.people.list.find(({ id }) => id === sample.sample.employeeId);
  const saveCase = useSaveCase(designer, preview, { name: person?.name, period: sample.sample.period });
  const view = useStore(designer.ui, (ui) => ui.view);
  const isInspectorOpen = useStore(designer.ui, (ui) => ui.isInspectorOpen);
  const isPublishing = useStore(designer.ui, (ui) => ui.isPublishing);
  useAddress(designer);
  // Whoever publishes types a department as soon as the dialog is there.
  usePrefetchQuery(useTRPC().people.departments.queryOptions({}));
  useEffect(() => designer.presence?.connect(), [designer]);

  const check = useCallback(() => {
    preview.runCases();
    designer.ui.setState({ dock: 'problems' });
    announce(designer.ui, t(messages.checked, { count: designer.analysis.getState().diagnostics.length }));
  }, [preview, designer, t]);

  return (
    <DesignerProvider designer={designer}>
      <PreviewContext value={preview}>
        <div className={classes['screen']}>
          <TopBar
            scheme={scheme}
            autosave={autosave}
            sample={sample}
            preview={preview}
            onCheck={check}
            onSaveCase={saveCase}
          />
          <div className={classes['main']}>
            {view === 'canvas' && !isReadOnly && PARTS.rail}
            <div className={classes['middle']}>
              <div className={classes['stage']}>{view === 'canvas' ? PARTS.canvas : PARTS.outline}</div>
              <Dock
                onRunCases={preview.runCases}
                onSaveCase={saveCase}
                published={newestOf(scheme.versions)}
                autosave={autosave}
              />
            </div>
            {isInspectorOpen && PARTS.inspector}
          </div>
          {PARTS.palette}
          {PARTS.connectList}
          {isPublishing && (
            <Suspense>
              <PublishDialog scheme={scheme} autosave={autosave} onPublished={onReload} />
            </Suspense>
          )}
          <DesignerShortcuts
            onSave={() => void autosave.saveNow()}
            onCheck={check}
            onSample={sample.step}
            onSaveCase={() => saveCase?.()}
          />
          <CommentNews />
          <LiveRegion designer={designer} />
        </div>
      </PreviewContext>
    </DesignerProvider>
  );
}

/** Inside the provider, where the room is known. */
function CommentNews() {
  useFreshComments();
  return null;
}

function newestOf(versions: SchemeDetail['versions']): SchemeDetail['versions'][number] | null {
  return versions.reduce<SchemeDetail['versions'][number] | null>(
    (newest, one) => (newest === null || one.version > newest.version ? one : newest),
    null,
  );
}

function LiveRegion({ designer }: { readonly designer: Designer }) {
  const words = useStore(designer.ui, (ui) => ui.announcement);
  return (
    <div className="visually-hidden" role="status" aria-live="polite">
      {words}
    </div>
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

export interface SampleControl {
  readonly sample: Sample;
  readonly people: ReturnType<typeof useSamplePeople>;
  readonly periods: readonly string[];
  readonly choose: (employeeId: string) => void;
  readonly setPeriod: (period: string) => void;
  readonly step: (by: 1 | -1) => void;
}

/** Whose numbers are shown, and for when; both live in the address. */
function useSample(scheme: SchemeDetail, periods: readonly PeriodSummary[]): SampleControl {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [started] = useState(() => defaultPeriod(periods, scheme.period));
  const people = useSamplePeople(scheme);
  const period = search.period ?? started;
  const employeeId = search.employee ?? people.list[0]?.id ?? null;
  const go = (change: { readonly employee?: string; readonly period?: string }) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  return {
    sample: { employeeId, period },
    people,
    periods: [...new Set([...periods.map((one) => one.period), period])].sort().reverse(),
    choose: (employee) => go({ employee }),
    setPeriod: (next) => go({ period: next }),
    step: (by) => {
      const index = people.list.findIndex((person) => person.id === employeeId);
      const next = people.list[(index + by + people.list.length) % Math.max(people.list.length, 1)];
      if (next !== undefined) go({ employee: next.id });
    },
  };
}

/** The selected node, the dock and the view stand in the address, so that it can be pasted to a colleague. */
function useAddress({ ui }: Designer): void {
  const navigate = route.useNavigate();
  const node = useStore(ui, (state) => (state.selectedNodes.size === 1 ? [...state.selectedNodes][0] : undefined));
  const dock = useStore(ui, (state) => state.dock ?? undefined);
  const view = useStore(ui, (state) => (state.view === 'outline' ? 'outline' : undefined));
  const inside = useStore(ui, (state) => state.inside ?? undefined);
  useEffect(() => {
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
  }, [navigate, node, dock, view, inside]);
}
