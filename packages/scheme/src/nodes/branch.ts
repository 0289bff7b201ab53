import { unifyTypes } from '../values/type-algebra.ts';
import { reportConflict } from './lowering.ts';
import type { NodeContext, Operand } from './node-context.ts';

export interface Branch {
  readonly condition: Operand;
  readonly then: Operand;
  readonly otherwise: Operand;
  /** Where a conflict of the two branches is shown. */
  readonly port: string;
}

/** One or the other; only the branch taken can bring a problem. */
export function emitBranch(context: NodeContext, { condition, then, otherwise, port }: Branch): Operand | null {
  const rule = unifyTypes(then.type, otherwise.type);
  if (!rule.ok) {
    reportConflict(context, port, { rule, left: then.type, right: otherwise.type, operands: [then, otherwise] });
    return null;
  }
  const grain = condition.type.grain === 'rows' ? 'rows' : rule.type.grain;
  return context.emit({
    op: 'select',
    condition: condition.step,
    then: then.step,
    otherwise: otherwise.step,
    type: { ...rule.type, grain: grain === 'group' ? condition.type.grain : grain },
  });
}
