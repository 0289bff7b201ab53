import type { SchemeDocument } from '@premia/scheme';
import { prepareBatch, runBatch } from '@premia/scheme/batch';
import { alternate } from '../alternate.ts';
import { type BenchLine, benchLine } from '../bench-line.ts';
import { columnOf, runPages } from './batch-contender.ts';
import { managerDocument, nameOf, planOf, profileOf, requestOfRows } from './manager-scheme.ts';
import type { Population } from './population.ts';

const PEOPLE = 1_000;
const QUARTERS = 4;
const ROUNDS = 5;
const NANOSECONDS_A_MILLISECOND = 1e6;

/** A lever is moved: the scheme is compiled anew and a thousand people are paid for four quarters. */
export async function measureWhatIf(population: Population): Promise<readonly BenchLine[]> {
  const quarters = Array.from({ length: QUARTERS }, (_, quarter) =>
    requestOfRows(
      population,
      Array.from({ length: PEOPLE }, (_, row) => quarter * PEOPLE + row),
    ),
  );
  const columns = snapshotOf(population);
  let lever = 0;
  const ns = await alternate(
    [
      {
        name: 'exact',
        units: 1,
        run: () => {
          lever += 1;
          const plan = planOf(withCap(managerDocument(), lever));
          return quarters.map((request) => runBatch(plan, request));
        },
      },
      {
        name: 'estimate',
        units: 1,
        run: () => {
          lever += 1;
          return estimate(withCap(managerDocument(), lever), columns);
        },
      },
    ],
    ROUNDS,
  );
  const ms = (name: string): number => (ns.get(name) ?? Number.NaN) / NANOSECONDS_A_MILLISECOND;
  return [
    benchLine({
      id: 'engine/what-if-exact',
      value: ms('exact'),
      unit: 'ms',
      bar: { most: 2_000 },
      against: `${PEOPLE} people × ${QUARTERS} quarters from their inputs as text to results with their hashes, compiling included`,
    }),
    benchLine({
      id: 'engine/what-if-estimate',
      value: ms('estimate'),
      unit: 'ms',
      bar: { most: 300 },
      against: 'the same people and quarters from columns to the new total, compiling included',
    }),
  ];
}

/** The same scheme with another cap in salaries: what somebody drags a slider over. */
function withCap(document: SchemeDocument, lever: number): SchemeDocument {
  const salaries = `3.${lever.toString().padStart(3, '0')}`;
  const nodes = document.nodes.map((node) => (node.id === 'cap' ? { ...node, params: { values: [salaries] } } : node));
  return { ...document, nodes, cases: [] };
}

/** Columns by the program's inputs, made once: the snapshot that a what-if begins with. */
function snapshotOf(population: Population): readonly BigInt64Array[] {
  const program = programOf(managerDocument());
  return program.lowered.inputs.map(({ source }) =>
    columnOf(population, nameOf(source), program).subarray(0, PEOPLE * QUARTERS),
  );
}

function programOf(document: SchemeDocument) {
  const prepared = prepareBatch(planOf(document), { profiles: { input: ({ source }) => profileOf(nameOf(source)) } });
  if (!prepared.ok) throw new Error(`bench: the batch engine refuses ${JSON.stringify(prepared.unsupported)}`);
  return prepared.program;
}

function estimate(document: SchemeDocument, columns: readonly BigInt64Array[]): number {
  const program = programOf(document);
  const pages = program.allocate(PEOPLE * QUARTERS);
  let from = 0;
  for (const page of pages) {
    page.load(columns, from);
    from += page.rows;
  }
  runPages(pages);
  let total = 0;
  for (const page of pages) for (const minor of page.output(0)) total += Number(minor);
  return total;
}
