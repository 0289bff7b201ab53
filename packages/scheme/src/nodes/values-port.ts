import { z } from 'zod';
import { constantListParam } from './param-schemas.ts';
import { type InputPort, manyInputs, type PortType } from './ports.ts';

/** Params of the kinds that take any number of values through one port. */
export const valuesParams = z.strictObject({
  /** Constants that take part beside the linked values. */
  values: constantListParam,
});
export type ValuesParams = z.infer<typeof valuesParams>;

export function valuesInput(type: PortType): (params: ValuesParams) => readonly InputPort[] {
  return () => [manyInputs('values', type, ['Значения', 'Values'])];
}
