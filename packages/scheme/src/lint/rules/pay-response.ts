import {
  absolute,
  add,
  compare,
  equals,
  fromInteger,
  multiply,
  ONE,
  type Rational,
  sign,
  subtract,
} from '@premia/decimal';
import { money } from '../../values/value-type.ts';
import { type Analysis, measured } from '../analysis/analysis.ts';
import { type Crossing, type PayPoint, payResponses, type Response } from '../analysis/pay-probe.ts';
import { caseRequests, typicalRequest } from '../analysis/sample.ts';
import type { LintFinding } from '../finding.ts';
import type { Rule } from './rule.ts';

/**
 * Where the smallest step changes pay by far more than such a step does elsewhere, and where doing more pays less. Pay
 * is that of a real or typical person, worked out by the reference engine on both sides of every boundary.
 */
export const payResponse: Rule = (analysis) => {
  const responses = responsesOf(analysis);
  return responses.flatMap((response) => {
    const falls = fallOf(response, analysis);
    const fallsAt = falls?.crossing ?? null;
    const cliffs = response.crossings.filter((crossing) => crossing !== fallsAt && isCliff(crossing));
    return [
      ...(falls === null ? [] : [falls.finding]),
      ...widestByPlace(cliffs.filter(({ every }) => every === null)).map((one) => cliff(one, response, analysis)),
      ...stairs(cliffs).map((one) => stair(one, response, analysis)),
    ];
  });
};

/** The sample's person, else the first case that pays, else somebody typical. */
function responsesOf(analysis: Analysis): readonly Response[] {
  const { plan, document, context, nodes } = analysis;
  const requests = [...(context.sample ? [context.sample] : []), ...caseRequests(document, plan), typicalRequest(plan)];
  const kindOf = (nodeId: string): string | undefined => nodes.get(nodeId)?.kind;
  for (const request of requests) {
    const responses = payResponses({ plan, request, kindOf });
    if (responses !== null && responses.length > 0) return responses;
  }
  return [];
}

const TWICE = fromInteger(2);
const LEAST_FALL = fromInteger(-1);

/** Less than one unit of money, or about what the next step brings anyway, is no cliff. */
function isCliff({ below, above, usual }: Crossing): boolean {
  const jump = absolute(subtract(above.pay, below.pay));
  return compare(jump, add(multiply(usual, TWICE), ONE)) >= 0;
}

/** Several conditions of one node at the same place are one cliff. */
function widestByPlace(cliffs: readonly Crossing[]): readonly Crossing[] {
  const kept = new Map<string, Crossing>();
  for (const crossing of cliffs) {
    const { input } = crossing.above;
    const key = `${input.numerator}/${input.denominator}`;
    if (!kept.has(key)) kept.set(key, crossing);
  }
  return [...kept.values()];
}

/** Jumps that come again and again, each told once. */
function stairs(cliffs: readonly Crossing[]): readonly Stair[] {
  const kept = new Map<string, Stair>();
  for (const crossing of cliffs) {
    const { every, boundary, below, above } = crossing;
    // Rounding to whole units of money is how pay is written.
    if (every === null || compare(absolute(subtract(above.pay, below.pay)), ONE) <= 0) continue;
    const key = `${boundary.nodeId} ${every.numerator}/${every.denominator}`;
    if (!kept.has(key)) kept.set(key, { crossing, every });
  }
  return [...kept.values()];
}

interface Stair {
  readonly crossing: Crossing;
  readonly every: Rational;
}

function stair({ crossing, every }: Stair, response: Response, analysis: Analysis): LintFinding {
  const { mark: _mark, ...details } = cliff(crossing, response, analysis).details;
  return {
    code: 'pay/steps',
    severity: 'hint',
    place: placeOf(crossing),
    details: { ...details, every: measured(every, crossing.boundary.type) },
  };
}

