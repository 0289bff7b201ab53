import { sign, ZERO } from '@premia/decimal';
import type { SchemeNode } from '../../document/scheme-document.ts';
import type { Step, TiersOperation } from '../../plan/plan.ts';
import { type Analysis, measured } from '../analysis/analysis.ts';
import type { ConditionSpace } from '../analysis/conditions.ts';
import { ANY, addSpans, meetsBand, type Span } from '../analysis/span.ts';
import { decidingBlocks } from '../analysis/tables.ts';
import type { Fix, LintFinding } from '../finding.ts';
import { rowsOf, withRows } from '../fixes/node-rows.ts';
import type { Rule } from './rule.ts';

/**
 * Bands that leave off at either end although the value goes on: above a closed last band, or below a first one that
 * does not begin at zero. A warning where nobody there has a result, a hint where they are paid nothing more.
 */
export const openEnds: Rule = (analysis) => {
  const told = new Set<string>();
  return decidingBlocks(analysis).flatMap((space) =>
    space.block.steps.flatMap((step): readonly LintFinding[] =>
      endsOf(step, { space, analysis }).filter(({ code, place }) => {
        const key = `${code} ${place.nodeId} ${place.path}`;
        return !told.has(key) && told.add(key) !== undefined;
      }),
    ),
  );
};

interface Looked {
  readonly space: ConditionSpace;
  readonly analysis: Analysis;
}

function endsOf(step: Step, looked: Looked): readonly LintFinding[] {
  if (step.op === 'tiers') return [...lastBand(step, looked), ...firstBand(step, looked)];
  if (step.op !== 'matrix') return [];
  const { space, analysis } = looked;
  return step.axes.flatMap((axis, index): readonly LintFinding[] => {
    const key = step.keys[index];
    const [first] = axis.kind === 'bands' ? axis.from : [];
    const type = key === undefined ? undefined : space.block.steps[key]?.type;
    if (key === undefined || first === undefined || type === undefined) return [];
    if (sign(first) <= 0 || !meetsBand(space.ranges[key] ?? ANY, null, first)) return [];
    return [
      {
        code: 'table/below-first-band',
        severity: 'warning',
        place: { nodeId: step.nodeId, path: `axes.${index}.bands.0` },
        details: { mark: measured(first, type) },
        ...fixed(axisFromZero(analysis.nodes.get(step.nodeId), index)),
      },
    ];
  });
}

function lastBand(step: TiersOperation & Pick<Step, 'nodeId'>, { space, analysis }: Looked): readonly LintFinding[] {
  const index = step.bands.length - 1;
  const to = step.bands[index]?.to ?? null;
  const type = space.block.steps[step.value]?.type;
  if (to === null || type === undefined || !meetsBand(reached(step, space), to, null)) return [];
  const isAmount = step.output === 'amount' && step.mode !== 'whole';
  // Amounts that run up to the end of their band need one: there the end is the rule.
  if (isAmount && step.mode === 'interpolated' && step.bands.some(({ amount }) => amount !== null)) return [];
  const isPaid = isAmount && step.mode === 'marginal';
  return [
    {
      code: isPaid ? 'table/nothing-above-last-band' : 'table/above-last-band',
      severity: isPaid ? 'hint' : 'warning',
      place: { nodeId: step.nodeId, path: `bands.${index}.to` },
      details: { mark: measured(to, type) },
      ...fixed(lastOpened(analysis.nodes.get(step.nodeId))),
    },
  ];
}

/** Below the first band nothing is earned: a threshold that is often meant, and a gap where it is not. */
function firstBand(step: TiersOperation & Pick<Step, 'nodeId'>, { space, analysis }: Looked): readonly LintFinding[] {
  const from = step.bands[0]?.from ?? ZERO;
  const type = space.block.steps[step.value]?.type;
  if (sign(from) <= 0 || type === undefined || !meetsBand(reached(step, space), null, from)) return [];
  return [
    {
      code: 'table/nothing-below-first-band',
      severity: 'hint',
      place: { nodeId: step.nodeId, path: 'bands.0.from' },
      details: { mark: measured(from, type) },
      ...fixed(zeroBand(analysis, step)),
    },
  ];
}

function reached({ value, position }: TiersOperation, { ranges }: ConditionSpace): Span {
  const own = ranges[value] ?? ANY;
  return position === null ? own : addSpans(own, ranges[position] ?? ANY);
}

const fixed = (fix: Fix | null): { readonly fix?: Fix } => (fix === null ? {} : { fix });

function lastOpened(node: SchemeNode | undefined): Fix | null {
  const bands = rowsOf(node, 'bands');
  const last = bands?.at(-1);
  if (node === undefined || bands === null || last === undefined) return null;
  const { to: _to, ...open } = last;
  return { label: 'fix/open-last-band', edits: [withRows(node, 'bands', [...bands.slice(0, -1), open])] };
}

/** A band from zero that earns nothing says what was so before. Between rates that run it would change them. */
function zeroBand({ nodes, plan }: Analysis, { nodeId, mode }: TiersOperation & Pick<Step, 'nodeId'>): Fix | null {
  const node = nodes.get(nodeId);
  const bands = rowsOf(node, 'bands');
  const countsBands = plan.body.steps.some(
    (step) => step.op === 'tiers' && step.nodeId === nodeId && step.output === 'band',
  );
  if (node === undefined || bands === null || mode === 'interpolated' || countsBands) return null;
  const hasRates = bands.some((band) => band['rate'] !== undefined);
  const zero = hasRates ? { from: '0', rate: '0' } : { from: '0', amount: '0' };
  return { label: 'fix/begin-at-zero', edits: [withRows(node, 'bands', [zero, ...bands])] };
}

/** The first row of an axis answers for everything below the second. */
function axisFromZero(node: SchemeNode | undefined, index: number): Fix | null {
  const axes = rowsOf(node, 'axes');
  const axis = axes?.[index];
  const bands: unknown = axis?.['bands'];
  if (node === undefined || axes === null || axis === undefined || !Array.isArray(bands)) return null;
  const edited = { ...axis, bands: ['0', ...bands.slice(1)] };
  return { label: 'fix/begin-at-zero', edits: [withRows(node, 'axes', axes.with(index, edited))] };
}
