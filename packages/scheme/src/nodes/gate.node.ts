import { z } from 'zod';
import { emitBranch } from './branch.ts';
import { inputOrConstantOperand } from './lowering.ts';
import { defineNodeKind } from './node-kind.ts';
import { constantParam } from './param-schemas.ts';
import { optionalInput, output, requiredInput } from './ports.ts';

const params = z.strictObject({
  /** What is left when the condition does not hold. */
  otherwise: constantParam,
});
type Params = z.infer<typeof params>;

/** The value when the condition holds, else 0 or a stated lesser value. */
export const gate = defineNodeKind<Params>({
  group: 'logic',
  title: { ru: 'Порог допуска', en: 'Gate' },
  hint: {
    ru: 'Пропускает значение, если условие выполнено; иначе 0 или заданное меньшее значение.',
    en: 'Lets the value through when the condition holds; else 0 or a stated lesser value.',
  },
  params,
  inputs: () => [
    requiredInput('condition', 'boolean', ['Условие', 'Condition']),
    requiredInput('value', 'numeric', ['Значение', 'Value']),
    optionalInput('otherwise', 'numeric', ['Иначе', 'Otherwise']),
  ],
  outputs: () => [output('value', 'numeric', ['Результат', 'Result'])],
  lower: (context, constants) => {
    const condition = context.input('condition');
    const value = context.input('value');
    if (condition === null || value === null) return null;
    const constant = constants.otherwise ?? '0';
    const otherwise = inputOrConstantOperand(context, 'otherwise', { constant, beside: value.type });
    if (otherwise === null) return null;
    const passed = emitBranch(context, { condition, then: value, otherwise, port: 'otherwise' });
    return passed && { value: passed };
  },
  example: {
    nodes: [
      { id: 'quality', kind: 'criterion', params: { criterion: 'quality', type: 'percent' } },
      { id: 'good', kind: 'compare', params: { is: 'greaterOrEqual', right: '0.9' } },
      { id: 'prize', kind: 'constant', params: { type: 'money', value: '10000' } },
      { id: 'passed', kind: 'gate' },
      { id: 'pay', kind: 'payout', params: { code: 'bonus', category: 'bonus' } },
    ],
    links: [
      { from: 'quality', to: 'good.left' },
      { from: 'good', to: 'passed.condition' },
      { from: 'prize', to: 'passed.value' },
      { from: 'passed', to: 'pay.amount' },
    ],
    inputs: { criteria: { quality: { actual: '0.85' } } },
    expect: { bonus: '0.00' },
  },
});
