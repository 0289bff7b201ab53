import { CATALOGUE, NODE_KIND_NAMES, type NodeKindName } from '@premia/scheme';
import { useLanguage } from '@premia/ui';
import { useReactFlow } from '@xyflow/react';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { placeIn } from '../canvas/drop-on-canvas.ts';
import { byUse, type FitContext, fitsPort, newNode, wireTo } from '../canvas/new-node.ts';
import { GROUP_WORDS, groupOf } from '../catalogue/groups.ts';
import { NODE_VIEWS } from '../node-views/node-views.ts';
import { type Designer, useDesigner, useUi } from '../state/designer-context.tsx';
import { type PaletteRequest, selectNode } from '../state/designer-ui.ts';
import classes from './Palette.module.css';
import { paletteMessages as messages } from './palette.messages.ts';
import { searchKinds } from './search-kinds.ts';

/** A list of kinds to add, opened where the person is; drawn from a port it offers only what fits there. */
export function Palette() {
  const request = useUi((ui) => ui.palette);
  return request === null ? null : <PaletteList request={request} />;
}

const WIDTH = 340;
const HEIGHT = 420;
const MARGIN = 12;

function PaletteList({ request }: { readonly request: PaletteRequest }) {
  const designer = useDesigner();
  const { ui } = designer;
  const { language, translate: t } = useLanguage();
  const flow = useReactFlow();
  const [query, setQuery] = useState('');
  const [index, setIndex] = useState(0);
  const kinds = useOfferedKinds(designer, request);
  const found = useMemo(() => searchKinds(kinds, query, language), [kinds, query, language]);
  const listId = useId();
  const panel = useRef<HTMLDivElement>(null);
  const close = () => ui.setState({ palette: null });

  useEffect(() => {
    const onPointer = (event: PointerEvent) => {
      if (panel.current?.contains(event.target as Element) !== true) ui.setState({ palette: null });
    };
    document.addEventListener('pointerdown', onPointer, true);
    return () => document.removeEventListener('pointerdown', onPointer, true);
  }, [ui]);
  useEffect(() => {
    panel.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  });

  const pick = (kind: NodeKindName) => {
    close();
    const middle = middleOfView(flow);
    addNode(designer, request, { kind, at: request.place ?? middle });
    document.querySelector<HTMLElement>('[role="application"]')?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Escape') {
      close();
      document.querySelector<HTMLElement>('[role="application"]')?.focus();
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : found.length - 1;
      setIndex((now) => (found.length === 0 ? 0 : (now + step) % found.length));
    }
    const chosen = found[index];
    if (event.key === 'Enter' && chosen !== undefined) {
      event.preventDefault();
      pick(chosen);
    }
  };
  const [x, y] = request.screen;
  return (
    <div
      ref={panel}
      className={classes['palette']}
      role="dialog"
      aria-label={t(messages.title)}
      style={{
        left: Math.max(MARGIN, Math.min(x, window.innerWidth - WIDTH - MARGIN)),
        top: Math.max(MARGIN, Math.min(y, window.innerHeight - HEIGHT - MARGIN)),
        width: Math.min(WIDTH, window.innerWidth - MARGIN * 2),
      }}
    >
      <input
        className={classes['search']}
        role="combobox"
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={found[index] === undefined ? undefined : `${listId}-${found[index]}`}
        aria-label={t(messages.search)}
        placeholder={t(messages.search)}
        value={query}
        // The list opens because the person asked to add something: typing its name comes next.
        // biome-ignore lint/a11y/noAutofocus: see above
        autoFocus
        onChange={(event) => {
          setQuery(event.target.value);
          setIndex(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div
        className={classes['list']}
        id={listId}
        role="listbox"
        aria-label={t(messages.title)}
        style={{ maxHeight: HEIGHT - 60 }}
      >
        {found.length === 0 && <p className={classes['nothing']}>{t(messages.nothing)}</p>}
        {found.map((kind, position) => (
          <Option
            key={kind}
            kind={kind}
            id={`${listId}-${kind}`}
            isActive={position === index}
            heading={query === '' && isGroupStart(found, position) && request.from === null}
            onPick={() => pick(kind)}
          />
        ))}
      </div>
    </div>
  );
}

function isGroupStart(kinds: readonly NodeKindName[], position: number): boolean {
  const kind = kinds[position];
  const before = kinds[position - 1];
  return kind !== undefined && (before === undefined || CATALOGUE[kind].group !== CATALOGUE[before].group);
}

interface OptionProps {
  readonly kind: NodeKindName;
  readonly id: string;
  readonly isActive: boolean;
  readonly heading: boolean;
  readonly onPick: () => void;
}

function Option({ kind, id, isActive, heading, onPick }: OptionProps) {
  const { language, translate: t } = useLanguage();
  const { title, hint, group } = CATALOGUE[kind];
  const { Icon } = NODE_VIEWS[kind];
  return (
    <>
      {heading && (
        <div className={classes['heading']} aria-hidden="true">
          {t(GROUP_WORDS[group])}
        </div>
      )}
      {/* The keyboard's way is the field above, which names the option it is on. */}
      {/* biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: see above */}
      <div
        id={id}
        role="option"
        aria-selected={isActive}
        className={classes['option']}
        data-group={groupOf(kind)}
        onClick={onPick}
      >
        <span className={classes['icon']} aria-hidden="true">
          <Icon size={16} stroke={1.8} />
        </span>
        <span className={classes['words']}>
          <span className={classes['name']}>{title[language]}</span>
          <span className={classes['hint']}>{hint[language]}</span>
        </span>
      </div>
    </>
  );
}

/** Everything, or what has a port for the link being drawn; inside a frame, what may stand there. */
function useOfferedKinds(designer: Designer, request: PaletteRequest): readonly NodeKindName[] {
  const { draft, sources, analysis } = designer;
  return useMemo(() => {
    const document = draft.getDocument();
    const inFrame = NODE_KIND_NAMES.filter((kind) => {
      const { group, isFrame } = CATALOGUE[kind];
      return request.frame === null || (!isFrame && group !== 'results' && group !== 'team');
    });
    const { from } = request;
    if (from === null) return inFrame;
    const context: FitContext = { document, types: analysis.getState().types };
    return byUse(
      inFrame.filter((kind) =>
        fitsPort(newNode(document, sources, { kind, at: [0, 0], frame: request.frame }), from, context),
      ),
    );
  }, [draft, sources, analysis, request]);
}

function middleOfView(flow: ReturnType<typeof useReactFlow>): readonly [number, number] {
  const box = document.querySelector('.react-flow')?.getBoundingClientRect();
  if (box === undefined) return [0, 0];
  const place = flow.screenToFlowPosition({ x: box.left + box.width / 2 - 120, y: box.top + box.height / 2 - 60 });
  return [place.x, place.y];
}

/** Creates the node, wired to the port it was drawn from, clear of what stands there already. */
export function addNode(
  { draft, ui, actions, sources, analysis }: Designer,
  request: PaletteRequest,
  wanted: { readonly kind: NodeKindName; readonly at: readonly [number, number] },
): void {
  const document = draft.getDocument();
  const at = freePlace(document, placeIn(document, request.frame, wanted.at), request.frame);
  const node = newNode(document, sources, { kind: wanted.kind, at, frame: request.frame });
  const link =
    request.from === null ? null : wireTo(node, request.from, { document, types: analysis.getState().types });
  const placed = link === null || request.from?.side === 'out' ? node : { ...node, at: leftOf(node) };
  actions.addNode(placed, link === null ? [] : [link]);
  selectNode(ui, node.id);
}

type SchemeDoc = ReturnType<Designer['draft']['getDocument']>;
type Place = readonly [number, number];

/** A link drawn backwards puts the new node to the left of the mouse. */
function leftOf(node: { readonly at?: readonly number[] | undefined }): [number, number] {
  return [(node.at?.[0] ?? 0) - 260, node.at?.[1] ?? 0];
}

const NUDGE = 40;

/** Two nodes never begin at the same place: the second would hide the first. */
function freePlace(document: SchemeDoc, [x, y]: Place, frame: string | null): Place {
  const isTaken = document.nodes.some(
    (node) =>
      (node.frame ?? null) === frame &&
      Math.abs((node.at?.[0] ?? 0) - x) < NUDGE &&
      Math.abs((node.at?.[1] ?? 0) - y) < NUDGE,
  );
  return isTaken ? freePlace(document, [x + NUDGE, y + NUDGE], frame) : [x, y];
}
