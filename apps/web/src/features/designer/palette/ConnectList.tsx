import { Modal } from '@mantine/core';
import { useLanguage } from '@premia/ui';
import { useReactFlow } from '@xyflow/react';
import { useMemo, useState } from 'react';
import { useVerdictWords } from '../canvas/ConnectionHint.tsx';
import { canvasMessages as messages } from '../canvas/canvas.messages.ts';
import { checkConnection, compatiblePorts, inputOf, toConnection } from '../canvas/connection-check.ts';
import { focusCanvas } from '../canvas/focus-canvas.ts';
import { nodeName } from '../catalogue/node-name.ts';
import { portsOf } from '../catalogue/ports.ts';
import { useNaming } from '../catalogue/use-naming.ts';
import { announce } from '../state/announce.ts';
import { useDesigner, useUi } from '../state/designer-context.tsx';
import { type PortEnd, selectNode } from '../state/designer-ui.ts';
import { addNode } from './add-node.ts';
import classes from './Palette.module.css';
import { useOfferedEntries } from './Palette.tsx';
import { type PaletteEntry, searchEntries } from './palette-entries.ts';

/** New blocks offered below the ports that exist. */
const NEW_MAX = 5;
/** A new block stands this far to the right of the one it is wired to. */
const BESIDE = 340;

/** Linking without a mouse, and without dragging: every port that fits, by name. */
export function ConnectList() {
  const from = useUi((ui) => ui.connectFrom);
  return from === null ? null : <ConnectDialog from={from} />;
}

function ConnectDialog({ from }: { readonly from: PortEnd }) {
  const designer = useDesigner();
  const { draft, ui, actions, analysis } = designer;
  const flow = useReactFlow();
  const { language, translate: t } = useLanguage();
  const naming = useNaming();
  const verdictWords = useVerdictWords();
  const [query, setQuery] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const choices = useMemo(() => {
    const document = draft.getDocument();
    return compatiblePorts(document, from, analysis.getState().types).flatMap((end) => {
      const node = document.nodes.find((one) => one.id === end.nodeId);
      if (node === undefined) return [];
      const { inputs, outputs } = portsOf(node);
      const list: readonly { key: string; title: { ru: string; en: string } }[] = end.side === 'in' ? inputs : outputs;
      const title = list.find((port) => port.key === end.port)?.title[language] ?? end.port;
      return [{ end, label: t(messages.portOf, { node: nodeName(node, naming), port: title }) }];
    });
  }, [draft, from, analysis, language, naming, t]);
  const found = choices.filter(({ label }) => label.toLowerCase().includes(query.trim().toLowerCase()));
  const node = draft.getDocument().nodes.find((one) => one.id === from.nodeId);
  const frame = node?.frame ?? null;
  const entries = useOfferedEntries(designer, { from, frame, linkKey: null });
  // A new block is as close as a port that exists, but only to who asks for it by name.
  const offered = query.trim() === '' ? [] : searchEntries(entries, query, language).slice(0, NEW_MAX);
  const add = ({ kind, params }: PaletteEntry) => {
    close();
    const beside = from.side === 'out' ? BESIDE : 0;
    const at = [(node?.at?.[0] ?? 0) + beside, node?.at?.[1] ?? 0] as const;
    addNode(
      { designer, flow },
      { screen: [0, 0], place: null, from, linkKey: null, frame: null },
      { kind, params, at },
    );
    focusCanvas();
  };
  const close = () => ui.setState({ connectFrom: null });
  const pick = (end: PortEnd) => {
    const connection = toConnection(from, end);
    if (connection === null) return;
    const document = draft.getDocument();
    const verdict = checkConnection(document, connection);
    if (!verdict.ok) {
      setRefusal(verdictWords(verdict));
      return;
    }
    actions.connect(connection, inputOf(document, connection)?.many === true);
    announce(ui, t(messages.announceConnected));
    selectNode(ui, end.nodeId);
    close();
    focusCanvas();
  };
  return (
    // At once: who opened the list goes on typing, and a key must not fall between the drawing and the field.
    <Modal
      opened
      onClose={close}
      title={t(messages.chooseInput)}
      size="sm"
      returnFocus={false}
      transitionProps={{ duration: 0 }}
    >
      <input
        className={classes['search']}
        aria-label={t(messages.chooseSearch)}
        placeholder={t(messages.chooseSearch)}
        value={query}
        data-autofocus
        // biome-ignore lint/a11y/noAutofocus: see above
        autoFocus
        onChange={(event) => setQuery(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          const [first] = found;
          const [fresh] = offered;
          if (first !== undefined) pick(first.end);
          else if (fresh !== undefined) add(fresh);
        }}
      />
      <div className={classes['list']}>
        {refusal !== null && (
          <p className={classes['refusal']} role="alert">
            {refusal}
          </p>
        )}
        {found.map(({ end, label }) => (
          <button
            key={`${end.nodeId} ${end.port}`}
            type="button"
            className={classes['choice']}
            onClick={() => pick(end)}
          >
            {label}
          </button>
        ))}
        {offered.map((entry) => (
          <button key={entry.id} type="button" className={classes['choice']} onClick={() => add(entry)}>
            {t(messages.newOf, { kind: entry.title })}
          </button>
        ))}
        {choices.length === 0 && offered.length === 0 && <p className={classes['nothing']}>{t(messages.noPorts)}</p>}
        <button
          type="button"
          className={classes['choice']}
          onClick={() => {
            close();
            const box = document.getElementById(`node-${from.nodeId}`)?.getBoundingClientRect();
            const beside = from.side === 'out' ? BESIDE : -40;
            ui.setState({
              palette: {
                screen: [box?.right ?? 200, box?.top ?? 200],
                place: [(node?.at?.[0] ?? 0) + beside, node?.at?.[1] ?? 0],
                from,
                linkKey: null,
                frame: node?.frame ?? null,
              },
            });
          }}
        >
          {t(messages.newNode)}
        </button>
      </div>
    </Modal>
  );
}
