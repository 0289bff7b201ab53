import { compare, type Rational, ZERO } from '@premia/decimal';
import type { SchemeNode } from '../../document/scheme-document.ts';
import { parseFormula } from '../../formula/index.ts';
import { formulaText, withFormula } from '../../nodes/formula-text.ts';
import { operandsOf } from '../../plan/operands.ts';
import type { Block, Comparison, Step, StepIndex, WrittenDivision } from '../../plan/plan.ts';
import { measured } from '../analysis/analysis.ts';
import { type ConditionSpace, comparedWithConstant } from '../analysis/conditions.ts';
import { CONTRACT_MAX } from '../analysis/ranges.ts';
import { ANY, containsZero, type Span } from '../analysis/span.ts';
import { decidingBlocks } from '../analysis/tables.ts';
import type { Fix, LintFinding } from '../finding.ts';
import type { Rule } from './rule.ts';

/** Divisions whose divisor is not proven to be other than zero and that say nothing for that. */
export const zeroDivisor: Rule = (analysis) => {
  const told = new Set<string>();
  return decidingBlocks(analysis).flatMap((space) => {
    const { block } = space;
    const readers = readersOf(block);
    const answered = new Set(block.steps.flatMap((step) => answeredBy(step)));
    return block.steps.flatMap((step, index): readonly LintFinding[] => {
      const divisor = divisorOf(step);
      if (divisor === null || answered.has(index)) return [];
      const key = placeKey(step);
      if (told.has(key)) return [];
      const span = space.ranges[divisor] ?? ANY;
      if (!containsZero(span) || isGuarded({ division: index, divisor, readers }, space)) return [];
      told.add(key);
      const node = analysis.nodes.get(step.nodeId);
      return [finding(step, { node, divisor: block.steps[divisor], span, isGiven: isGiven(divisor, block) })];
    });
  });
};

/** A negative power divides by what is raised. */
function divisorOf(step: Step): StepIndex | null {
  if (step.op === 'divide') return step.right;
  return step.op === 'power' && step.exponent < 0 ? step.value : null;
}

/** Every division of a formula is one of its own; a node of another kind has one, whatever it makes of it. */
function placeKey(step: Step): string {
  const written = step.op === 'divide' ? step.written : undefined;
  return written === undefined ? step.nodeId : `${step.nodeId} ${written.whole.from} ${written.divisor.from}`;
}

function answeredBy(step: Step): readonly StepIndex[] {
  return step.op === 'recover' && step.only !== 'missing' ? [step.value] : [];
}

/** A target, a norm, a term: somebody sets it, and zero is a slip in the data rather than in the scheme. */
function isGiven(divisor: StepIndex, { steps }: Block): boolean {
  const step = steps[divisor];
  if (step?.op !== 'input') return false;
  return step.source.kind === 'criterion' ? step.source.measure === 'target' : step.source.kind !== 'balance';
}

interface Divided {
  readonly node: SchemeNode | undefined;
  readonly divisor: Step | undefined;
  readonly span: Span;
  readonly isGiven: boolean;
}

function finding(step: Step, divided: Divided): LintFinding {
  const { node } = divided;
  const fix = zeroFix(step, node);
  return {
    code: divided.isGiven ? 'value/target-zero-possible' : 'value/division-by-zero-possible',
    severity: divided.isGiven ? 'hint' : 'warning',
    place: { nodeId: step.nodeId, ...placeIn(step, node) },
    details: { ...nameOf(step, node), ...reachOf(divided) },
    ...(fix === null ? {} : { fix }),
  };
}

function placeIn(step: Step, node: SchemeNode | undefined): Omit<LintFinding['place'], 'nodeId'> {
  if (node?.kind === 'divide') return { port: 'right' };
  const written = writtenIn(step, node);
  return written === null ? {} : { path: 'text', ...written.divisor };
}

/** Nodes of a component are none of this document's: their text stands elsewhere. */
function writtenIn(step: Step, node: SchemeNode | undefined): WrittenDivision | null {
  return step.op === 'divide' && node?.kind === 'formula' ? (step.written ?? null) : null;
}

/** The text the formula was compiled from, in which the places are. */
function textOf(node: SchemeNode | undefined): string {
  return formulaText(node?.params ?? {}).text;
}

/** What the divisor is called, or how it is written; the one of a divide node is its port. */
function nameOf(step: Step, node: SchemeNode | undefined): LintFinding['details'] {
  const named = step.op === 'divide' && node?.kind !== 'divide' ? step.divisor : undefined;
  if (named !== undefined) return { input: named };
  const written = writtenIn(step, node);
  return written === null ? {} : { part: textOf(node).slice(written.divisor.from, written.divisor.to) };
}

/** From where to where the divisor can lie; an end nobody reaches is none. */
function reachOf({ divisor, span: { min, max } }: Divided): LintFinding['details'] {
  if (divisor === undefined) return {};
  const isNear = max !== null && compare(max, CONTRACT_MAX) < 0;
  return {
    ...(min === null ? {} : { least: measured(min, divisor.type) }),
    ...(isNear ? { most: measured(max, divisor.type) } : {}),
  };
}

