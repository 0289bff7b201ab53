import type { Rational } from '@premia/decimal';
import { type Outcome, success } from '../../evaluation/outcome.ts';
import { operandsOf } from '../../plan/operands.ts';
import type { Block, Step, StepIndex } from '../../plan/plan.ts';
import { Machine } from './machine.ts';
import { type Operation, operationOf } from './operations.ts';
import { type TraceSkeleton, traceSkeleton } from './trace.ts';

/**
 * A block made ready to run many times: one operation a step, the constants in their places, the trace laid out. It
 * means what its steps mean, one after another.
 */
export interface BlockProgram {
  readonly block: Block;
  /** Null where nothing is to be done: a constant stands in its place from the start, a team step needs everybody. */
  readonly operations: readonly (Operation | null)[];
  readonly skeleton: TraceSkeleton;
  readonly newMachine: () => Machine;
  /** For whoever runs the block for one after another; evaluation is synchronous, so nobody else is at it. */
  readonly machine: Machine;
}

const programs = new WeakMap<Block, BlockProgram>();

/** The program of a plan's or a frame's block, made on first use. */
export function programOf(block: Block): BlockProgram {
  const known = programs.get(block);
  if (known !== undefined) return known;
  const program = prepareBlock(block);
  programs.set(block, program);
  return program;
}

/** Every step but the team's for the employee or the fact the machine has begun with, from `from` to before `to`. */
export function runSteps({ operations }: BlockProgram, machine: Machine, [from, to]: readonly [number, number]): void {
  for (let index = from; index < to; index += 1) operations[index]?.(machine);
}

/** Places for the numbers a table compares with, and for sums on the way. */
export class Places {
  readonly numbers: [number, Rational][] = [];
  readonly outcomes: [number, Outcome][] = [];
  size: number;

  constructor(size: number) {
    this.size = size;
  }

  constant(number: Rational): StepIndex {
    this.numbers.push([this.size, number]);
    return this.scratch();
  }

  scratch(): StepIndex {
    this.size += 1;
    return this.size - 1;
  }
}

function prepareBlock(block: Block): BlockProgram {
  const places = new Places(block.steps.length);
  const operations = block.steps.map((step, index) => {
    for (const operand of operandsOf(step)) {
      if (operand >= index) throw new Error(`explain: step ${operand} is read before it was evaluated`);
    }
    if (step.op !== 'constant') return isTeamStep(step) ? null : operationOf(step, index, places);
    if (step.value.kind === 'number') places.numbers.push([index, step.value.number]);
    else places.outcomes.push([index, success(step.value)]);
    return null;
  });
  const { size, numbers, outcomes } = places;
  const newMachine = (): Machine => new Machine({ size, numbers, outcomes });
  return {
    block,
    operations,
    skeleton: traceSkeleton(block),
    newMachine,
    machine: newMachine(),
  };
}

export function isTeamStep(step: Step): step is Extract<Step, { op: 'team' | 'pool' }> {
  return step.op === 'team' || step.op === 'pool';
}
