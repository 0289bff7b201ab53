import {
  type BilingualText,
  type Explanation,
  explainInWords,
  type Language,
  payMoreSentence,
  tellingChanges,
} from '@premia/locale';
import { compileScheme, type InlinedGraph, inlinedGraph, type ValueType } from '@premia/scheme';
import type { PortalBreakdown } from '@premia/service';
import { type RecordSection, recordSections } from './records.ts';
import { payoutNodeOf } from './upstream.ts';

export interface ExplainLineRequest {
  readonly breakdown: PortalBreakdown;
  readonly language: Language;
  /** Titles of criteria, attributes, fact types and their fields, by key. */
  readonly titles: ReadonlyMap<string, BilingualText>;
}

export interface ExplainedLine {
  /** Null when the line's node is no longer in the document, or the result came without a trace. */
  readonly explanation: Explanation | null;
  readonly sections: readonly RecordSection[];
  /** What would still pay more, a sentence each. */
  readonly payMore: readonly string[];
}

/** Everything the page says about one line. The compiler is asked for types only: what is money and what is a share. */
export function explainLine({ breakdown, language, titles }: ExplainLineRequest): ExplainedLine {
  const { document, result, line, period } = breakdown;
  const payout = payoutNodeOf(document, line.code);
  const { trace } = result;
  const titleOf = (key: string): BilingualText | null => titles.get(key) ?? null;
  const payMore = tellingChanges(breakdown.payMore).map((change) =>
    payMoreSentence(change, { currency: document.currency, language, nameOf: titleOf }),
  );
  if (payout === null || trace === undefined) return { explanation: null, sections: [], payMore };
  const types = mainOutputsFirst(inlinedGraph(document), compileScheme(document).types);
  const nodeTitles = new Map(document.nodes.map((node) => [node.id, node.title] as const));
  const parameters = new Map((document.parameters ?? []).map((parameter) => [parameter.key, parameter.title] as const));
  const nameOf = (id: string): BilingualText | null =>
    nodeTitles.get(id) ?? titles.get(id) ?? parameters.get(id) ?? null;
  const origins = new Map(breakdown.parameters.map((origin) => [origin.parameter, origin] as const));
  const originOf = (key: string) => origins.get(key) ?? null;
  const records = new Map(breakdown.facts.map(({ source, id, title }) => [`${source} ${id}`, title] as const));
  const recordNameOf = ({ source, id }: { readonly source: string; readonly id: string }) =>
    records.get(`${source} ${id}`) ?? null;
  const names = { nameOf, recordNameOf, originOf };
  return {
    explanation: explainInWords({ scheme: document, types, trace, period, result: payout, ...names, language }),
    sections: recordSections({ breakdown, types, titles, language }),
    payMore,
  };
}

/** A frame has outputs for its inside and for its outside; the ones that lead out of it are what it is about. */
function mainOutputsFirst(
  { nodes, links }: InlinedGraph,
  types: ReadonlyMap<string, ValueType>,
): ReadonlyMap<string, ValueType> {
  const frames = new Map(nodes.map((node) => [node.id, node.frame ?? null] as const));
  const leadsOut = new Set(
    links
      .filter((link) => frames.get(link.to.split('.')[0] ?? '') !== link.from.split('.')[0])
      .map((link) => link.from),
  );
  const entries = [...types];
  return new Map([
    ...entries.filter(([output]) => leadsOut.has(output)),
    ...entries.filter(([output]) => !leadsOut.has(output)),
  ]);
}
