import { CATALOGUE, NODE_KIND_NAMES } from '@premia/scheme';
import { useLanguage } from '@premia/ui';
import { useReactFlow } from '@xyflow/react';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { focusCanvas } from '../canvas/focus-canvas.ts';
import { byUse, type FitContext, fitsPort, newNode, slotsIn } from '../canvas/new-node.ts';
import { GROUP_WORDS, groupOf } from '../catalogue/groups.ts';
import { linkKeyOf } from '../catalogue/ports.ts';
import { NODE_VIEWS } from '../node-views/node-views.ts';
import { type Designer, useDesigner, useUi } from '../state/designer-context.tsx';
import type { PaletteRequest } from '../state/designer-ui.ts';
import { addNode } from './add-node.ts';
import classes from './Palette.module.css';
import { paletteMessages as messages } from './palette.messages.ts';
import { fieldEntries, kindEntries, type PaletteEntry, searchEntries } from './palette-entries.ts';

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
  const entries = useOfferedEntries(designer, request);
  const found = useMemo(() => searchEntries(entries, query, language), [entries, query, language]);
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

  const pick = ({ kind, params }: PaletteEntry) => {
    close();
    focusCanvas();
    addNode({ designer, flow }, request, { kind, params, at: request.place ?? middleOfView(flow) });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Escape') {
      close();
      focusCanvas();
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
        aria-activedescendant={found[index] === undefined ? undefined : `${listId}-${found[index].id}`}
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
        {found.map((entry, position) => (
          <Option
            key={entry.id}
            entry={entry}
            id={`${listId}-${entry.id}`}
            isActive={position === index}
            heading={query === '' && isGroupStart(found, position) && request.from === null}
            onPick={() => pick(entry)}
          />
        ))}
      </div>
    </div>
  );
}

function isGroupStart(entries: readonly PaletteEntry[], position: number): boolean {
  const kind = entries[position]?.kind;
  const before = entries[position - 1]?.kind;
  return kind !== undefined && (before === undefined || CATALOGUE[kind].group !== CATALOGUE[before].group);
}

interface OptionProps {
  readonly entry: PaletteEntry;
  readonly id: string;
  readonly isActive: boolean;
  readonly heading: boolean;
  readonly onPick: () => void;
}

function Option({ entry, id, isActive, heading, onPick }: OptionProps) {
  const { translate: t } = useLanguage();
  const { kind, title, hint } = entry;
  const { group } = CATALOGUE[kind];
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
          <span className={classes['name']}>{title}</span>
          <span className={classes['hint']}>{hint}</span>
        </span>
      </div>
    </>
  );
}

/** Everything, or what has a port for the link being drawn or opened; inside a frame, what may stand there. */
export function useOfferedEntries(
  { draft, sources, analysis }: Designer,
  { from, frame, linkKey }: Pick<PaletteRequest, 'from' | 'frame' | 'linkKey'>,
): readonly PaletteEntry[] {
  const { language } = useLanguage();
  return useMemo(() => {
    const document = draft.getDocument();
    const kinds = NODE_KIND_NAMES.filter((kind) => {
      const { group, isFrame } = CATALOGUE[kind];
      return frame === null || (!isFrame && group !== 'results' && group !== 'team');
    });
    const all = [
      ...kindEntries(from === null ? kinds : byUse(kinds), language),
      ...fieldEntries(sources, document.parameters, language),
    ];
    const link = document.links.find((one) => linkKeyOf(one) === linkKey);
    if (from === null && link === undefined) return all;
    const context: FitContext = { document, types: analysis.getState().types };
    return all.filter(({ kind, params }) => {
      const node = newNode(document, sources, { kind, params, at: [0, 0], frame });
      return link === undefined
        ? from === null || fitsPort(node, from, context)
        : slotsIn(node, { ...context, link }) !== null;
    });
  }, [draft, sources, analysis, from, frame, linkKey, language]);
}

function middleOfView(flow: ReturnType<typeof useReactFlow>): readonly [number, number] {
  const box = document.querySelector('.react-flow')?.getBoundingClientRect();
  if (box === undefined) return [0, 0];
  const place = flow.screenToFlowPosition({ x: box.left + box.width / 2 - 120, y: box.top + box.height / 2 - 60 });
  return [place.x, place.y];
}
