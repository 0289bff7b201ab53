import type { SchemeNode } from '@premia/scheme';
import { useMemo, useRef, useSyncExternalStore } from 'react';
import { portKey } from '../../preview/value-store.ts';
import { useDesigner } from '../../state/designer-context.tsx';
import { useInputSources } from '../../state/input-sources.ts';
import type { InputValues } from './decision-hits.ts';

/** What flows into the named inputs of a node; the same map until one of the values is another. */
export function useInputValues(node: SchemeNode, inputs: readonly string[]): InputValues {
  const { values } = useDesigner();
  const sources = useInputSources(node.id);
  const names = inputs.join(' ');
  const ends = useMemo(
    () =>
      names.split(' ').map((input) => {
        const source = sources.get(input)?.[0];
        return { input, key: source === undefined ? null : portKey(source.nodeId, source.port) };
      }),
    [names, sources],
  );
  const last = useRef<InputValues>(new Map());
  const snapshot = (): InputValues => {
    const next: InputValues = new Map(
      ends.map(({ input, key }) => {
        const now = key === null ? undefined : values.get(key)?.now;
        return [input, now?.kind === 'value' ? { value: now.value, base: now.type.base } : null];
      }),
    );
    const isSame =
      next.size === last.current.size &&
      [...next].every(([input, one]) => {
        const old = last.current.get(input);
        return old === one || (old?.value === one?.value && old?.base === one?.base && old !== undefined);
      });
    if (!isSame) last.current = next;
    return last.current;
  };
  return useSyncExternalStore((listener) => {
    const leaves = ends.map(({ key }) => (key === null ? () => undefined : values.subscribe(key, listener)));
    return () => {
      for (const leave of leaves) leave();
    };
  }, snapshot);
}
