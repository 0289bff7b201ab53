import { type EvaluationAnswer, evaluatePlan } from '@premia/scheme';
import { alternate } from '../alternate.ts';
import { type BenchLine, benchLine } from '../bench-line.ts';
import type { ZenPeer } from './area.ts';
import { managerDocument, planOf, requestOf } from './manager-scheme.ts';
import type { Population } from './population.ts';

const ROUNDS = 5;
/** Enough that the first rounds warm the code up: a service explains people all day. */
const PEOPLE = 2_000;
const NANOSECONDS_A_MILLISECOND = 1e6;

function tracedNodes({ employees }: EvaluationAnswer): number {
  return employees.reduce((nodes, { trace }) => nodes + (trace?.nodes.length ?? 0), 0);
}

/** The reference engine for one person at a time, with the full trace. */
export async function measureExplain(population: Population, { zen, people }: ZenPeer): Promise<readonly BenchLine[]> {
  const plan = planOf(managerDocument());
  const request = requestOf(population, PEOPLE);
  const requests = request.employees.map((employee) => ({ ...request, employees: [employee] }));
  const few = people.slice(0, PEOPLE);
  const ns = await alternate(
    [
      {
        name: 'explain',
        units: PEOPLE,
        // One person after another, as they are asked about; neither side keeps what it has told.
        run: () => requests.reduce((nodes, one) => nodes + tracedNodes(evaluatePlan(plan, one, { trace: true })), 0),
      },
      { name: 'zen', units: PEOPLE, run: () => zen.evaluateTraced(few) },
    ],
    ROUNDS,
  );
  const explain = ns.get('explain') ?? Number.NaN;
  const traced = ns.get('zen') ?? Number.NaN;
  return [
    benchLine({
      id: 'engine/explain-one-person',
      value: explain / NANOSECONDS_A_MILLISECOND,
      unit: 'ms',
      bar: { most: 1 },
      against: 'exact result with the full trace; its hash is worked out when it is read',
    }),
    benchLine({
      id: 'engine/explain-over-zen-trace',
      value: traced / explain,
      unit: 'x',
      bar: { least: 20 },
      against: `GoRules ZEN with trace: ${(traced / NANOSECONDS_A_MILLISECOND).toPrecision(3)} ms`,
    }),
  ];
}
