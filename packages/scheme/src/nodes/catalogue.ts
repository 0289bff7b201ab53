import { abs } from './abs.node.ts';
import { add } from './add.node.ts';
import { and } from './and.node.ts';
import { attribute } from './attribute.node.ts';
import { average } from './average.node.ts';
import { balance } from './balance.node.ts';
import { calendar } from './calendar.node.ts';
import { clamp } from './clamp.node.ts';
import { clawback } from './clawback.node.ts';
import { compare } from './compare.node.ts';
import { component } from './component.node.ts';
import { constant } from './constant.node.ts';
import { convert } from './convert.node.ts';
import { criterion } from './criterion.node.ts';
import { decision } from './decision.node.ts';
import { divide } from './divide.node.ts';
import { draw } from './draw.node.ts';
import { each } from './each.node.ts';
import { facts } from './facts.node.ts';
import { formula } from './formula.node.ts';
import { gate } from './gate.node.ts';
import { ifKind } from './if.node.ts';
import { indicator } from './indicator.node.ts';
import { instalments } from './instalments.node.ts';
import { lookup } from './lookup.node.ts';
import { matrix } from './matrix.node.ts';
import { max } from './max.node.ts';
import { min } from './min.node.ts';
import { multiply } from './multiply.node.ts';
import { negate } from './negate.node.ts';
import type { NodeKind } from './node-kind.ts';
import { not } from './not.node.ts';
import { or } from './or.node.ts';
import { parameter } from './parameter.node.ts';
import { payout } from './payout.node.ts';
import { pool } from './pool.node.ts';
import { power } from './power.node.ts';
import { prorate } from './prorate.node.ts';
import { ramp } from './ramp.node.ts';
import { reserve } from './reserve.node.ts';
import { round } from './round.node.ts';
import { split } from './split.node.ts';
import { subtract } from './subtract.node.ts';
import { sum } from './sum.node.ts';
import { switchKind } from './switch.node.ts';
import { team } from './team.node.ts';
import { tiers } from './tiers.node.ts';
import { weighted } from './weighted.node.ts';

/** Every kind of node there is, in the order of the palette. A kind missing here does not exist. */
export const CATALOGUE = {
  criterion,
  attribute,
  parameter,
  constant,
  calendar,
  balance,
  add,
  subtract,
  multiply,
  divide,
  min,
  max,
  sum,
  average,
  abs,
  negate,
  clamp,
  round,
  power,
  weighted,
  compare,
  and,
  or,
  not,
  if: ifKind,
  switch: switchKind,
  gate,
  tiers,
  matrix,
  decision,
  lookup,
  each,
  facts,
  team,
  pool,
  split,
  prorate,
  draw,
  reserve,
  instalments,
  clawback,
  convert,
  ramp,
  formula,
  component,
  payout,
  indicator,
} as const satisfies Record<string, NodeKind>;

export type NodeKindName = keyof typeof CATALOGUE;

export const NODE_KIND_NAMES = Object.keys(CATALOGUE) as readonly NodeKindName[];

export function isNodeKindName(name: string): name is NodeKindName {
  return Object.hasOwn(CATALOGUE, name);
}

/** The kind of that name, or null: an unknown kind is the author's mistake, answered with a diagnostic. */
export function findNodeKind(name: string): NodeKind | null {
  return isNodeKindName(name) ? CATALOGUE[name] : null;
}
