import type { SchemeNode } from '@premia/scheme';
import type { CommentAnchor } from '@premia/service';
import { useLanguage } from '@premia/ui';
import { useMemo } from 'react';
import { nodeName } from '../catalogue/node-name.ts';
import { portsOf } from '../catalogue/ports.ts';
import { useNaming } from '../catalogue/use-naming.ts';
import { useDocument } from '../state/designer-context.tsx';
import { cellName } from './cell-name.ts';
import { commentMessages as messages } from './comments.messages.ts';
import { anchorKey } from './threads.ts';

export interface Place {
  readonly key: string;
  readonly anchor: CommentAnchor;
  readonly label: string;
}

/** The places of a node one can talk about: the whole, its ports, the rows of its tables, and the cell that is meant. */
export function usePlaces(nodeId: string | null, wanted: CommentAnchor | null): readonly Place[] {
  const document = useDocument();
  const words = usePlaceWords();
  const { translate: t } = useLanguage();
  return useMemo(() => {
    const node = document.nodes.find(({ id }) => id === nodeId);
    const known = node === undefined ? [] : anchorsOf(node);
    const isNew = wanted !== null && !known.some((anchor) => anchorKey(anchor) === anchorKey(wanted));
    const anchors = isNew ? [...known, wanted] : known;
    return [
      ...anchors.map((anchor) => ({ key: anchorKey(anchor), anchor, label: words(anchor) ?? '' })),
      { key: anchorKey({}), anchor: {}, label: t(messages.wholeScheme) },
    ];
  }, [document, nodeId, wanted, words, t]);
}

/** What an anchor is called; null for a node that is no longer there. */
export function usePlaceWords(): (anchor: CommentAnchor) => string | null {
  const document = useDocument();
  const naming = useNaming();
  const { language, translate: t } = useLanguage();
  return useMemo(
    () =>
      ({ nodeId, port, path }) => {
        if (nodeId === undefined) return t(messages.wholeScheme);
        const node = document.nodes.find(({ id }) => id === nodeId);
        if (node === undefined) return null;
        const name = nodeName(node, naming);
        const cell = cellName(node, path, { language, t });
        if (cell !== null) return t(messages.cellOf, { node: name, cell });
        const row = rowOf(path);
        if (row !== null) return t(messages.rowOf, { node: name, row });
        if (port === undefined) return t(messages.wholeBlock, { node: name });
        const [side, key] = [port.slice(0, port.indexOf('.')), port.slice(port.indexOf('.') + 1)];
        const { inputs, outputs } = portsOf(node);
        const title = (side === 'in' ? inputs : outputs).find((one) => one.key === key)?.title[language] ?? key;
        return t(side === 'in' ? messages.inputOf : messages.outputOf, { node: name, port: title });
      },
    [document, naming, language, t],
  );
}

function anchorsOf(node: SchemeNode): readonly CommentAnchor[] {
  const { inputs, outputs } = portsOf(node);
  return [
    { nodeId: node.id },
    ...inputs.map(({ key }) => ({ nodeId: node.id, port: `in.${key}` })),
    ...outputs.map(({ key }) => ({ nodeId: node.id, port: `out.${key}` })),
    ...Object.entries(node.params ?? {}).flatMap(([key, value]) =>
      Array.isArray(value) ? value.map((_, index) => ({ nodeId: node.id, path: `${key}.${index}` })) : [],
    ),
  ];
}

/** Rows are counted from one by people; `bands.0.rate` is row 1. */
function rowOf(path: string | undefined): number | null {
  const match = /^[^.]+\.(\d+)/.exec(path ?? '');
  return match === null ? null : Number(match[1]) + 1;
}