function cliff(crossing: Crossing, { variable }: Response, { document }: Analysis): LintFinding {
  const { boundary, mark, below, above } = crossing;
  const pay = (amount: Rational): string => measured(amount, money(document.currency));
  return {
    code: 'pay/cliff',
    severity: 'hint',
    place: placeOf(crossing),
    details: {
      inputs: [variable.nodeId],
      mark: measured(mark, boundary.type),
      inputBelow: measured(below.input, variable.type),
      inputAt: measured(above.input, variable.type),
      payBelow: pay(below.pay),
      payAt: pay(above.pay),
      size: pay(absolute(subtract(above.pay, below.pay))),
      direction: compare(above.pay, below.pay) > 0 ? 'up' : 'down',
    },
  };
}

interface Fall {
  readonly finding: LintFinding;
  /** The boundary at which it falls, if it is one. */
  readonly crossing: Crossing | null;
}

/**
 * Pay that falls while more is done. A warning where hardly anybody means it: what is paid rises elsewhere, or it drops
 * at a boundary although more of the variable is better. Pay that does nothing but fall is mostly a deduction – for
 * complaints, for returns – and only told.
 */
function fallOf(response: Response, analysis: Analysis): Fall | null {
  const { points, variable, crossings } = response;
  if (!variable.isPerformance) return null;
  const steps = points.flatMap((point, index): readonly (readonly [PayPoint, PayPoint])[] => {
    const next = points[index + 1];
    return next === undefined ? [] : [[point, next]];
  });
  const change = ([from, to]: readonly [PayPoint, PayPoint]): Rational => subtract(to.pay, from.pay);
  // Less than one unit of money is nobody's loss, and what is a deduction throughout grows as one.
  const falls = steps.filter((step) => compare(change(step), LEAST_FALL) <= 0);
  const [worst] = falls.sort((a, b) => compare(change(a), change(b)));
  if (worst === undefined || points.every(({ pay }) => sign(pay) <= 0)) return null;
  const [before, after] = worst;
  const crossing =
    crossings.find(({ below, above }) => equals(below.input, before.input) && equals(above.input, after.input)) ?? null;
  // Who did nothing is often paid by a rule of its own, as where the work is divided by.
  const rises = steps.some((step) => sign(change(step)) > 0 && sign(step[0].input) > 0);
  const isDrop = crossing !== null && crossing.every === null && sign(after.pay) > 0;
  const isMeant = !rises && !(isDrop && isBetterWhenMore(variable, analysis));
  return { crossing, finding: fall({ before, after, crossing, isMeant }, variable, analysis) };
}

/** Money earned and what is measured against a target; a count may be one of complaints. */
function isBetterWhenMore({ type, at }: Response['variable'], { plan }: Analysis): boolean {
  if (type.base === 'money') return true;
  return plan.requirements.inputs.some(
    ({ source }) =>
      source.kind === 'criterion' &&
      source.measure === 'target' &&
      at.kind === 'criterion' &&
      source.criterion === at.criterion,
  );
}

interface Falling {
  readonly before: PayPoint;
  readonly after: PayPoint;
  readonly crossing: Crossing | null;
  readonly isMeant: boolean;
}

function fall(
  { before, after, crossing, isMeant }: Falling,
  variable: Response['variable'],
  { document }: Analysis,
): LintFinding {
  const pay = (amount: Rational): string => measured(amount, money(document.currency));
  const table = before.listedBy === after.listedBy ? after.listedBy : undefined;
  return {
    code: isMeant ? 'pay/falls' : 'pay/not-monotone',
    severity: isMeant ? 'hint' : 'warning',
    place: crossing === null ? { nodeId: table ?? variable.nodeId } : placeOf(crossing),
    details: {
      inputs: [variable.nodeId],
      inputBelow: measured(before.input, variable.type),
      inputAt: measured(after.input, variable.type),
      payBelow: pay(before.pay),
      payAt: pay(after.pay),
      size: pay(subtract(before.pay, after.pay)),
    },
  };
}

function placeOf({ boundary }: Crossing): LintFinding['place'] {
  return { nodeId: boundary.nodeId, ...(boundary.path === null ? {} : { path: boundary.path }) };
}
