import { z } from 'zod';
import { scalarSchema } from '../values/scalar-schema.ts';
import { compareTypes } from '../values/type-algebra.ts';
import { plain } from '../values/value-type.ts';
import { emitBranch } from './branch.ts';
import { constantTypeBeside, emitBinary, emitConstant, inputOrConstantOperand } from './lowering.ts';
import type { NodeContext, Operand } from './node-context.ts';
import { defineNodeKind } from './node-kind.ts';
import { constantParam, ownKeyParam } from './param-schemas.ts';
import { inputOrConstant, optionalInput, output, requiredInput } from './ports.ts';

const RESERVED_KEYS: readonly string[] = ['value', 'otherwise'];

const caseSchema = z.strictObject({
  /** Name of the case's input. */
  key: ownKeyParam.refine((key) => !RESERVED_KEYS.includes(key), { params: { code: 'params/reserved-key' } }),
  equals: scalarSchema,
  /** The result, when it is not linked. */
  result: constantParam,
});
type Case = z.infer<typeof caseSchema>;

const params = z.strictObject({ cases: z.array(caseSchema).min(1).max(100), otherwise: constantParam });
type Params = z.infer<typeof params>;

/** The branch a case adds before the ones after it, built from the last case to the first. */
function lowerCase(context: NodeContext, value: Operand, { entry, index, rest }: CaseStep): Operand | null {
  const path = `cases.${index}.equals`;
  const key = emitConstant(context, { text: entry.equals, type: constantTypeBeside(value.type, entry.equals), path });
  const then = inputOrConstantOperand(context, entry.key, { constant: entry.result, beside: rest.type });
  if (key === null || then === null) return null;
  const condition = emitBinary(context, {
    left: value,
    right: key,
    rule: (left, right) => compareTypes(left, right, false),
    operation: (left, right) => ({ op: 'compare', comparison: 'equal', left, right }),
    port: 'value',
  });
  return condition && emitBranch(context, { condition, then, otherwise: rest, port: entry.key });
}

interface CaseStep {
  readonly entry: Case;
  readonly index: number;
  readonly rest: Operand;
}

/** The result of the first case whose value equals the given one. */
export const switchKind = defineNodeKind<Params>({
  group: 'logic',
  title: { ru: 'Выбор по значению', en: 'Switch' },
  hint: { ru: 'Для каждого значения — свой результат.', en: 'A result of its own for each value.' },
  params,
  inputs: ({ cases }) => [
    requiredInput('value', 'any', ['Значение', 'Value']),
    ...cases.map(({ key, equals, result }) => inputOrConstant(requiredInput(key, 'any', [equals, equals]), result)),
    optionalInput('otherwise', 'any', ['Иначе', 'Otherwise']),
  ],
  outputs: () => [output('value', 'any', ['Результат', 'Result'])],
  lower: (context, { cases, otherwise }) => {
    const value = context.input('value');
    if (value === null) return null;
    const peer = cases.map(({ key }) => context.input(key)).find((linked) => linked !== null)?.type ?? null;
    const stated = inputOrConstantOperand(context, 'otherwise', { constant: otherwise, beside: peer });
    if (stated === null && otherwise !== undefined) return null;
    const type = peer ?? plain('number', 'group');
    let result: Operand | null =
      stated ?? context.emit({ op: 'fail', code: 'value/no-matching-row', input: 'value', type });
    for (const [index, entry] of [...cases.entries()].reverse()) {
      if (result === null) return null;
      result = lowerCase(context, value, { entry, index, rest: result });
    }
    return result && { value: result };
  },
  example: {
    nodes: [
      { id: 'grade', kind: 'attribute', params: { attribute: 'grade' } },
      {
        id: 'factor',
        kind: 'switch',
        params: {
          cases: [
            { key: 'a', equals: 'A', result: '1.2' },
            { key: 'b', equals: 'B', result: '1.1' },
          ],
          otherwise: '1',
        },
      },
      { id: 'shown', kind: 'indicator', params: { code: 'factor' } },
    ],
    links: [
      { from: 'grade', to: 'factor.value' },
      { from: 'factor', to: 'shown.value' },
    ],
    inputs: { attributes: { grade: 'B' } },
    expect: { factor: '1.1' },
  },
});
