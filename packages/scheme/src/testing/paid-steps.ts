import type { Plan, StepIndex, StepOperation } from '../plan/plan.ts';
import { PlanBuilder } from '../plan/plan-builder.ts';
import { requirementsOf } from '../plan/requirements.ts';
import { money } from '../values/value-type.ts';

/** A plan of these steps in roubles, of which those that are named are paid. */
export function paidSteps(operations: readonly StepOperation[], paid: readonly StepIndex[]): Plan {
  const builder = new PlanBuilder();
  for (const [index, operation] of operations.entries())
    builder.emit(`n${index}`, { ...operation, type: money('RUB') });
  const body = builder.build();
  const results = paid.map((step, order) => {
    const code = `p${step}`;
    return { kind: 'payout', nodeId: code, code, category: 'bonus', step, visible: true, order, title: {} } as const;
  });
  const requirements = requirementsOf(body, []);
  return { schemeKey: 'paid', schemeHash: 'paid', period: 'month', currency: 'RUB', body, requirements, results };
}
