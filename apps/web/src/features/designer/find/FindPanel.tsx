import { CloseButton } from '@mantine/core';
import { useLanguage } from '@premia/ui';
import { useReactFlow } from '@xyflow/react';
import { type KeyboardEvent, useMemo, useState } from 'react';
import { bringIntoView } from '../canvas/bring-into-view.ts';
import { focusCanvas } from '../canvas/focus-canvas.ts';
import { kindName, nodeName } from '../catalogue/node-name.ts';
import { portsOf } from '../catalogue/ports.ts';
import { useNaming } from '../catalogue/use-naming.ts';
import { valueText } from '../preview/ValueText.tsx';
import { portKey } from '../preview/value-store.ts';
import { useDesigner, useDocument, useUi } from '../state/designer-context.tsx';
import { selectNode } from '../state/designer-ui.ts';
import classes from './FindPanel.module.css';
import { findMessages as messages } from './find.messages.ts';
import { findNodes } from './find-nodes.ts';

const SHOWN_MAX = 50;

/** Ctrl+F: blocks by name, kind, setting or value; a line leads to its block. */
export function FindPanel() {
  const isOpen = useUi((ui) => ui.isFinding);
  return isOpen ? <Panel /> : null;
}

function Panel() {
  const designer = useDesigner();
  const { ui, values } = designer;
  const { language, translate: t } = useLanguage();
  const naming = useNaming();
  const flow = useReactFlow();
  const document = useDocument();
  const [query, setQuery] = useState('');
  const [index, setIndex] = useState(0);
  const found = useMemo(
    () =>
      findNodes(document, query, {
        nameOf: (node) => nodeName(node, naming),
        kindOf: (node) => kindName(node.kind, naming),
        valueOf: (node) => {
          const now = values.get(portKey(node.id, portsOf(node).outputs[0]?.key ?? ''))?.now ?? null;
          return valueText(now, language, { t, compact: false });
        },
      }).slice(0, SHOWN_MAX),
    [document, query, naming, values, language, t],
  );
  const go = (position: number) => {
    const node = found[position]?.node;
    if (node === undefined) return;
    setIndex(position);
    selectNode(ui, node.id);
    bringIntoView(designer, flow, { nodeId: node.id, zoomAtLeast: 0.8 });
  };
  const close = () => {
    ui.setState({ isFinding: false });
    focusCanvas();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Escape') close();
    if (event.key === 'Enter') {
      event.preventDefault();
      go(index);
      close();
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? found.length - 1 : 0;
    if (step === 0 || found.length === 0) return;
    event.preventDefault();
    go((index + step) % found.length);
  };
  return (
    <search className={classes['panel']} aria-label={t(messages.find)}>
      <div className={classes['line']}>
        <input
          className={classes['input']}
          aria-label={t(messages.find)}
          placeholder={t(messages.hint)}
          value={query}
          // The panel opens because the person asked to look for something.
          // biome-ignore lint/a11y/noAutofocus: see above
          autoFocus
          onChange={(event) => {
            setQuery(event.target.value);
            setIndex(0);
          }}
          onKeyDown={onKeyDown}
        />
        <CloseButton aria-label={t(messages.close)} onClick={close} />
      </div>
      <p className={classes['count']} role="status">
        {query.trim() === '' ? '' : t(messages.found, { count: found.length })}
      </p>
      <div className={classes['list']}>
        {found.map(({ node, name, where }, position) => (
          <button
            key={node.id}
            type="button"
            className={classes['found']}
            data-active={position === index || undefined}
            onClick={() => go(position)}
          >
            <span>{name}</span>
            <span className={classes['where']}>{where}</span>
          </button>
        ))}
      </div>
    </search>
  );
}
