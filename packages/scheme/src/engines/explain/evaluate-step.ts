import { multiply, ZERO } from '@premia/decimal';
import { readInput } from '../../evaluation/inputs.ts';
import { failure, failureOf, type Outcome, success } from '../../evaluation/outcome.ts';
import { isMissing, isZeroDivisor, type ProblemCode } from '../../evaluation/problem.ts';
import { operandsOf } from '../../plan/operands.ts';
import type { Step, StepIndex } from '../../plan/plan.ts';
import { booleanValue } from '../../values/literal.ts';
import type { Value } from '../../values/value.ts';
import {
  booleanOf,
  dateOf,
  evaluateBinary,
  evaluateComparison,
  evaluateMultiple,
  evaluateUnary,
  numberOf,
  numberOutcome,
} from './arithmetic.ts';
import { evaluateDateDifference, evaluateDatePart, evaluateDateShift } from './dates.ts';
import { aggregate, readField, runFrame } from './evaluate-frame.ts';
import { evaluateSplit } from './sharing.ts';
import type { StepScope } from './step-scope.ts';
import { evaluateLookup, evaluateMatrix, findRate } from './tables.ts';
import { evaluateTiers } from './tiers.ts';

type Read = (step: StepIndex) => Outcome;

/** What one step means. Problems of the operands are gathered first; `select` and `recover` look for themselves. */
export function evaluateStep(step: Step, read: Read, scope: StepScope): Outcome {
  switch (step.op) {
    case 'constant':
      return success(step.value);
    case 'fail':
      return failure({ code: step.code as ProblemCode, nodeId: step.nodeId, input: step.input });
    case 'input':
      return readInput(step.source, step, scope.subject);
    case 'field':
      if (scope.fact === null) throw new Error('explain: a fact is read outside a frame');
      return readField(step, scope.fact);
    case 'outer':
      if (scope.outer === null) throw new Error('explain: an enclosing block is read outside a frame');
      return scope.outer.read(step.step);
    case 'facts':
      return aggregate(step, runFrame(step.frame, scope, { read }));
    case 'select': {
      const condition = read(step.condition);
      if (!condition.ok) return condition;
      return read(booleanOf(condition.value) ? step.then : step.otherwise);
    }
    case 'recover':
      return recover(step, read);
    case 'team':
    case 'pool':
      throw new Error('explain: a team step needs the whole team');
    default:
      return evaluateValues(step, read, scope);
  }
}

type ValueStep = Exclude<
  Step,
  { op: 'constant' | 'fail' | 'input' | 'field' | 'outer' | 'facts' | 'select' | 'recover' | 'team' | 'pool' }
>;

/** A fallback answers only when every problem is of its sort: a malformed input is never taken for a missing one. */
function recover(step: Extract<Step, { op: 'recover' }>, read: Read): Outcome {
  const value = read(step.value);
  if (value.ok) return value;
  const answers = step.only === 'any' || value.problems.every(step.only === 'missing' ? isMissing : isZeroDivisor);
  return answers ? read(step.fallback) : value;
}

/** Steps that are a plain function of their operands' values. */
function evaluateValues(step: ValueStep, read: Read, scope: StepScope): Outcome {
  const failed = failureOf(operandsOf(step).map(read));
  if (failed !== null) return failed;
  const value = (index: StepIndex): Value => {
    const outcome = read(index);
    if (!outcome.ok) throw new Error('explain: operands were checked before');
    return outcome.value;
  };
  const number = (index: StepIndex) => numberOf(value(index));
  switch (step.op) {
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
    case 'minimum':
    case 'maximum':
      return evaluateBinary(step, number(step.left), number(step.right));
    case 'negate':
    case 'absolute':
    case 'power':
    case 'round':
      return evaluateUnary(step, number(step.value));
    case 'roundToMultiple':
      return evaluateMultiple(step, number(step.value), number(step.multiple));
    case 'compare':
      return evaluateComparison(step.comparison, value(step.left), value(step.right));
    case 'and':
      return success(booleanValue(step.operands.every((operand) => booleanOf(value(operand)))));
    case 'or':
      return success(booleanValue(step.operands.some((operand) => booleanOf(value(operand)))));
    case 'not':
      return success(booleanValue(!booleanOf(value(step.value))));
    case 'tiers':
      return evaluateTiers(step, {
        value: number(step.value),
        position: step.position === null ? ZERO : number(step.position),
        base: step.base === null ? null : number(step.base),
      });
    case 'matrix':
      return evaluateMatrix(step, step.keys.map(value));
    case 'lookup':
      return evaluateLookup(step, value(step.key), scope.subject.scope);
    case 'dateDifference':
      return evaluateDateDifference(step.unit, dateOf(value(step.from)), dateOf(value(step.to)));
    case 'datePart':
      return evaluateDatePart(step.part, dateOf(value(step.value)));
    case 'dateShift':
      return evaluateDateShift(step, dateOf(value(step.value)), number(step.months));
    case 'split':
      return evaluateSplit(step, number(step.value), step.weights.map(number));
    case 'convert': {
      if (step.from === step.to) return success(value(step.value));
      const rate = findRate(step, dateOf(value(step.on)), scope.subject.scope);
      return rate.ok ? numberOutcome(multiply(number(step.value), numberOf(rate.value)), step.nodeId) : rate;
    }
  }
}
