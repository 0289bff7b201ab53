import { type Rational, toExactText } from '@premia/decimal';
import type { BaseType, SchemeNode } from '@premia/scheme';
import type { PortRef } from '../../edits/compose-edits.ts';
import { portKey } from '../../preview/value-store.ts';
import { useAnalysis, usePortValue } from '../../state/designer-context.tsx';
import { useInputSources } from '../../state/input-sources.ts';

export interface Measured {
  /** What the table measures for the sample employee, as a decimal; null when there is no such value. */
  readonly sample: string | null;
  readonly base: BaseType;
}

/** What flows into the `value` of tiers. */
export function useMeasured(node: SchemeNode): Measured {
  const source: PortRef | undefined = useInputSources(node.id).get('value')?.[0];
  const shown = usePortValue(source?.nodeId ?? '', source?.port ?? null);
  const type = useAnalysis((analysis) =>
    source === undefined ? undefined : analysis.types.get(portKey(source.nodeId, source.port)),
  );
  const now = shown?.now;
  const number = now?.kind === 'value' && now.value.kind === 'number' ? now.value.number : null;
  return {
    sample: number === null ? null : (toExactText(number) ?? approximateText(number)),
    base: type?.base ?? 'money',
  };
}

/** A third has no finite decimal; twenty places put the dot where it belongs. */
function approximateText({ numerator, denominator }: Rational): string {
  const scaled = (numerator * 10n ** 20n) / denominator;
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(21, '0');
  return `${scaled < 0n ? '-' : ''}${digits.slice(0, -20)}.${digits.slice(-20)}`;
}
