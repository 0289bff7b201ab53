import { z } from 'zod';
import { typeOf } from '../values/value-type.ts';
import { withFallback } from './lowering.ts';
import { defineNodeKind } from './node-kind.ts';
import { constantParam, currencyParam, nameParam, numericTypeParam } from './param-schemas.ts';
import { output } from './ports.ts';

const params = z.strictObject({
  balance: nameParam,
  type: numericTypeParam.default('money'),
  currency: currencyParam,
  ifMissing: constantParam,
});
type Params = z.infer<typeof params>;

/** What the ledger holds for this employee before this result. */
export const balance = defineNodeKind<Params>({
  group: 'inputs',
  title: { ru: 'Остаток в учёте', en: 'Balance' },
  hint: {
    ru: 'Что уже есть в учёте: начислено или выплачено за год, остаток аванса, резерв.',
    en: 'What the ledger already holds: accrued or paid in the year, draw balance, reserve.',
  },
  params,
  inputs: () => [],
  outputs: ({ type }) => [output('value', type, ['Остаток', 'Balance'])],
  lower: (context, given) => {
    const value = context.emit({
      op: 'input',
      source: { kind: 'balance', balance: given.balance },
      type: typeOf(given.type, given.currency ?? context.scheme.currency),
    });
    const known = withFallback(context, value, { text: given.ifMissing, path: 'ifMissing', only: 'missing' });
    return known === null ? null : { value: known };
  },
  example: {
    nodes: [
      { id: 'paid', kind: 'balance', params: { balance: 'paidThisYear' } },
      { id: 'result', kind: 'indicator', params: { code: 'paidThisYear' } },
    ],
    links: [{ from: 'paid', to: 'result.value' }],
    inputs: { balances: { paidThisYear: '120000' } },
    expect: { paidThisYear: '120000' },
  },
});
