import { operandsOf } from '../../plan/operands.ts';
import type { Block, Step, StepIndex } from '../../plan/plan.ts';
import type { Analysis } from '../analysis/analysis.ts';
import type { LintFinding } from '../finding.ts';

/** Kinds that add their inputs up. */
const ADDING: ReadonlySet<string> = new Set(['add', 'sum', 'weighted']);

/**
 * A sum that adds up the same source twice by parts of the same shape: the criterion itself, or two tables of one sort
 * over it. Parts of different shapes are how pay is made – so much of every sale, and more above a threshold.
 */
export function addedTwice(analysis: Analysis): readonly LintFinding[] {
  const { plan, nodes } = analysis;
  const { steps } = plan.body;
  const isAdding = (step: Step | undefined): boolean =>
    step?.op === 'add' && ADDING.has(nodes.get(step.nodeId)?.kind ?? '');
  const inner = new Set(steps.flatMap((step) => (isAdding(step) ? operandsOf(step) : [])));
  const shapes = shapesOf(plan.body);
  const effort = { left: PARTS_MAX };
  return steps.flatMap((step, index): readonly LintFinding[] => {
    if (!isAdding(step) || inner.has(index)) return [];
    const twins = firstTwins(addends(index, { steps, isAdding }, effort), shapes);
    const credit = twins === null ? null : creditBelow(twins[0], steps);
    if (twins === null || credit === null) return [];
    const lines = [...new Set(twins.map((part) => steps[part]?.nodeId ?? ''))];
    return [
      { code: 'credit/added-twice', severity: 'hint', place: { nodeId: step.nodeId }, details: { credit, lines } },
    ];
  });
}

interface Sums {
  readonly steps: readonly Step[];
  readonly isAdding: (step: Step | undefined) => boolean;
}

/** Parts looked at in one scheme, all its sums together; beyond that the rule keeps silent. */
const PARTS_MAX = 50_000;

/**
 * What a sum is made of, sums within it opened up. A sum read by many paths is opened twice at most: its second turn
 * already gives every part of it a twin, and sums of shared sums would otherwise double without end.
 */
function* addends(root: StepIndex, { steps, isAdding }: Sums, effort: { left: number }): Generator<StepIndex> {
  const opened = new Map<StepIndex, number>();
  const open = [root];
  for (let index = open.pop(); index !== undefined && effort.left > 0; index = open.pop()) {
    effort.left -= 1;
    const step = steps[index];
    if (step === undefined || !isAdding(step)) {
      yield index;
      continue;
    }
    const turns = opened.get(index) ?? 0;
    if (turns === 2) continue;
    opened.set(index, turns + 1);
    open.push(...operandsOf(step).toReversed());
  }
}

/** The first two parts of one shape that hold a source of money at all. */
function firstTwins(
  parts: Iterable<StepIndex>,
  shapes: readonly number[],
): readonly [first: StepIndex, second: StepIndex] | null {
  const first = new Map<number, StepIndex>();
  for (const part of parts) {
    const shape = shapes[part] ?? -1;
    const known = first.get(shape);
    if (known !== undefined && shape !== CONSTANT_SHAPE) return [known, part];
    first.set(shape, part);
  }
  return null;
}

const CONSTANT_SHAPE = 0;

/**
 * A number for the shape of every step: what it does to which sources, whatever its rates, bands and other numbers
 * say. Equal numbers are equal shapes.
 */
function shapesOf({ steps }: Block): readonly number[] {
  const known = new Map<string, number>([['constant', CONSTANT_SHAPE]]);
  const shapes: number[] = [];
  for (const step of steps) {
    const key =
      step.op === 'constant' ? 'constant' : `${ownShape(step)}(${operandsOf(step).map((one) => shapes[one])})`;
    const shape = known.get(key) ?? known.size;
    known.set(key, shape);
    shapes.push(shape);
  }
  return shapes;
}

function ownShape(step: Step): string {
  switch (step.op) {
    case 'input':
      return JSON.stringify(step.source);
    case 'tiers':
      return `tiers ${step.mode} ${step.output} ${step.position === null} ${step.base === null}`;
    case 'facts':
      // What a frame does to its facts is part of what it pays: two frames are never one shape here.
      return `facts ${step.frame.nodeId} ${step.aggregate}`;
    case 'lookup':
      return `lookup ${step.table} ${step.column}`;
    case 'compare':
      return `compare ${step.comparison}`;
    default:
      return step.op;
  }
}

/** The criterion, or the sort of facts, whose value flows into a part; conditions pay nothing. */
function creditBelow(root: StepIndex, steps: readonly Step[]): string | null {
  const open = [root];
  const seen = new Set<StepIndex>(open);
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    const step = steps[index];
    if (step === undefined) continue;
    if (step.op === 'input' && step.source.kind === 'criterion' && step.source.measure !== 'target')
      return `${step.source.criterion}.${step.source.measure}`;
    if (step.op === 'facts') return step.frame.filter.factType;
    for (const operand of valueOperands(step)) {
      if (seen.has(operand)) continue;
      seen.add(operand);
      open.push(operand);
    }
  }
  return null;
}

function valueOperands(step: Step): readonly StepIndex[] {
  switch (step.op) {
    case 'select':
      return [step.then, step.otherwise];
    case 'compare':
      return [];
    case 'tiers':
      return [step.base ?? step.value];
    case 'divide':
      return [step.left];
    default:
      return operandsOf(step);
  }
}
