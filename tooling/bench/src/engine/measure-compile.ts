import { decimal } from '@premia/decimal';
import type { SchemeDocument } from '@premia/scheme';
import { type BatchProgram, declaredProfile, prepareBatch } from '@premia/scheme/batch';
import { alternate } from '../alternate.ts';
import { type BenchLine, benchLine } from '../bench-line.ts';
import { runPages } from './batch-contender.ts';
import { schemeOfSize } from './growing-schemes.ts';
import { planOf } from './manager-scheme.ts';

const SIZES = [
  { nodes: 50, mostMs: 5 },
  { nodes: 500, mostMs: 30 },
  { nodes: 5_000, mostMs: 400 },
] as const;
const ROUNDS = 5;
const ROWS = 20_000;
const NANOSECONDS_A_MILLISECOND = 1e6;

/** Document to running kernel, and what a node costs a row as schemes grow. */
export async function measureCompile(): Promise<readonly BenchLine[]> {
  const compiled = await alternate(
    SIZES.map(({ nodes }) => {
      const document = schemeOfSize(nodes);
      return { name: `${nodes}`, units: 1, run: () => prepareGrown(document) };
    }),
    ROUNDS,
  );
  const running = await alternate(
    SIZES.map(({ nodes }) => {
      const pages = prepareGrown(schemeOfSize(nodes)).allocate(ROWS);
      return { name: `${nodes}`, units: ROWS * nodes, run: () => runPages(pages) };
    }),
    ROUNDS,
  );
  const [smallest, , largest] = SIZES.map(({ nodes }) => running.get(`${nodes}`) ?? Number.NaN);
  return [
    ...SIZES.map(({ nodes, mostMs }) =>
      benchLine({
        id: `engine/compile-${nodes}-nodes`,
        value: (compiled.get(`${nodes}`) ?? Number.NaN) / NANOSECONDS_A_MILLISECOND,
        unit: 'ms',
        bar: { most: mostMs },
        against: 'document to running kernel, checks included',
      }),
    ),
    benchLine({
      id: 'engine/cost-of-a-node-5000-to-50',
      value: (largest ?? Number.NaN) / (smallest ?? Number.NaN),
      unit: 'x',
      bar: { most: 2 },
      against: `a node and row: ${smallest?.toPrecision(3)} ns of 50, ${largest?.toPrecision(3)} ns of 5,000`,
    }),
  ];
}

const AMOUNTS = declaredProfile({ min: decimal('0'), max: decimal('1000000'), digits: 2 });

function prepareGrown(document: SchemeDocument): BatchProgram {
  const prepared = prepareBatch(planOf(document), { profiles: { input: () => AMOUNTS } });
  if (!prepared.ok) throw new Error(`bench: the batch engine refuses ${JSON.stringify(prepared.unsupported)}`);
  return prepared.program;
}
