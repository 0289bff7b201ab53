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

/** Of the last compilation that was looked at: both halves of the lint look at the same one. */
const analyses = new WeakMap<CompiledScheme, Analysis>();

export function analyse(subject: LintSubject, context: LintContext): Analysis {
  const known = analyses.get(subject.compiled);
  if (known !== undefined && known.document === subject.document && known.context === context) return known;
  const analysis = analysed(subject, context);
  analyses.set(subject.compiled, analysis);
  return analysis;
}

function analysed({ document, compiled }: LintSubject, context: LintContext): Analysis {
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
  const promised = plan.body.outputs.filter(({ nodeId, port }) =>
    NEVER_NEGATIVE.get(nodes.get(nodeId)?.kind ?? '')?.includes(port),
  );
  if (promised.length === 0) return new Map();
  const stepAt = new Map<string, StepIndex>();
  for (const { nodeId, port, step } of plan.body.outputs) {
    stepAt.set(`${nodeId}.${port}`, step);
    // A link that names no output reads the first.
    if (!stepAt.has(nodeId)) stepAt.set(nodeId, step);
  }
  const given = new Map<string, StepIndex[]>();
  for (const { from, to } of links) {
    const { nodeId } = parseLinkEnd(to);
    const step = stepAt.get(from);
    if (step === undefined || !isNumeric(plan.body.steps[step]?.type ?? TEXT)) continue;
    const known = given.get(nodeId);
    if (known === undefined) given.set(nodeId, [step]);
    else known.push(step);
  }
  return new Map(promised.map(({ nodeId, step }) => [step, given.get(nodeId) ?? []]));
}

const TEXT = plain('text');

/** A number with what it measures, for wording: `money RUB:300000`, `percent:0.8`. */
export function measured(value: Rational, type: ValueType): string {
  return `${describeType(type)}:${toCanonicalText(value)}`;
}
