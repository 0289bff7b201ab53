import { compare, parseDecimal, type Rational } from '@premia/decimal';
import type { EvaluationRequest } from '../../evaluation/evaluation.ts';
import { ownEntry } from '../../evaluation/own-entry.ts';
import type { Plan, Step, StepIndex } from '../../plan/plan.ts';
import { isNumeric } from '../../values/value-type.ts';
import type { Boundary } from './boundaries.ts';

/** A number that a table answers for and for no other near it: nothing is crossed there, it is met or not. */
export interface ListedKey {
  readonly boundary: Boundary;
}

/** Keys looked at in one scheme. */
const KEYS_MAX = 60;

/** The numbers listed by lookups, by axes of single values and by comparisons for equality. */
export function listedKeysOf({ body }: Plan, request: EvaluationRequest): readonly ListedKey[] {
  const found: ListedKey[] = [];
  for (const step of body.steps) {
    for (const { key, numbers } of listsOf(step, body.steps, request)) {
      const type = body.steps[key]?.type;
      if (type === undefined || !isNumeric(type)) continue;
      for (const constant of [...numbers].sort(compare)) {
        const place = { nodeId: step.nodeId, path: null, frame: null, left: [key] };
        found.push({ boundary: { ...place, right: { constant }, isAbove: false, type } });
        if (found.length === KEYS_MAX) return found;
      }
    }
  }
  return found;
}

interface List {
  readonly key: StepIndex;
  readonly numbers: readonly Rational[];
}

function listsOf(step: Step, steps: readonly Step[], { tables }: EvaluationRequest): readonly List[] {
  switch (step.op) {
    case 'lookup': {
      const rows = ownEntry(tables, step.table) ?? [];
      const numbers = rows.flatMap((row) => {
        const parsed = parseDecimal(ownEntry(row, 'key') ?? '');
        return parsed.ok ? [parsed.value] : [];
      });
      return [{ key: step.key, numbers: numbers.length === rows.length ? numbers : [] }];
    }
    case 'matrix':
      return step.axes.flatMap((axis, index): readonly List[] => {
        const key = step.keys[index];
        if (axis.kind !== 'values' || key === undefined) return [];
        return [{ key, numbers: axis.keys.flatMap((one) => (one.kind === 'number' ? [one.number] : [])) }];
      });
    case 'compare': {
      if (step.comparison !== 'equal') return [];
      const [left, right] = [numberOf(steps[step.left]), numberOf(steps[step.right])];
      if (right !== null) return left === null ? [{ key: step.left, numbers: [right] }] : [];
      return left === null ? [] : [{ key: step.right, numbers: [left] }];
    }
    default:
      return [];
  }
}

function numberOf(step: Step | undefined): Rational | null {
  return step?.op === 'constant' && step.value.kind === 'number' ? step.value.number : null;
}
