import type { Step, StepIndex } from './plan.ts';

/** Every step of the same block that `step` reads, in the order in which problems are gathered. */
export function operandsOf(step: Step): readonly StepIndex[] {
  switch (step.op) {
    case 'constant':
    case 'input':
    case 'facts':
    case 'field':
    case 'outer':
    case 'fail':
      return [];
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
    case 'minimum':
    case 'maximum':
    case 'compare':
      return [step.left, step.right];
    case 'negate':
    case 'absolute':
    case 'power':
    case 'round':
    case 'not':
    case 'datePart':
    case 'team':
      return [step.value];
    case 'roundToMultiple':
      return [step.value, step.multiple];
    case 'and':
    case 'or':
      return step.operands;
    case 'select':
      return [step.condition, step.then, step.otherwise];
    case 'recover':
      return [step.value, step.fallback];
    case 'tiers':
      return [step.value, step.position, step.base].filter((operand) => operand !== null);
    case 'matrix':
      return step.keys;
    case 'lookup':
      return [step.key];
    case 'dateDifference':
      return [step.from, step.to];
    case 'dateShift':
      return [step.value, step.months];
    case 'split':
      return [step.value, ...step.weights];
    case 'convert':
      return [step.value, step.on];
    case 'pool':
      return [step.amount, step.weight];
  }
}
