import {
  formatLinkEnd,
  parseLinkEnd,
  type SchemeDocument,
  type SchemeNode,
  type Value,
  type ValueType,
} from '@premia/scheme';
import { useMemo, useSyncExternalStore } from 'react';
import { nodeName } from '../../catalogue/node-name.ts';
import { portsOf } from '../../catalogue/ports.ts';
import { useNaming } from '../../catalogue/use-naming.ts';
import type { PortRef } from '../../edits/compose-edits.ts';
import { type PortKey, portKey } from '../../preview/value-store.ts';
import { useAnalysis, useDesigner, useDocument } from '../../state/designer-context.tsx';
import { useInputSources } from '../../state/input-sources.ts';

/** A value a formula may name: an input it has, or an output that would become one. */
export interface FormulaValue {
  /** As the text writes it. */
  readonly key: string;
  /** As people call it. */
  readonly title: string;
  /** Null while nothing is linked to the input. */
  readonly source: PortRef | null;
  readonly type: ValueType | null;
  /** For the sample employee. */
  readonly value: Value | null;
  /** The formula reads it already. */
  readonly isInput: boolean;
}

/** Everything a formula may name: its inputs first, then – unless it is only read – what does not depend on it. */
export function useFormulaScope(node: SchemeNode, isRead = false): readonly FormulaValue[] {
  const naming = useNaming();
  const document = useDocument();
  const sources = useInputSources(node.id);
  const types = useAnalysis((analysis) => analysis.types);
  const { values } = useDesigner();
  const ends = useMemo(() => endsOf(node, { document, sources, isRead }), [node, document, sources, isRead]);
  const shown = useValues(ends.flatMap(({ source }) => (source === null ? [] : [portKey(source.nodeId, source.port)])));
  // The values are read from the store; what was shown last says when they are others.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  return useMemo(
    () =>
      ends.map(({ key, source, isInput }): FormulaValue => {
        const owner = document.nodes.find(({ id }) => id === source?.nodeId);
        const output = owner && portsOf(owner).outputs.find((port) => port.key === source?.port);
        const isMain = owner === undefined || portsOf(owner).outputs[0]?.key === source?.port;
        const name = owner === undefined ? key : nodeName(owner, naming);
        const end = source === null ? null : portKey(source.nodeId, source.port);
        const now = end === null ? undefined : values.get(end)?.now;
        return {
          key,
          source,
          isInput,
          title: isMain ? name : `${name}: ${output?.title[naming.language] ?? source?.port ?? ''}`,
          type: (end === null ? undefined : types.get(end)) ?? null,
          value: now?.kind === 'value' ? now.value : null,
        };
      }),
    [ends, document, naming, types, values, shown],
  );
}

interface End {
  readonly key: string;
  readonly source: PortRef | null;
  readonly isInput: boolean;
}

interface EndSetting {
  readonly document: SchemeDocument;
  readonly sources: ReturnType<typeof useInputSources>;
  readonly isRead: boolean;
}

function endsOf(node: SchemeNode, { document, sources, isRead }: EndSetting): readonly End[] {
  const given: unknown = node.params?.['inputs'];
  const inputs = Array.isArray(given) ? given.map(String) : [];
  const own = inputs.map((key): End => ({ key, source: sources.get(key)?.[0] ?? null, isInput: true }));
  if (isRead) return own;
  const linked = new Set(own.flatMap(({ source }) => (source === null ? [] : [`${source.nodeId} ${source.port}`])));
  const after = dependants(node.id, document);
  const taken = new Set(inputs);
  const others = document.nodes.flatMap((other): readonly End[] => {
    if (after.has(other.id) || (other.frame ?? null) !== (node.frame ?? null)) return [];
    return portsOf(other).outputs.flatMap(({ key: port }, index): readonly End[] => {
      if (linked.has(`${other.id} ${port}`)) return [];
      const key = freeKey(index === 0 ? other.id : `${other.id}_${port}`, taken);
      return [{ key, source: { nodeId: other.id, port }, isInput: false }];
    });
  });
  return [...own, ...others];
}

/** A name no input has, that reads as one word. */
function freeKey(wanted: string, taken: ReadonlySet<string>): string {
  const word = wanted.replace(/[^\p{L}\p{N}_]/gu, '_');
  let key = word;
  for (let number = 2; taken.has(key); number += 1) key = `${word}_${number}`;
  return key;
}

/** The node and everything that is worked out from it. */
function dependants(nodeId: string, { links }: SchemeDocument): ReadonlySet<string> {
  const found = new Set([nodeId]);
  const open = [nodeId];
  for (let current = open.pop(); current !== undefined; current = open.pop()) {
    for (const { from, to } of links) {
      const target = parseLinkEnd(to).nodeId;
      if (parseLinkEnd(from).nodeId !== current || found.has(target)) continue;
      found.add(target);
      open.push(target);
    }
  }
  return found;
}

export function endText({ nodeId, port }: PortRef): string {
  return formatLinkEnd({ nodeId, port });
}

/** Wakes when one of the values is another; answers something that is then another, too. */
function useValues(keys: readonly PortKey[]): string {
  const { values } = useDesigner();
  const subscribe = useMemo(
    () => (listener: () => void) => {
      const leaves = keys.map((key) => values.subscribe(key, listener));
      return () => {
        for (const leave of leaves) leave();
      };
    },
    [keys, values],
  );
  return useSyncExternalStore(subscribe, () => keys.map((key) => fingerprint(values.get(key)?.now)).join(' '));
}

function fingerprint(now: { readonly kind: string; readonly value?: Value } | null | undefined): string {
  const value = now?.kind === 'value' ? now.value : undefined;
  if (value === undefined) return now?.kind ?? '-';
  return value.kind === 'number' ? `${value.number.numerator}/${value.number.denominator}` : JSON.stringify(value);
}
