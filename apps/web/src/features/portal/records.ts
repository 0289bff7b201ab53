import { add, decimal, equals, type Rational, rational, toCanonicalText, ZERO } from '@premia/decimal';
import { type BilingualText, formatValue, type Language, type ShownType } from '@premia/locale';
import { inlinedGraph, type SchemeNode, type TraceFact, type TraceNode, type TraceValue } from '@premia/scheme';
import type { FactDetail, PortalBreakdown } from '@premia/service';
import { payoutNodeOf, upstreamOf } from './upstream.ts';

/** One record behind a number. Amounts are written; `running` is exact and ends at the section's total. */
export interface RecordRow {
  readonly key: string;
  /** Null when the record has been withdrawn since. */
  readonly fact: FactDetail | null;
  readonly source: string;
  readonly id: string;
  readonly contribution: string | null;
  readonly contributionExact: string | null;
  readonly running: string | null;
  readonly runningExact: string | null;
  /** What the scheme worked out for this record, step by step. */
  readonly inner: readonly { readonly nodeId: string; readonly title: BilingualText | null; readonly value: string }[];
}

export interface ExcludedRow {
  readonly key: string;
  readonly fact: FactDetail | null;
  readonly id: string;
  readonly reason: string;
  readonly field: string | null;
}

/** The records one node of the scheme looked at, or one criterion was worked out from. */
export interface RecordSection {
  readonly key: string;
  readonly title: BilingualText | null;
  readonly rows: readonly RecordRow[];
  readonly excluded: readonly ExcludedRow[];
  readonly total: string | null;
  /** Whether the running sum ends exactly at the total; null where the node does not add up. */
  readonly addsUp: boolean | null;
}

export interface RecordsRequest {
  readonly breakdown: PortalBreakdown;
  readonly types: ReadonlyMap<string, ShownType>;
  /** Titles of criteria by key. */
  readonly titles: ReadonlyMap<string, BilingualText>;
  readonly language: Language;
}

/** Every group of records behind the line, in the order of the calculation; each criterion once. */
export function recordSections(request: RecordsRequest): readonly RecordSection[] {
  const { document, line, result } = request.breakdown;
  const payout = payoutNodeOf(document, line.code);
  if (payout === null) return [];
  // Records that a component looked at are records behind the line like any others.
  const graph = inlinedGraph(document);
  const reached = upstreamOf(graph, payout);
  const nodes = new Map(graph.nodes.map((node) => [node.id, node] as const));
  const sections = (result.trace?.nodes ?? []).flatMap((traced): readonly RecordSection[] => {
    const node = nodes.get(traced.nodeId);
    if (node === undefined || !reached.has(node.id)) return [];
    if (traced.factsUsed !== undefined) return [sectionOf({ request, nodes, node, traced, used: traced.factsUsed })];
    return node.kind === 'criterion' ? criterionSection({ request, nodes, node, traced }) : [];
  });
  return [...new Map(sections.map((section) => [section.key, section] as const)).values()];
}

/** What a criterion was worked out from; one that is entered by hand has no records. */
function criterionSection({ request, node, traced }: Omit<SectionContext, 'used'>): readonly RecordSection[] {
  const { breakdown, titles, language } = request;
  const key = node.params?.['criterion'];
  const records = breakdown.criteria.find((candidate) => candidate.criterion === key);
  if (records === undefined) return [];
  const facts = factIndex(breakdown.facts);
  const type = criterionType(node, breakdown.document.currency);
  let sum: Rational = ZERO;
  const rows = records.counted.map((counted): RecordRow => {
    const contribution = counted.contribution === null ? null : exactNumber(counted.contribution);
    if (contribution !== null) sum = add(sum, contribution);
    return {
      key: `${counted.source} ${counted.id}`,
      fact: facts.get(`${counted.source} ${counted.id}`) ?? null,
      source: counted.source,
      id: counted.id,
      ...numbers({ contribution, running: records.adds ? sum : null, type, language }),
      inner: [],
    };
  });
  const isActual = (node.params?.['measure'] ?? 'actual') === 'actual';
  const value = isActual ? numberOf(traced.outputs['value']) : null;
  const total = records.adds ? (value ?? sum) : null;
  return [
    {
      key: `criterion ${records.criterion}`,
      title: titles.get(records.criterion) ?? node.title ?? null,
      rows,
      excluded: records.excluded.map((excluded) => ({
        key: `${excluded.source} ${excluded.id}`,
        fact: facts.get(`${excluded.source} ${excluded.id}`) ?? null,
        id: excluded.id,
        reason: 'condition-not-met',
        field: excluded.field,
      })),
      total: total === null ? null : written(total, type, language),
      addsUp: total === null || value === null ? null : equals(value, sum),
    },
  ];
}

