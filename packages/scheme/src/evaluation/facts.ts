import { compare, parseDecimal, type Rational, toExactText } from '@premia/decimal';
import type { FactCondition, FactFilter } from '../plan/plan.ts';
import { parseDate } from '../values/calendar-date.ts';
import { byCodeUnit, canonicalJson } from '../values/canonical-json.ts';
import { parseLiteral } from '../values/literal.ts';
import type { Period } from '../values/period.ts';
import type { Value } from '../values/value.ts';
import type { FactInput, Problem } from './evaluation.ts';
import { ownEntry } from './own-entry.ts';

/** Why a fact of the asked type did not take part; words in `@premia/locale`. */
export const EXCLUSION_REASONS = ['outside-period', 'condition-not-met', 'field-missing'] as const;
export type ExclusionReason = (typeof EXCLUSION_REASONS)[number];

export interface ExcludedFact {
  readonly source: string;
  readonly id: string;
  readonly reason: ExclusionReason;
  /** The condition's field, where one decided. */
  readonly field?: string;
}

export interface SelectedFacts {
  /** In the order (on, source, id), each once. */
  readonly used: readonly FactInput[];
  readonly excluded: readonly ExcludedFact[];
  readonly problems: readonly Problem[];
}

/** Facts of one employee in their one order, each once, with what cannot be trusted set aside. */
export interface OrderedFacts {
  readonly facts: readonly FactInput[];
  readonly badDates: readonly FactInput[];
  /** Every content of a fact that came with more than one. */
  readonly conflicts: readonly FactInput[];
}

export const NO_FACTS: OrderedFacts = { facts: [], badDates: [], conflicts: [] };

/** However the facts came – order, batches, repeats – the answer is the same. */
export function orderFacts(facts: readonly FactInput[]): OrderedFacts {
  const byIdentity = new Map<string, FactInput | Map<string, FactInput>>();
  for (const fact of facts) {
    // The length says where the source ends: no two facts share a key.
    const identity = `${fact.source.length} ${fact.source} ${fact.id}`;
    const known = byIdentity.get(identity);
    // Contents are compared only where a fact came more than once.
    if (known === undefined) byIdentity.set(identity, fact);
    else if (known instanceof Map) known.set(contentOf(fact), fact);
    else byIdentity.set(identity, new Map([known, fact].map((version) => [contentOf(version), version])));
  }
  const once: FactInput[] = [];
  const conflicts: FactInput[] = [];
  for (const known of byIdentity.values()) {
    const versions = known instanceof Map ? versionsOf([...known.values()]) : [known];
    (versions.length === 1 ? once : conflicts).push(...versions);
  }
  const ordered = Map.groupBy(once.sort(factOrder), (fact) => parseDate(fact.on) !== null);
  return { facts: ordered.get(true) ?? [], badDates: ordered.get(false) ?? [], conflicts: conflicts.sort(factOrder) };
}

/** What was told differently: an amount written otherwise is the same amount, and its first writing stands for all. */
function versionsOf(told: readonly FactInput[]): readonly FactInput[] {
  if (told.length === 1) return told;
  const byContent = new Map<string, FactInput>();
  for (const fact of told.toSorted((left, right) => byCodeUnit(left.amount ?? '', right.amount ?? ''))) {
    const content = contentOf({ ...fact, amount: exactAmount(fact.amount) });
    if (!byContent.has(content)) byContent.set(content, fact);
  }
  return [...byContent.values()];
}

/** One text of one number; what is no number stays as it is. */
function exactAmount(text: string | undefined): string | undefined {
  const parsed = text === undefined ? null : parseDecimal(text);
  return parsed?.ok === true ? (toExactText(parsed.value) ?? text) : text;
}

function contentOf(fact: FactInput): string {
  return canonicalJson({ ...fact, attributes: { ...fact.attributes } });
}

/** (occurred on, source, external id), by code unit. */
export function factOrder(left: FactInput, right: FactInput): number {
  return byCodeUnit(left.on, right.on) || byCodeUnit(left.source, right.source) || byCodeUnit(left.id, right.id);
}

