import { z } from 'zod';
import { LIMITS } from '../document/limits.ts';
import type { FactCondition, FactFilter } from '../plan/plan.ts';
import { parseDate } from '../values/calendar-date.ts';
import { scalarSchema } from '../values/scalar-schema.ts';
import type { Value } from '../values/value.ts';
import type { BaseType } from '../values/value-type.ts';
import { COMPARISONS, isOrdered } from './compare.node.ts';
import type { Report } from './node-context.ts';
import { nameParam, typeParam } from './param-schemas.ts';
import { readCell } from './table-cells.ts';

const conditionSchema = z.strictObject({
  /** `amount`, `on`, `source`, `id`, `currency` or the key of an attribute. */
  field: nameParam,
  is: z.enum([...COMPARISONS, 'in', 'notIn']).default('equal'),
  value: scalarSchema.optional(),
  values: z.array(scalarSchema).min(1).max(LIMITS.tableRows).optional(),
  /** What the field is; without it texts are compared, and numbers or dates where an order is asked for. */
  type: typeParam.optional(),
});
type Condition = z.infer<typeof conditionSchema>;

/** Params of every kind that looks at facts. */
export const filterParams = {
  /** Facts of this type, inside the period. */
  type: nameParam,
  where: z.array(conditionSchema).max(20).default([]),
};

export interface FilterParams {
  readonly type: string;
  readonly where: readonly Condition[];
}

const FIELD_TYPES: ReadonlyMap<string, BaseType> = new Map([
  ['amount', 'number'],
  ['on', 'date'],
  ['source', 'text'],
  ['id', 'text'],
  ['currency', 'text'],
]);

/** Reads the conditions' values; null when one of them was reported. `fields` are the attributes declared with a type. */
export function toFactFilter(
  { type, where }: FilterParams,
  fields: ReadonlyMap<string, BaseType>,
  report: Report,
): FactFilter | null {
  const conditions: FactCondition[] = [];
  for (const [index, condition] of where.entries()) {
    const read = readCondition(condition, fields, { path: `where.${index}`, report });
    if (read === null) return null;
    conditions.push(read);
  }
  return { factType: type, where: conditions };
}

interface ConditionPlace {
  readonly path: string;
  readonly report: Report;
}

function readCondition(
  condition: Condition,
  fields: ReadonlyMap<string, BaseType>,
  { path, report }: ConditionPlace,
): FactCondition | null {
  const isList = condition.is === 'in' || condition.is === 'notIn';
  const texts = isList ? condition.values : condition.value === undefined ? undefined : [condition.value];
  if (texts === undefined) {
    report({ code: 'params/missing', path: `${path}.${isList ? 'values' : 'value'}` });
    return null;
  }
  const values: Value[] = [];
  for (const text of texts) {
    const base =
      condition.type ?? FIELD_TYPES.get(condition.field) ?? fields.get(condition.field) ?? guessType(condition, text);
    const value = readCell(text, base, { path, report });
    if (value === null) return null;
    values.push(value);
  }
  return { field: condition.field, comparison: condition.is, values };
}

/** Only an order needs more than the text itself. */
function guessType({ is }: Condition, text: string): BaseType {
  if (is === 'in' || is === 'notIn' || !isOrdered(is)) return 'text';
  return parseDate(text) === null ? 'number' : 'date';
}
