import { compare, type Rational, ZERO } from '@premia/decimal';
import type { SchemeNode } from '../../document/scheme-document.ts';
import { operandsOf } from '../../plan/operands.ts';
import type { Block, Comparison, Step, StepIndex } from '../../plan/plan.ts';
import { type ConditionSpace, comparedWithConstant } from '../analysis/conditions.ts';
import { ANY, containsZero } from '../analysis/span.ts';
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
      if (step.op !== 'divide' || answered.has(index) || told.has(step.nodeId)) return [];
      if (!containsZero(space.ranges[step.right] ?? ANY)) return [];
      if (isGuarded({ division: index, divisor: step.right, readers }, space)) return [];
      told.add(step.nodeId);
      return [finding(step, { node: analysis.nodes.get(step.nodeId), isGiven: isGiven(step.right, block) })];
    });
  });
};

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
  readonly isGiven: boolean;
}

function finding(step: Extract<Step, { op: 'divide' }>, { node, isGiven: isSlip }: Divided): LintFinding {
  const fix = zeroFix(node);
  const isPort = node?.kind === 'divide';
  const named = isPort ? null : (step.divisor ?? null);
  return {
    code: isSlip ? 'value/target-zero-possible' : 'value/division-by-zero-possible',
    severity: isSlip ? 'hint' : 'warning',
    place: { nodeId: step.nodeId, ...(isPort ? { port: 'right' } : {}) },
    details: named === null ? {} : { input: named },
    ...(fix === null ? {} : { fix }),
  };
}

function zeroFix(node: SchemeNode | undefined): Fix | null {
  if (node === undefined || (node.kind !== 'divide' && node.kind !== 'criterion')) return null;
  const edit = { edit: 'setParams', nodeId: node.id, params: { ...node.params, ifZero: '0' } } as const;
  return { label: 'fix/zero-when-divisor-zero', edits: [edit] };
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
