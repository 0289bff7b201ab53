import { add, compare, type Rational, ZERO } from '@premia/decimal';
import type { EvaluationRequest } from '../../evaluation/evaluation.ts';
import type { Block, FactsFrame, Plan, Step, StepIndex } from '../../plan/plan.ts';
import { valueText } from '../../values/literal.ts';
import type { Analysis } from './analysis.ts';
import { chainsOf } from './conditions.ts';
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

/** Every table of a plan: bands, axes of matrices, decision tables and choices. */
export function countedTables({ plan, nodes }: Analysis): readonly CountedTable[] {
  const blocks: readonly (readonly [Block, FactsFrame | null])[] = [
    [plan.body, null],
    ...framesOf(plan.body).map((frame) => [frame.block, frame] as const),
  ];
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
