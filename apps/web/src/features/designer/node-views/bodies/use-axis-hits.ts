import { toExactText } from '@premia/decimal';
import { BASE_TYPES, type BaseType, type SchemeNode, type Value } from '@premia/scheme';
import { useSyncExternalStore } from 'react';
import { portKey } from '../../preview/value-store.ts';
import { useAnalysis, useDesigner } from '../../state/designer-context.tsx';
import { useInputSources } from '../../state/input-sources.ts';
import { bandOf } from './band-edits.ts';
import type { MatrixAxis } from './matrix-edits.ts';

/** What the input of each axis, or of each row, brings once it is linked: what is compared with it is written accordingly. */
export function useAxisBases(
  node: SchemeNode,
  axes: readonly { readonly key: string }[],
): readonly (BaseType | undefined)[] {
  const sources = useInputSources(node.id);
  const text = useAnalysis(({ types }) =>
    axes
      .map((axis) => {
        const source = sources.get(axis.key)?.[0];
        return source === undefined ? '' : (types.get(portKey(source.nodeId, source.port))?.base ?? '');
      })
      .join(','),
  );
  return text.split(',').map((base) => BASE_TYPES.find((one) => one === base));
}

/** Which row of each axis holds the sample's value; null where nothing flows in or no row holds it. */
export function useAxisHits(node: SchemeNode, axes: readonly MatrixAxis[]): readonly (number | null)[] {
  const { values } = useDesigner();
  const sources = useInputSources(node.id);
  const keys = axes.map((axis) => {
    const source = sources.get(axis.key)?.[0];
    return source === undefined ? null : portKey(source.nodeId, source.port);
  });
  const snapshot = () =>
    keys
      .map((key, index) => {
        const now = key === null ? undefined : values.get(key)?.now;
        const hit = now?.kind === 'value' ? hitOf(axes[index], now.value) : null;
        return hit === null ? '' : String(hit);
      })
      .join(',');
  const text = useSyncExternalStore((listener) => {
    const leaves = keys.map((key) => (key === null ? () => undefined : values.subscribe(key, listener)));
    return () => {
      for (const leave of leaves) leave();
    };
  }, snapshot);
  return text.split(',').map((hit) => (hit === '' ? null : Number(hit)));
}

function hitOf(axis: MatrixAxis | undefined, value: Value): number | null {
  if (axis === undefined) return null;
  const text = valueAsText(value);
  if (text === null) return null;
  if (axis.isBands)
    return bandOf(
      axis.keys.map((from) => ({ from })),
      text,
    );
  const index = axis.keys.indexOf(text);
  return index === -1 ? null : index;
}

function valueAsText(value: Value): string | null {
  switch (value.kind) {
    case 'number':
      return toExactText(value.number);
    case 'text':
      return value.text;
    case 'boolean':
      return String(value.boolean);
    case 'date':
      return value.date;
  }
}
