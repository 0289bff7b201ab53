import { absolute, add, compare, fromInteger, multiply, ONE, type Rational, sign, subtract } from '@premia/decimal';
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
      ...widestByPlace(cliffs).map((crossing) => cliff(crossing, response, analysis)),
    ];
  });
};

/** The sample's person, else the first case that pays, else somebody typical. */
function responsesOf(analysis: Analysis): readonly Response[] {
  const { plan, document, context } = analysis;
  const requests = [...(context.sample ? [context.sample] : []), ...caseRequests(document, plan), typicalRequest(plan)];
  for (const request of requests) {
    const responses = payResponses(plan, request);
    if (responses !== null && responses.length > 0) return responses;
  }
  return [];
}

const TWICE = fromInteger(2);

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

function cliff(crossing: Crossing, { variable }: Response, { document }: Analysis): LintFinding {
  const { boundary, mark, below, above } = crossing;
  const pay = (amount: Rational): string => measured(amount, money(document.currency));
  const { nodeId, path } = boundary;
  return {
    code: 'pay/cliff',
    severity: 'hint',
    place: { nodeId, ...(path === null ? {} : { path }) },
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

/** Pay that rises with a variable somewhere and falls elsewhere; always falling is a penalty and means to. */
function fallOf(response: Response, { document }: Analysis): Fall | null {
  const { points, variable, crossings } = response;
  if (!variable.isPerformance) return null;
  const steps = points.flatMap((point, index): readonly (readonly [PayPoint, PayPoint])[] => {
    const next = points[index + 1];
    return next === undefined ? [] : [[point, next]];
  });
  const change = ([from, to]: readonly [PayPoint, PayPoint]): Rational => subtract(to.pay, from.pay);
  if (!steps.some((step) => sign(change(step)) > 0)) return null;
  const falls = steps.filter((step) => sign(change(step)) < 0).sort((a, b) => compare(change(a), change(b)));
  const [worst] = falls;
  if (worst === undefined) return null;
  const [before, after] = worst;
  const crossing =
    crossings.find(({ below, above }) => below.input === before.input && above.input === after.input) ?? null;
  const pay = (amount: Rational): string => measured(amount, money(document.currency));
  const place = crossing === null ? { nodeId: variable.nodeId } : placeOf(crossing);
  return {
    crossing,
    finding: {
      code: 'pay/not-monotone',
      severity: 'warning',
      place,
      details: {
        inputs: [variable.nodeId],
        inputBelow: measured(before.input, variable.type),
        inputAt: measured(after.input, variable.type),
        payBelow: pay(before.pay),
        payAt: pay(after.pay),
        size: pay(subtract(before.pay, after.pay)),
      },
    },
  };
}

function placeOf({ boundary }: Crossing): LintFinding['place'] {
  return { nodeId: boundary.nodeId, ...(boundary.path === null ? {} : { path: boundary.path }) };
}