function zeroFix(step: Step, node: SchemeNode | undefined): Fix | null {
  const params = node && withZero(step, node);
  if (node === undefined || params === null || params === undefined) return null;
  return { label: 'fix/zero-when-divisor-zero', edits: [{ edit: 'setParams', nodeId: node.id, params }] };
}

function withZero(step: Step, node: SchemeNode): SchemeNode['params'] | null {
  if (node.kind === 'divide' || node.kind === 'criterion') return { ...node.params, ifZero: '0' };
  const text = guardedText(step, node);
  return text === null ? null : withFormula(node.params ?? {}, { ...formulaText(node.params ?? {}), text });
}

/** The formula with the division asked about first, where the divisor is a name and can be asked about as it is. */
function guardedText(step: Step, node: SchemeNode): string | null {
  const written = writtenIn(step, node);
  if (written === null || step.op !== 'divide' || step.divisor === undefined) return null;
  const text = textOf(node);
  const { divisor, whole } = written;
  const [name, division] = [text.slice(divisor.from, divisor.to), text.slice(whole.from, whole.to)];
  const { language } = formulaText(node.params ?? {});
  const guarded = `${language === 'ru' ? 'ЕСЛИ' : 'IF'}(${name}=0;0;${division})`;
  const mended = `${text.slice(0, whole.from)}${guarded}${text.slice(whole.to)}`;
  // A division that begins inside parentheses cannot be taken out of them.
  return parseFormula(division, language).ok && parseFormula(mended, language).ok ? mended : null;
}

interface Guarded {
  readonly division: StepIndex;
  readonly divisor: StepIndex;
  readonly readers: Readers;
}

/** Whether every way to the division leads through a branch in which its divisor cannot be zero. */
function isGuarded({ division, divisor, readers }: Guarded, space: ConditionSpace): boolean {
  const { block } = space;
  const open: StepIndex[] = [division];
  const seen = new Set<StepIndex>(open);
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    const reads = readers.get(index) ?? [];
    if (reads.length === 0) return false;
    for (const reader of reads) {
      const step = block.steps[reader];
      if (step?.op === 'select' && index !== step.condition) {
        const isThen = index === step.then;
        const isOtherwise = index === step.otherwise;
        const safeThen = !isThen || excludesZero(step.condition, { divisor, holds: true }, space);
        const safeOtherwise = !isOtherwise || excludesZero(step.condition, { divisor, holds: false }, space);
        if (safeThen && safeOtherwise) continue;
      }
      if (step?.op === 'recover' && step.only !== 'missing' && step.value === index) continue;
      if (seen.has(reader)) continue;
      seen.add(reader);
      open.push(reader);
    }
  }
  return true;
}

type Readers = ReadonlyMap<StepIndex, readonly StepIndex[]>;

function readersOf({ steps }: Block): Readers {
  const readers = new Map<StepIndex, StepIndex[]>();
  for (const [index, step] of steps.entries()) {
    for (const operand of operandsOf(step)) {
      const known = readers.get(operand) ?? [];
      known.push(index);
      readers.set(operand, known);
    }
  }
  return readers;
}

interface Asked {
  readonly divisor: StepIndex;
  readonly holds: boolean;
}

function excludesZero(condition: StepIndex, { divisor, holds }: Asked, space: ConditionSpace): boolean {
  const step = space.block.steps[condition];
  if (step === undefined) return false;
  switch (step.op) {
    case 'and':
      return holds && step.operands.some((operand) => excludesZero(operand, { divisor, holds }, space));
    case 'or':
      return !holds && step.operands.some((operand) => excludesZero(operand, { divisor, holds }, space));
    case 'not':
      return excludesZero(step.value, { divisor, holds: !holds }, space);
    case 'compare': {
      const compared = comparedWithConstant(step, space);
      if (compared === null || compared.constant.kind !== 'number') return false;
      if (compared.step !== (space.alias.get(divisor) ?? divisor)) return false;
      const comparison = holds ? compared.comparison : OPPOSITE[compared.comparison];
      return !zeroMeets(comparison, compared.constant.number);
    }
    default:
      return false;
  }
}

const OPPOSITE: Readonly<Record<Comparison, Comparison>> = {
  equal: 'notEqual',
  notEqual: 'equal',
  less: 'greaterOrEqual',
  lessOrEqual: 'greater',
  greater: 'lessOrEqual',
  greaterOrEqual: 'less',
};

function zeroMeets(comparison: Comparison, constant: Rational): boolean {
  const order = compare(ZERO, constant);
  switch (comparison) {
    case 'equal':
      return order === 0;
    case 'notEqual':
      return order !== 0;
    case 'less':
      return order < 0;
    case 'lessOrEqual':
      return order <= 0;
    case 'greater':
      return order > 0;
    case 'greaterOrEqual':
      return order >= 0;
  }
}