/** Attainment is a percentage of what the criterion counts in; its records are in that. */
function criterionType(node: SchemeNode, currency: string): ShownType {
  const base = node.params?.['type'] ?? 'money';
  return base === 'number' || base === 'percent' || base === 'count'
    ? { base, currency: null }
    : { base: 'money', currency };
}

/** A canonical text of the service: a decimal or a fraction. */
function exactNumber(text: string): Rational {
  const [numerator = '0', denominator] = text.split('/');
  return denominator === undefined ? decimal(numerator) : rational(BigInt(numerator), BigInt(denominator));
}

interface RowNumbers {
  readonly contribution: Rational | null;
  readonly running: Rational | null;
  readonly type: ShownType | null;
  readonly language: Language;
}

function numbers({ contribution, running, type, language }: RowNumbers) {
  return {
    contribution: contribution === null ? null : written(contribution, type, language),
    contributionExact: contribution === null ? null : toCanonicalText(contribution),
    running: running === null ? null : written(running, type, language),
    runningExact: running === null ? null : toCanonicalText(running),
  };
}

interface SectionContext {
  readonly request: RecordsRequest;
  /** Of the scheme and its components, by id. */
  readonly nodes: ReadonlyMap<string, SchemeNode>;
  readonly node: SchemeNode;
  readonly traced: TraceNode;
  readonly used: readonly TraceFact[];
}

function sectionOf(context: SectionContext): RecordSection {
  const { node, traced } = context;
  const facts = factIndex(context.request.breakdown.facts);
  const output = addingOutput(node);
  const type = context.request.types.get(`${node.id}.${output ?? 'value'}`) ?? null;
  const total = output === null ? null : numberOf(traced.outputs[output]);
  const rows = runningRows(context, { facts, type, adds: output !== null });
  const last = rows.at(-1)?.sum ?? ZERO;
  return {
    key: node.id,
    title: node.title ?? null,
    rows: rows.map(({ row }) => row),
    excluded: (traced.factsExcluded ?? []).map((excluded) => ({
      key: `${excluded.source} ${excluded.id}`,
      fact: facts.get(`${excluded.source} ${excluded.id}`) ?? null,
      id: excluded.id,
      reason: excluded.reason,
      field: excluded.field ?? null,
    })),
    total: total === null ? null : written(total, type, context.request.language),
    addsUp: total === null ? null : equals(total, last),
  };
}

interface RowOptions {
  readonly facts: ReadonlyMap<string, FactDetail>;
  readonly type: ShownType | null;
  readonly adds: boolean;
}

function runningRows(context: SectionContext, { facts, type, adds }: RowOptions) {
  const { language } = context.request;
  let sum: Rational = ZERO;
  return context.used.map((used) => {
    const contribution = numberOf(used.contribution);
    if (contribution !== null) sum = add(sum, contribution);
    const row: RecordRow = {
      key: `${used.source} ${used.id}`,
      fact: facts.get(`${used.source} ${used.id}`) ?? null,
      source: used.source,
      id: used.id,
      ...numbers({ contribution, running: adds ? sum : null, type, language }),
      inner: innerValues(context, used),
    };
    return { row, sum };
  });
}

/** The output a running sum ends at: a frame's `sum`, or the value of facts that are summed or counted. */
function addingOutput(node: SchemeNode): string | null {
  if (node.kind === 'each') return 'sum';
  const aggregate = node.params?.['aggregate'] ?? 'sum';
  return aggregate === 'sum' || aggregate === 'count' ? 'value' : null;
}

function innerValues({ request, nodes, node }: SectionContext, used: TraceFact): RecordRow['inner'] {
  return used.inner
    .filter((inner) => inner.nodeId !== node.id)
    .flatMap((inner) =>
      Object.entries(inner.outputs).flatMap(([output, traced]) => {
        const type = request.types.get(`${inner.nodeId}.${output}`) ?? null;
        if (traced.kind === 'problem') return [];
        const value = formatValue({ value: traced, type: type ?? PLAIN }, request.language);
        return [{ nodeId: `${inner.nodeId}.${output}`, title: nodes.get(inner.nodeId)?.title ?? null, value }];
      }),
    );
}

const PLAIN: ShownType = { base: 'number', currency: null };

function written(number: Rational, type: ShownType | null, language: Language): string {
  return formatValue({ value: { kind: 'number', number }, type: type ?? PLAIN }, language);
}

function numberOf(traced: TraceValue | undefined): Rational | null {
  return traced?.kind === 'number' ? traced.number : null;
}

function factIndex(facts: readonly FactDetail[]): ReadonlyMap<string, FactDetail> {
  return new Map(facts.map((fact) => [`${fact.source} ${fact.id}`, fact] as const));
}
