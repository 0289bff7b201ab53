import { type EvaluationAnswer, evaluatePlan, type TraceValue } from '@premia/scheme';
import { alternate } from '../alternate.ts';
import { type BenchLine, benchLine } from '../bench-line.ts';
import type { ZenPeer } from './area.ts';
import { managerDocument, planOf, requestOf } from './manager-scheme.ts';
import type { Population } from './population.ts';

const ROUNDS = 15;
const PEOPLE = 2_000;
/** About a fifth of a second of work for each, so that the first rounds warm the code up: a service explains all day. */
const PASSES = 5;
const ZEN_PEOPLE = 500;
const NANOSECONDS_A_MILLISECOND = 1e6;

/** Looks at every value of every step, as exact as it is, and at every problem. */
function readTrace({ employees }: EvaluationAnswer): number {
  let read = 0;
  for (const { trace } of employees) {
    for (const { outputs } of trace?.nodes ?? []) {
      for (const port in outputs) {
        const traced = outputs[port];
        if (traced !== undefined && isRead(traced)) read += 1;
      }
    }
  }
  return read;
}

function isRead(traced: TraceValue): boolean {
  if (traced.kind === 'problem') return traced.problem.code !== '';
  if (traced.kind !== 'number') return true;
  const { numerator, denominator } = traced.number;
  return denominator > 0n && numerator < LARGEST;
}

const LARGEST = 10n ** 30n;

/** The reference engine for one person at a time, with the full trace, all of it read. */
export async function measureExplain(population: Population, { zen, people }: ZenPeer): Promise<readonly BenchLine[]> {
  const plan = planOf(managerDocument());
  const request = requestOf(population, PEOPLE);
  const requests = request.employees.map((employee) => ({ ...request, employees: [employee] }));
  const few = people.slice(0, ZEN_PEOPLE);
  const ns = await alternate(
    [
      {
        name: 'explain',
        units: PEOPLE * PASSES,
        // One person after another, as they are asked about; neither side keeps what it has told.
        run: () => {
          let read = 0;
          for (let pass = 0; pass < PASSES; pass += 1) {
            for (const one of requests) read += readTrace(evaluatePlan(plan, one, { trace: true }));
          }
          return read;
        },
      },
      { name: 'zen', units: ZEN_PEOPLE, run: () => zen.evaluateTraced(few) },
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
      against: 'exact result and every value of the full trace, read; its hash is worked out when it is read',
    }),
    benchLine({
      id: 'engine/explain-over-zen-trace',
      value: traced / explain,
      unit: 'x',
      bar: { least: 20 },
      against: `GoRules ZEN with trace, every value read: ${(traced / NANOSECONDS_A_MILLISECOND).toPrecision(3)} ms`,
    }),
  ];
}
