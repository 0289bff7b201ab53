import { formatValue } from '@premia/locale';
import { parseLiteral, type SchemeNode } from '@premia/scheme';
import { useNaming } from '../catalogue/use-naming.ts';
import { valueText } from '../preview/ValueText.tsx';
import { portKey } from '../preview/value-store.ts';
import { useAnalysis, usePortValue } from '../state/designer-context.tsx';
import { useInputSources } from '../state/input-sources.ts';
import { nodeViewMessages as messages } from './node-views.messages.ts';

/** What the block does, in a few words with its numbers; null where its rows say it all. */
export function useCardSummary(node: SchemeNode): string | null {
  const { t } = useNaming();
  const min = useLimit(node, node.kind === 'clamp' ? 'min' : null);
  const max = useLimit(node, node.kind === 'clamp' ? 'max' : null);
  if (node.kind === 'decision') return t(messages.firstRowDecides);
  const limits = [
    ...(min === null ? [] : [t(messages.atLeast, { value: min })]),
    ...(max === null ? [] : [t(messages.atMost, { value: max })]),
  ];
  return limits.length === 0 ? null : limits.join(', ');
}

/** A limit as it holds for the sample: what flows in, else the constant, written as the result is. */
function useLimit({ id, params }: SchemeNode, port: string | null): string | null {
  const { language, t } = useNaming();
  const source = useInputSources(id).get(port ?? '')?.[0];
  const shown = usePortValue(source?.nodeId ?? '', source?.port ?? null);
  const type = useAnalysis(({ types }) => (port === null ? undefined : types.get(portKey(id, 'value'))));
  if (port === null) return null;
  if (source !== undefined) return shown === null ? null : valueText(shown.now, language, { t, compact: false });
  const text = params?.[port];
  if (typeof text !== 'string' || type === undefined) return null;
  const parsed = parseLiteral(text, type.base);
  return parsed.ok ? formatValue({ value: parsed.value, type }, language) : null;
}
