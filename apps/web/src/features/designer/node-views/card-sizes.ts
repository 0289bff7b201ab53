import type { NodeKindName, SchemeNode } from '@premia/scheme';
import {
  decisionBodyHeight,
  matrixBodyHeight,
  rampBodyHeight,
  splitBodyHeight,
  switchBodyHeight,
  weightedBodyHeight,
} from './bodies/table-sizes.ts';
import { tiersBodyHeight } from './bodies/tiers-size.ts';

export interface CardSizeRule {
  readonly width: number;
  /** Height of the kind's editor for these settings, 0 when there is none. */
  readonly body: (params: NonNullable<SchemeNode['params']>) => number;
}

const none = (width: number): CardSizeRule => ({ width, body: () => 0 });
const fixed = (width: number, body: number): CardSizeRule => ({ width, body: () => body });
/** One line with a control. */
const LINE = 26;

/** A kind without a size is a type error. */
export const CARD_SIZES = {
  criterion: fixed(256, LINE),
  attribute: fixed(256, LINE),
  parameter: fixed(240, LINE),
  constant: fixed(220, LINE),
  calendar: fixed(240, LINE * 2),
  balance: fixed(240, LINE),
  add: none(220),
  subtract: none(220),
  multiply: none(220),
  divide: none(220),
  min: none(220),
  max: none(220),
  sum: none(220),
  average: none(220),
  abs: none(220),
  negate: none(220),
  clamp: none(240),
  round: fixed(248, LINE * 2),
  power: fixed(220, LINE),
  weighted: { width: 300, body: weightedBodyHeight },
  compare: fixed(240, LINE),
  and: none(220),
  or: none(220),
  not: none(220),
  if: none(240),
  switch: { width: 280, body: switchBodyHeight },
  gate: none(248),
  tiers: { width: 300, body: tiersBodyHeight },
  matrix: { width: 320, body: matrixBodyHeight },
  decision: { width: 320, body: decisionBodyHeight },
  lookup: fixed(260, LINE),
  formula: fixed(300, 58),
  component: fixed(280, LINE),
  each: fixed(0, LINE),
  facts: fixed(300, LINE * 2),
  team: fixed(280, LINE),
  pool: fixed(260, LINE * 2),
  split: { width: 260, body: splitBodyHeight },
  prorate: fixed(260, LINE),
  draw: fixed(340, LINE),
  reserve: none(340),
  instalments: fixed(340, LINE),
  clawback: none(340),
  convert: fixed(240, LINE),
  ramp: { width: 260, body: rampBodyHeight },
  payout: fixed(272, LINE),
  indicator: none(232),
} as const satisfies Record<NodeKindName, CardSizeRule>;

export const UNKNOWN_CARD_SIZE: CardSizeRule = none(240);
