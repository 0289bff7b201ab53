import { isMissing } from '../../evaluation/problem.ts';
import type { Step } from '../../plan/plan.ts';
import {
  anyProblem,
  bitOf,
  compareShapes,
  dummyShape,
  joinProblems,
  numericOf,
  selectProblems,
  selectShape,
  shapeOfValue,
} from './cell-algebra.ts';
import type { Register } from './kernel.ts';
import type { KernelBuilder } from './kernel-builder.ts';
import { lowerDateDifference, lowerDatePart, lowerDateShift } from './lower-date.ts';
import { lowerFacts, lowerField } from './lower-facts.ts';
import { inputCell } from './lower-input.ts';
import { lowerSplit } from './lower-split.ts';
import { lowerConvert, lowerLookup, lowerMatrix } from './lower-table.ts';
import { lowerTiers } from './lower-tiers.ts';
import {
  absoluteNumeric,
  addNumeric,
  compareNumeric,
  divideNumeric,
  extremeNumeric,
  multiplyNumeric,
  negateNumeric,
  powerNumeric,
  roundedOrMarked,
} from './numeric.ts';
import { cellAt, NotExpressible, type Scope } from './scope.ts';
import { type Cell, NO_PROBLEMS, type Problems, type Shape, wholeConstant } from './shape.ts';

/** Lowers one step; what has no form here throws `NotExpressible`. */
export function lowerStep(scope: Scope, step: Step): Cell {
  const { builder } = scope;
  switch (step.op) {
    case 'constant':
      return proven(shapeOfValue(builder, step.value, scope.workshop.codes));
    case 'input':
      return inputCell(scope, step);
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'minimum':
    case 'maximum':
      return binary(scope, step);
    case 'divide':
      return divide(scope, { left: cellAt(scope, step.left), right: cellAt(scope, step.right) });
    case 'negate':
    case 'absolute':
    case 'power':
    case 'round':
      return unary(scope, step);
    case 'roundToMultiple':
      return roundToMultiple(scope, step);
    case 'compare':
    case 'and':
    case 'or':
    case 'not':
    case 'select':
    case 'recover':
      return logic(scope, step);
    case 'tiers':
      return tiers(scope, step);
    case 'matrix':
      return lowerMatrix(scope, step);
    case 'lookup':
      return lowerLookup(scope, step);
    case 'facts':
      return lowerFacts(scope, step);
    case 'field':
      return lowerField(scope, step);
    case 'outer':
      return outerCell(scope, step.step);
    case 'dateDifference':
      return lowerDateDifference(scope, step);
    case 'datePart':
      return lowerDatePart(scope, step);
    case 'dateShift':
      return lowerDateShift(scope, step);
    case 'convert':
      return lowerConvert(scope, step);
    case 'fail':
      return failed(builder, step);
    case 'split':
      return lowerSplit(scope, step);
    case 'team':
    case 'pool':
      throw new NotExpressible(step.op);
  }
}

type StepOf<Op extends Step['op']> = Extract<Step, { op: Op }>;

function proven(shape: Shape): Cell {
  return { shape, problems: NO_PROBLEMS };
}

function binary(scope: Scope, step: StepOf<'add' | 'subtract' | 'multiply' | 'minimum' | 'maximum'>): Cell {
  const cells = [cellAt(scope, step.left), cellAt(scope, step.right)] as const;
  const operands = { left: numericOf(cells[0]), right: numericOf(cells[1]) };
  const problems = joinProblems(
    scope.builder,
    cells.map((cell) => cell.problems),
  );
  switch (step.op) {
    case 'add':
    case 'subtract':
      return { shape: addNumeric(scope.builder, step.op, operands), problems };
    case 'multiply':
      return { shape: multiplyNumeric(scope.builder, operands.left, operands.right), problems };
    case 'minimum':
    case 'maximum':
      return { shape: extremeNumeric(scope.builder, step.op, operands), problems };
  }
}

function withZero(builder: KernelBuilder, problems: Problems, zero: Register | null): Problems {
  return zero === null ? problems : joinProblems(builder, [problems, { ...NO_PROBLEMS, zeroDivisor: zero }]);
}

function divide({ builder }: Scope, { left, right }: { left: Cell; right: Cell }): Cell {
  const { value, zero } = divideNumeric(builder, { left: numericOf(left), right: numericOf(right) });
  return { shape: value, problems: withZero(builder, joinProblems(builder, [left.problems, right.problems]), zero) };
}

function unary(scope: Scope, step: StepOf<'negate' | 'absolute' | 'power' | 'round'>): Cell {
  const { builder } = scope;
  const cell = cellAt(scope, step.value);
  const value = numericOf(cell);
  switch (step.op) {
    case 'negate':
      return { ...cell, shape: negateNumeric(builder, value) };
    case 'absolute':
      return { ...cell, shape: absoluteNumeric(builder, value) };
    case 'power': {
      const power = powerNumeric(builder, value, step.exponent);
      const problems = power.zero === null ? NO_PROBLEMS : { ...NO_PROBLEMS, other: power.zero };
      return { shape: power.value, problems: joinProblems(builder, [cell.problems, problems]) };
    }
    case 'round':
      return { ...cell, shape: roundedOrMarked(builder, value, step) };
  }
}

function roundToMultiple(scope: Scope, step: StepOf<'roundToMultiple'>): Cell {
  const { builder } = scope;
  const cell = cellAt(scope, step.value);
  const multiple = cellAt(scope, step.multiple);
  const size = numericOf(multiple);
  const bad = compareNumeric(builder, 'lessOrEqual', {
    left: size,
    right: wholeConstant(builder, { numerator: 0n, denominator: 1n }),
  });
  const quotient = divideNumeric(builder, { left: numericOf(cell), right: size });
  const rounded = roundedOrMarked(builder, quotient.value, { digits: 0, mode: step.mode });
  const inherited = joinProblems(builder, [cell.problems, multiple.problems]);
  const problems =
    builder.bitOf(bad) === false ? inherited : joinProblems(builder, [inherited, { ...NO_PROBLEMS, other: bad }]);
  return { shape: multiplyNumeric(builder, rounded, size), problems };
}

