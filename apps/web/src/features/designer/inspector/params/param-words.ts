import type { BaseType, NodeKindName } from '@premia/scheme';
import type { OPTION_LISTS } from '../../node-views/bodies/options.ts';
import { paramMessages as messages } from './params.messages.ts';

type Words = (typeof messages)['type'];

/** How a param without an editor of its own is asked for. */
export interface ParamWords {
  readonly label: Words;
  /** What holds while nothing is stated. */
  readonly unset?: Words;
  readonly choices?: keyof typeof OPTION_LISTS;
  /** What a plain value is; a number when absent. */
  readonly base?: BaseType;
  /** Known answers beside a typed one. */
  readonly field?: 'digits' | 'factField' | 'balance';
}

const WORDS: Readonly<Record<string, ParamWords>> = {
  type: { label: messages.type, choices: 'types' },
  amountType: { label: messages.amountType, choices: 'numericTypes' },
  currency: { label: messages.currency },
  rounding: { label: messages.rounding, choices: 'roundings' },
  order: { label: messages.order, unset: messages.orderFirst },
  multiple: { label: messages.multiple, unset: messages.multipleNone },
  recovery: { label: messages.recovery, unset: messages.recoveryAll, base: 'percent' },
  recoveryFrom: { label: messages.recoveryFrom, unset: messages.recoveryAtOnce, base: 'date' },
  balance: { label: messages.balance, field: 'balance' },
  'instalments.balance': { label: messages.balance, unset: messages.balanceUnkept },
  'clawback.balance': { label: messages.balance, unset: messages.balanceUnkept },
  number: { label: messages.number, unset: messages.numberFirst },
  'ramp.at': { label: messages.rampAt, choices: 'periodDays' },
  first: { label: messages.first, choices: 'daysCounted' },
  last: { label: messages.last, choices: 'daysCounted' },
  'payout.digits': { label: messages.digits, unset: messages.digitsMinor, field: 'digits' },
  'indicator.digits': { label: messages.digits, unset: messages.digitsExact, field: 'digits' },
  runningOf: { label: messages.runningOf, unset: messages.runningOfAmount, field: 'factField' },
};

export function wordsOf(kind: NodeKindName, param: string): ParamWords | undefined {
  return WORDS[`${kind}.${param}`] ?? WORDS[param];
}
