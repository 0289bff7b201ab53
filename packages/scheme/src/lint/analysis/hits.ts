import { add, compare, type Rational, ZERO } from '@premia/decimal';
import type { EvaluationRequest } from '../../evaluation/evaluation.ts';
import type { Block, FactsFrame, Plan, Step, StepIndex } from '../../plan/plan.ts';
import { valueText } from '../../values/literal.ts';
import type { Analysis } from './analysis.ts';
import { type LimitStep, limitPath } from './boundaries.ts';
import { type Chain, chainsOf } from './conditions.ts';
import { framesOf, numberAt, type ReadStep, stepValues, tracedPlan } from './step-values.ts';
import { rowPath } from './tables.ts';

/** A table whose rows can be counted as inputs come by. */
export interface CountedTable {
  readonly nodeId: string;
  readonly frame: FactsFrame | null;
  readonly rows: number;
  readonly pathOf: (row: number) => string;
  readonly steps: readonly StepIndex[];
  /** The row the given values fall into; null when into none. */
  readonly rowOf: (read: ReadStep) => number | null;
}

function blocksOf(plan: Plan): readonly (readonly [Block, FactsFrame | null])[] {
  return [[plan.body, null], ...framesOf(plan.body).map((frame) => [frame.block, frame] as const)];
}

