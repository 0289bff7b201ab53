import { z } from 'zod';
import { emitBranch } from './branch.ts';
import { inputOrConstantOperand } from './lowering.ts';
import { defineNodeKind } from './node-kind.ts';
import { constantParam } from './param-schemas.ts';
import { inputOrConstant, output, requiredInput } from './ports.ts';

const params = z.strictObject({
  then: constantParam,
  else: constantParam,
});
type Params = z.infer<typeof params>;

/** One value when the condition holds, another when it does not; the branch not taken brings no problems. */
export const ifKind = defineNodeKind<Params>({
  group: 'logic',
  title: { ru: 'Если', en: 'If' },
  hint: {
    ru: 'Одно значение, если условие верно, другое — если нет.',
    en: 'One value when the condition holds, another when not.',
  },
  params,
  inputs: (constants) => [
    requiredInput('condition', 'boolean', ['Условие', 'Condition']),
    inputOrConstant(requiredInput('then', 'any', ['Если да', 'If yes']), constants.then),
    inputOrConstant(requiredInput('else', 'any', ['Если нет', 'If no']), constants.else),
  ],
  outputs: () => [output('value', 'any', ['Результат', 'Result'])],
  lower: (context, constants) => {
    const condition = context.input('condition');
    const linked = { then: context.input('then'), else: context.input('else') };
    const then = inputOrConstantOperand(context, 'then', {
      constant: constants.then,
      beside: linked.else?.type ?? null,
    });
    const otherwise = inputOrConstantOperand(context, 'else', {
      constant: constants.else,
      beside: linked.then?.type ?? null,
    });
    if (condition === null || then === null || otherwise === null) return null;
    const value = emitBranch(context, { condition, then, otherwise, port: 'else' });
    return value && { value };
  },
  example: {
    nodes: [
      { id: 'done', kind: 'criterion', params: { criterion: 'revenue', measure: 'attainment' } },
      { id: 'met', kind: 'compare', params: { is: 'greaterOrEqual', right: '1' } },
      { id: 'prize', kind: 'constant', params: { type: 'money', value: '10000' } },
      { id: 'choice', kind: 'if', params: { else: '2500' } },
      { id: 'pay', kind: 'payout', params: { code: 'bonus', category: 'bonus' } },
    ],
    links: [
      { from: 'done', to: 'met.left' },
      { from: 'met', to: 'choice.condition' },
      { from: 'prize', to: 'choice.then' },
      { from: 'choice', to: 'pay.amount' },
    ],
    inputs: { criteria: { revenue: { actual: '90', target: '100' } } },
    expect: { bonus: '2500.00' },
  },
});