interface SelectAt {
  readonly nodeId: string;
  readonly filter: FactFilter;
  readonly period: Period;
}

/** The facts of the asked type that fall into the period and meet every condition. */
export function selectFacts(ordered: OrderedFacts, { nodeId, filter, period }: SelectAt): SelectedFacts {
  const used: FactInput[] = [];
  const excluded: ExcludedFact[] = [];
  for (const fact of ordered.facts) {
    if (fact.type !== filter.factType) continue;
    const exclusion = exclusionOf(fact, filter.where, period);
    if (exclusion === null) used.push(fact);
    else excluded.push({ source: fact.source, id: fact.id, ...exclusion });
  }
  const asked = (fact: FactInput): boolean => fact.type === filter.factType;
  const problems = [
    ...ordered.badDates.filter(asked).map((fact) => factProblem('fact/bad-date', nodeId, fact)),
    ...ordered.conflicts.filter(asked).map((fact) => factProblem('fact/conflict', nodeId, fact)),
  ];
  return { used, excluded, problems };
}

function factProblem(code: 'fact/bad-date' | 'fact/conflict', nodeId: string, fact: FactInput): Problem {
  return {
    code,
    nodeId,
    input: factName(fact),
    details: code === 'fact/bad-date' ? { given: fact.on.slice(0, 80) } : {},
  };
}

/** How a fact is called in problems. */
export function factName(fact: Pick<FactInput, 'source' | 'id'>): string {
  return `${fact.source}/${fact.id}`;
}

type Exclusion = Pick<ExcludedFact, 'reason' | 'field'>;

function exclusionOf(fact: FactInput, where: readonly FactCondition[], period: Period): Exclusion | null {
  if (fact.on < period.firstDay || fact.on > period.lastDay) return { reason: 'outside-period' };
  for (const condition of where) {
    const text = factFieldText(fact, condition.field);
    if (text === undefined || text === '') return { reason: 'field-missing', field: condition.field };
    if (!meets(text, condition)) return { reason: 'condition-not-met', field: condition.field };
  }
  return null;
}

/** The text of a fact's own field or attribute; an attribute never hides a field. */
export function factFieldText(fact: FactInput, field: string): string | undefined {
  switch (field) {
    case 'amount':
    case 'currency':
    case 'on':
    case 'source':
    case 'id':
      return fact[field];
    default:
      return ownEntry(fact.attributes, field);
  }
}

/** A text that cannot be read as the condition's value meets nothing but "not equal" and "not in". */
function meets(text: string, { comparison, values }: FactCondition): boolean {
  const results = values.map((value) => compareText(text, value));
  const first = results[0] ?? null;
  switch (comparison) {
    case 'equal':
      return first === 0;
    case 'notEqual':
      return first !== 0;
    case 'less':
      return first === -1;
    case 'lessOrEqual':
      return first === -1 || first === 0;
    case 'greater':
      return first === 1;
    case 'greaterOrEqual':
      return first === 1 || first === 0;
    case 'in':
      return results.includes(0);
    case 'notIn':
      return !results.includes(0);
  }
}

function compareText(text: string, value: Value): -1 | 0 | 1 | null {
  switch (value.kind) {
    case 'number': {
      const parsed = parseLiteral(text, 'number');
      return parsed.ok && parsed.value.kind === 'number' ? compareNumbers(parsed.value.number, value.number) : null;
    }
    case 'boolean': {
      const parsed = parseLiteral(text, 'boolean');
      if (!parsed.ok || parsed.value.kind !== 'boolean') return null;
      return parsed.value.boolean === value.boolean ? 0 : null;
    }
    case 'date':
      return parseDate(text) === null ? null : signOf(byCodeUnit(text, value.date));
    case 'text':
      return signOf(byCodeUnit(text, value.text));
  }
}

const compareNumbers = (left: Rational, right: Rational): -1 | 0 | 1 => compare(left, right);
const signOf = (order: number): -1 | 0 | 1 => (order < 0 ? -1 : order > 0 ? 1 : 0);