function logic(scope: Scope, step: StepOf<'compare' | 'and' | 'or' | 'not' | 'select' | 'recover'>): Cell {
  const { builder } = scope;
  switch (step.op) {
    case 'compare': {
      const left = cellAt(scope, step.left);
      const right = cellAt(scope, step.right);
      const register = compareShapes(builder, step.comparison, { left: left.shape, right: right.shape });
      return { shape: { kind: 'bit', register }, problems: joinProblems(builder, [left.problems, right.problems]) };
    }
    case 'and':
    case 'or': {
      const cells = step.operands.map((operand) => cellAt(scope, operand));
      const start = builder.bit(step.op === 'and');
      const register = cells.map(bitOf).reduce((all, bit) => builder[step.op](all, bit), start);
      return {
        shape: { kind: 'bit', register },
        problems: joinProblems(
          builder,
          cells.map((cell) => cell.problems),
        ),
      };
    }
    case 'not': {
      const cell = cellAt(scope, step.value);
      return { ...cell, shape: { kind: 'bit', register: builder.not(bitOf(cell)) } };
    }
    case 'select':
      return select(scope, step);
    case 'recover':
      return recover(scope, step);
  }
}

function select(scope: Scope, step: StepOf<'select'>): Cell {
  const { builder } = scope;
  const condition = cellAt(scope, step.condition);
  const then = cellAt(scope, step.then);
  const otherwise = cellAt(scope, step.otherwise);
  const bit = bitOf(condition);
  const branch = selectProblems(builder, bit, { then: then.problems, otherwise: otherwise.problems });
  return {
    shape: selectShape(builder, bit, { then: then.shape, otherwise: otherwise.shape }),
    problems: joinProblems(builder, [condition.problems, branch]),
  };
}

/** What `recover` does not replace stays; a problem of two kinds at once stays as the other kind and goes to the reference. */
function recover(scope: Scope, step: StepOf<'recover'>): Cell {
  const { builder } = scope;
  const value = cellAt(scope, step.value);
  const fallback = cellAt(scope, step.fallback);
  const recovered = recoveredKinds(value.problems, step.only);
  const bit = anyProblem(builder, recovered);
  if (bit === null) return value;
  const rest: Problems = {
    missing: recovered.missing === null ? value.problems.missing : null,
    zeroDivisor: recovered.zeroDivisor === null ? value.problems.zeroDivisor : null,
    other: recovered.other === null ? value.problems.other : null,
  };
  const replaced = selectProblems(builder, bit, { then: fallback.problems, otherwise: NO_PROBLEMS });
  return {
    shape: selectShape(builder, bit, { then: fallback.shape, otherwise: value.shape }),
    problems: joinProblems(builder, [rest, replaced]),
  };
}

function recoveredKinds(problems: Problems, only: StepOf<'recover'>['only']): Problems {
  switch (only) {
    case 'missing':
      return { ...NO_PROBLEMS, missing: problems.missing };
    case 'zero-divisor':
      return { ...NO_PROBLEMS, zeroDivisor: problems.zeroDivisor };
    case 'any':
      return problems;
  }
}

function tiers(scope: Scope, step: StepOf<'tiers'>): Cell {
  const { builder } = scope;
  const value = cellAt(scope, step.value);
  const position = step.position === null ? null : cellAt(scope, step.position);
  const base = step.base === null ? null : cellAt(scope, step.base);
  const cells = [value, position, base].filter((cell) => cell !== null);
  const result = lowerTiers(builder, step, {
    value: numericOf(value),
    position: position === null ? null : numericOf(position),
    base: base === null ? null : numericOf(base),
  });
  const inherited = joinProblems(
    builder,
    cells.map((cell) => cell.problems),
  );
  const problems =
    result.above === null ? inherited : joinProblems(builder, [inherited, { ...NO_PROBLEMS, other: result.above }]);
  return { shape: result.value, problems };
}

/** A cell of the enclosing block, read through `outer` instructions. */
export function outerCell(scope: Scope, index: number): Cell {
  const { parent, builder } = scope;
  if (parent === null) throw new Error('lowering: the scheme itself has no enclosing block');
  const { shape, problems } = cellAt(parent, index);
  const bring = (register: Register): Register => {
    const { type, interval, operation } = parent.builder.instruction(register);
    if (operation.op === 'integer' || operation.op === 'float' || operation.op === 'bit')
      return builder.append(operation, type, interval);
    return builder.append({ op: 'outer', register }, type, interval);
  };
  const bringBit = (register: Register | null) => (register === null ? null : bring(register));
  const brought =
    shape.kind === 'ratio'
      ? { ...shape, numerator: bring(shape.numerator), denominator: bring(shape.denominator) }
      : { ...shape, register: bring(shape.register) };
  return {
    shape: brought,
    problems: {
      missing: bringBit(problems.missing),
      zeroDivisor: bringBit(problems.zeroDivisor),
      other: bringBit(problems.other),
    },
  };
}

function failed(builder: KernelBuilder, step: StepOf<'fail'>): Cell {
  const problem = builder.bit(true);
  const missing = isMissing({ code: step.code, nodeId: step.nodeId, input: step.input, details: {} });
  const problems = missing ? { ...NO_PROBLEMS, missing: problem } : { ...NO_PROBLEMS, other: problem };
  return { shape: dummyShape(builder, step.type), problems };
}
