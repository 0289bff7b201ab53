import { type Rational, toCanonicalText } from '@premia/decimal';
import type { CompiledScheme } from '../../compile/compile-scheme.ts';
import { parseLinkEnd } from '../../document/link-ends.ts';
import type { SchemeDocument, SchemeNode } from '../../document/scheme-document.ts';
import type { Plan, StepIndex } from '../../plan/plan.ts';
import { describeType, isNumeric, plain, type ValueType } from '../../values/value-type.ts';
import type { LintContext, LintSubject } from '../finding.ts';
import { assumedBounds, type PlanRanges, type Promises, rangesOf } from './ranges.ts';

/** What every rule looks at, worked out once. */
export interface Analysis {
  readonly document: SchemeDocument;
  readonly compiled: CompiledScheme;
  /** Every healthy node: a fault elsewhere does not silence the rules. */
  readonly plan: Plan;
  readonly ranges: PlanRanges;
  readonly nodes: ReadonlyMap<string, SchemeNode>;
  readonly context: LintContext;
}

export function analyse({ document, compiled }: LintSubject, context: LintContext): Analysis {
  const plan = compiled.previewPlan;
  const nodes = new Map(document.nodes.map((node) => [node.id, node]));
  const bounds = context.bounds;
  const ranges = rangesOf(
    plan,
    (source, type) => bounds?.(source, type) ?? assumedBounds(source),
    promisesOf(plan, document, nodes),
  );
  return { document, compiled, plan, ranges, nodes, context };
}

/** Kinds whose rule keeps an output from falling below zero although its parts, taken apart, could. */
const NEVER_NEGATIVE: ReadonlyMap<string, readonly string[]> = new Map([
  ['draw', ['paid', 'recovered', 'advance', 'balance']],
  ['reserve', ['paid', 'held', 'released', 'balance']],
  ['instalments', ['paid', 'part', 'rest']],
  ['prorate', ['value']],
]);

/** The outputs of such nodes, each with the steps that are linked to the node. */
function promisesOf(plan: Plan, { links }: SchemeDocument, nodes: ReadonlyMap<string, SchemeNode>): Promises {
  const { outputs } = plan.body;
  const stepOf = (end: string): StepIndex | null => {
    const { nodeId, port } = parseLinkEnd(end);
    return outputs.find((one) => one.nodeId === nodeId && (port === null || one.port === port))?.step ?? null;
  };
  return new Map(
    outputs.flatMap(({ nodeId, port, step }): readonly [StepIndex, readonly StepIndex[]][] => {
      if (!NEVER_NEGATIVE.get(nodes.get(nodeId)?.kind ?? '')?.includes(port)) return [];
      const sources = links.filter(({ to }) => parseLinkEnd(to).nodeId === nodeId).map(({ from }) => stepOf(from));
      const given = sources.filter((source) => source !== null && isNumeric(plan.body.steps[source]?.type ?? TEXT));
      return [[step, given.filter((source) => source !== null)]];
    }),
  );
}

const TEXT = plain('text');

/** A number with what it measures, for wording: `money RUB:300000`, `percent:0.8`. */
export function measured(value: Rational, type: ValueType): string {
  return `${describeType(type)}:${toCanonicalText(value)}`;
}