/** Every table of a plan: bands, axes of matrices, decision tables and choices. */
export function countedTables({ plan, nodes }: Pick<Analysis, 'plan' | 'nodes'>): readonly CountedTable[] {
  const blocks = blocksOf(plan);
  const tables = blocks.flatMap(([block, frame]) => [
    ...block.steps.flatMap((step) => bandTables(step, frame)),
    ...chainsOf(block).flatMap((chain): readonly CountedTable[] => {
      const kind = nodes.get(chain.nodeId)?.kind;
      if (kind !== 'decision' && kind !== 'switch') return [];
      return [
        {
          nodeId: chain.nodeId,
          frame,
          rows: chain.conditions.length,
          pathOf: (row) => rowPath(kind, row),
          steps: chain.conditions,
          rowOf: (read) => firstTrue(chain.conditions, read),
        },
      ];
    }),
  ]);
  const seen = new Set<string>();
  return tables.filter(({ nodeId, pathOf }) => {
    const key = `${nodeId} ${pathOf(0)}`;
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}

/**
 * Every other place where a plan goes one way or another: both outlets of a condition and of a gate, the rest of a
 * decision, the branches of a formula, a cap or a floor that holds.
 */
export function countedBranches({ plan, nodes }: Pick<Analysis, 'plan' | 'nodes'>): readonly CountedTable[] {
  return blocksOf(plan).flatMap(([block, frame]) => [
    ...chainsOf(block).flatMap((chain) => chainBranches(chain, { frame, kind: nodes.get(chain.nodeId)?.kind })),
    ...block.steps.flatMap((step): readonly CountedTable[] => {
      const path = limitPath(step, nodes.get(step.nodeId)?.kind);
      if (path === undefined || path === null) return [];
      const { nodeId, op, left, right } = step as LimitStep;
      const rowOf = (read: ReadStep): number | null => {
        const [value, limit] = [numberAt(read, left), numberAt(read, right)];
        if (value === null || limit === null) return null;
        const over = compare(value, limit);
        return (op === 'minimum' ? over > 0 : over < 0) ? 0 : null;
      };
      return [{ nodeId, frame, rows: 1, pathOf: () => path, steps: [left, right], rowOf }];
    }),
  ]);
}

/** What the two ways of a condition are called in the settings of its node. */
const OUTLETS: ReadonlyMap<string, readonly [holds: string, fails: string]> = new Map([
  ['if', ['then', 'else']],
  ['gate', ['value', 'otherwise']],
]);

interface ChainPlace {
  readonly frame: FactsFrame | null;
  readonly kind: string | undefined;
}

function chainBranches({ nodeId, conditions }: Chain, { frame, kind }: ChainPlace): readonly CountedTable[] {
  const isKnown = (read: ReadStep) => conditions.every((condition) => read(condition) !== null);
  const shared = { nodeId, frame, steps: conditions };
  if (kind === 'decision' || kind === 'switch') {
    const rowOf = (read: ReadStep) => (isKnown(read) && firstTrue(conditions, read) === null ? 0 : null);
    return [{ ...shared, rows: 1, pathOf: () => 'otherwise', rowOf }];
  }
  const outlets = OUTLETS.get(kind ?? '');
  if (outlets === undefined && kind !== 'formula') return [];
  // A branch that is not taken may hold conditions without a value: the first that holds decides.
  const rowOf = (read: ReadStep): number | null => {
    for (const [row, condition] of conditions.entries()) {
      const value = read(condition);
      if (value?.kind !== 'boolean') return null;
      if (value.boolean) return row;
    }
    return conditions.length;
  };
  const pathOf = (row: number) => outlets?.[row] ?? `branches.${row}`;
  return [{ ...shared, rows: conditions.length + 1, pathOf, rowOf }];
}

function firstTrue(conditions: readonly StepIndex[], read: ReadStep): number | null {
  const row = conditions.findIndex((condition) => {
    const value = read(condition);
    return value?.kind === 'boolean' && value.boolean;
  });
  return row < 0 ? null : row;
}

function bandTables(step: Step, frame: FactsFrame | null): readonly CountedTable[] {
  if (step.op === 'tiers') {
    const { position, value, bands } = step;
    return [
      {
        nodeId: step.nodeId,
        frame,
        rows: bands.length,
        pathOf: (row) => `bands.${row}`,
        steps: position === null ? [value] : [position, value],
        rowOf: (read) => {
          const from = position === null ? ZERO : numberAt(read, position);
          const own = numberAt(read, value);
          return from === null || own === null
            ? null
            : bandAt(
                bands.map((band) => band.from),
                add(from, own),
              );
        },
      },
    ];
  }
  if (step.op !== 'matrix') return [];
  return step.axes.flatMap((axis, index): readonly CountedTable[] => {
    const key = step.keys[index];
    if (key === undefined) return [];
    const list = axis.kind === 'bands' ? 'bands' : 'values';
    const rowOf = (read: ReadStep): number | null => {
      if (axis.kind === 'bands') {
        const number = numberAt(read, key);
        return number === null ? null : bandAt(axis.from, number);
      }
      const value = read(key);
      const row = value === null ? -1 : axis.keys.findIndex((one) => valueText(one) === valueText(value));
      return row < 0 ? null : row;
    };
    const rows = axis.kind === 'bands' ? axis.from.length : axis.keys.length;
    return [{ nodeId: step.nodeId, frame, rows, pathOf: (row) => `axes.${index}.${list}.${row}`, steps: [key], rowOf }];
  });
}

function bandAt(from: readonly Rational[], value: Rational): number | null {
  const row = from.findLastIndex((start) => compare(start, value) <= 0);
  return row < 0 ? null : row;
}

/** How often each row of each table was hit by the people (or the facts) of the requests. */
export function countHits(
  plan: Plan,
  tables: readonly CountedTable[],
  requests: readonly EvaluationRequest[],
): ReadonlyMap<CountedTable, readonly number[]> {
  const counts = new Map(tables.map((table) => [table, new Array<number>(table.rows).fill(0)]));
  const body = new Set(tables.flatMap(({ frame, steps }) => (frame === null ? steps : [])));
  const frames = new Map<string, Set<StepIndex>>();
  for (const { frame, steps } of tables) {
    if (frame === null) continue;
    const wanted = frames.get(frame.nodeId) ?? new Set<StepIndex>();
    for (const step of steps) wanted.add(step);
    frames.set(frame.nodeId, wanted);
  }
  const traced = tracedPlan(plan, { body, frames });
  for (const values of requests.flatMap((request) => stepValues(traced, request))) {
    for (const [table, rows] of counts) {
      const reads = table.frame === null ? [values.body] : values.facts(table.frame.nodeId).map(({ at }) => at);
      for (const read of reads) {
        const row = table.rowOf(read);
        if (row !== null) rows[row] = (rows[row] ?? 0) + 1;
      }
    }
  }
  return counts;
}
