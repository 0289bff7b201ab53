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
/** Where generated functions stop being optimised they are twenty times slower. */
const NO_CLIFF_MOST = 2;
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
  const nodeNs = (nodes: number): number => running.get(`${nodes}`) ?? Number.NaN;
  const told = SIZES.map(({ nodes }) => `${nodeNs(nodes).toPrecision(3)} ns of ${nodes}`).join(', ');
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
    ...SIZES.slice(1).map(({ nodes }) =>
      benchLine({
        id: `engine/cost-of-a-node-${nodes}-to-50`,
        value: nodeNs(nodes) / nodeNs(50),
        unit: 'x',
        bar: { most: NO_CLIFF_MOST },
        against: `a node and row: ${told}`,
      }),
    ),
  ];
}

const AMOUNTS = declaredProfile({ min: decimal('0'), max: decimal('1000000'), digits: 2 });

function prepareGrown(document: SchemeDocument): BatchProgram {
  const prepared = prepareBatch(planOf(document), { profiles: { input: () => AMOUNTS } });
  if (!prepared.ok) throw new Error(`bench: the batch engine refuses ${JSON.stringify(prepared.unsupported)}`);
  return prepared.program;
}
