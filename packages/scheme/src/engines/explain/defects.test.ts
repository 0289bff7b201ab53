import { decimal } from '@premia/decimal';
import { describe, expect, test } from 'vitest';
import { requestScope } from '../../evaluation/inputs.ts';
import { success } from '../../evaluation/outcome.ts';
import type { Step, StepOperation } from '../../plan/plan.ts';
import { PlanBuilder } from '../../plan/plan-builder.ts';
import { stepPlan } from '../../testing/step-plan.ts';
import { numberValue } from '../../values/literal.ts';
import { plain } from '../../values/value-type.ts';
import { stepScopeOf } from './evaluate-plan.ts';
import { evaluateStep } from './evaluate-step.ts';
import { programOf, runSteps } from './program.ts';
import { evaluateSplit } from './sharing.ts';
import { tracedValue } from './trace.ts';

const NUMBER = plain('number');
const stepOf = (operation: StepOperation): Step => ({ ...operation, nodeId: 'node', type: NUMBER });
const SCOPE = stepScopeOf(
  {
    scope: requestScope(
      stepPlan(() => ({})),
      { period: '2026-10', employees: [] },
    ),
    trace: false,
  },
  { id: 'e' },
);
const evaluated = (operation: StepOperation) =>
  evaluateStep(stepOf(operation), () => success(numberValue(decimal('1'))), SCOPE);

/** Plans come from the compiler, which makes none of these: who meets one has a defect to look for, and is told which. */
describe('a plan that no compiler makes says what is wrong with it', () => {
  test('a fact, or a value of the scheme, where there is no frame', () => {
    expect(() => evaluated({ op: 'field', field: { kind: 'amount' } })).toThrow('a fact is read outside a frame');
    expect(() => evaluated({ op: 'outer', step: 0 })).toThrow('an enclosing block is read outside a frame');
  });

  test('a step over the team, asked of one employee', () => {
    expect(() => evaluated({ op: 'team', aggregate: 'sum', scope: 'participants', value: 0 })).toThrow(
      'the whole team',
    );
    const pool = { op: 'pool', amount: 0, weight: 0, scope: 'participants', digits: 2 } as const;
    expect(() => evaluated(pool)).toThrow('the whole team');
  });

  test('a step that reads itself or a later one', () => {
    const block = new PlanBuilder();
    block.emit('one', { op: 'constant', value: numberValue(decimal('1')), type: NUMBER });
    block.emit('self', { op: 'add', left: 0, right: 1, type: NUMBER });
    expect(() => programOf(block.build())).toThrow('step 1 is read before it was evaluated');
  });

  test('a number where a truth belongs, on registers too', () => {
    const block = new PlanBuilder();
    const one = block.emit('one', { op: 'constant', value: numberValue(decimal('1')), type: NUMBER });
    block.emit('not', { op: 'not', value: one, type: plain('boolean') });
    const program = programOf(block.build());
    program.machine.begin(SCOPE);
    expect(() => runSteps(program, program.machine, [0, 2])).toThrow('a yes or no was expected, not a number');
  });

  test('a part that was not shared out, a failure without a problem', () => {
    const split = { ...stepOf({ op: 'split', value: 0, weights: [0], index: 3, digits: 2 }), op: 'split' } as const;
    const weights = [decimal('1')];
    expect(() => evaluateSplit(split as Extract<Step, { op: 'split' }>, decimal('5'), weights)).toThrow(
      'no share 3 in node',
    );
    expect(() => tracedValue({ ok: false, problems: [] })).toThrow('a failed step without a problem');
  });
});
