import { type BilingualText, type Explanation, explainInWords, type Language } from '@premia/locale';
import { compileScheme } from '@premia/scheme';
import type { PortalBreakdown } from '@premia/service';
import { type RecordSection, recordSections } from './records.ts';
import { payoutNodeOf } from './upstream.ts';

export interface ExplainLineRequest {
  readonly breakdown: PortalBreakdown;
  readonly language: Language;
  /** Titles of criteria by key. */
  readonly criteria: ReadonlyMap<string, BilingualText>;
}

export interface ExplainedLine {
  /** Null when the line's node is no longer in the document, or the result came without a trace. */
  readonly explanation: Explanation | null;
  readonly sections: readonly RecordSection[];
}

/** Everything the page says about one line. The compiler is asked for types only: what is money and what is a share. */
export function explainLine({ breakdown, language, criteria }: ExplainLineRequest): ExplainedLine {
  const { document, result, line, period } = breakdown;
  const payout = payoutNodeOf(document, line.code);
  const { trace } = result;
  if (payout === null || trace === undefined) return { explanation: null, sections: [] };
  const { types } = compileScheme(document);
  const nodeTitles = new Map(document.nodes.map((node) => [node.id, node.title] as const));
  const parameters = new Map((document.parameters ?? []).map((parameter) => [parameter.key, parameter.title] as const));
  const nameOf = (id: string): BilingualText | null =>
    nodeTitles.get(id) ?? criteria.get(id) ?? parameters.get(id) ?? null;
  return {
    explanation: explainInWords({ scheme: document, types, trace, period, result: payout, nameOf, language }),
    sections: recordSections({ breakdown, types, language }),
  };
}
