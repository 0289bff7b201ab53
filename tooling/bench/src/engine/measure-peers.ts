import { alternate } from '../alternate.ts';
import { type BenchLine, benchLine } from '../bench-line.ts';
import { type LoadedBatch, loadBatch, runPages } from './batch-contender.ts';
import { prepareCel } from './peers/cel.ts';
import { hyperformula } from './peers/hyperformula.ts';
import { prepareJsonata } from './peers/jsonata.ts';
import { prepareMathjs } from './peers/mathjs.ts';
import type { Population } from './population.ts';

const ROUNDS = 3;
/** Each peer gets as many people as it does in about a second. */
const PEERS = [
  { name: 'cel', people: 4_000, words: 'CEL, parsed once', isExact: false },
  { name: 'mathjs', people: 1_000, words: 'mathjs BigNumber, compiled once', isExact: true },
  { name: 'jsonata', people: 500, words: 'JSONata, parsed once', isExact: false },
  { name: 'hyperformula', people: 1_000, words: 'HyperFormula, a sheet row for each person', isExact: false },
] as const;

type PeerName = (typeof PEERS)[number]['name'];
type PeerRun = (population: Population, rows: number) => number | Promise<number>;

/** Formula engines that evaluate person by person, in turn with the batch engine over all. */
export async function measurePeers(population: Population): Promise<readonly BenchLine[]> {
  const runs: Readonly<Record<PeerName, PeerRun>> = {
    cel: prepareCel(),
    mathjs: prepareMathjs(),
    jsonata: prepareJsonata(),
    hyperformula,
  };
  const batch = loadBatch(population, 'plain');
  const ns = await alternate(
    [
      { name: 'batch', units: population.size, run: () => runPages(batch.pages) },
      ...PEERS.map(({ name, people }) => ({ name, units: people, run: () => runs[name](population, people) })),
    ],
    ROUNDS,
  );
  const lines = PEERS.map(async ({ name, people, words, isExact }) => {
    const paid = await runs[name](population, people);
    const ours = payoutsOf(batch, people);
    const off = Math.abs(paid - ours);
    if (off > (isExact ? ROUNDING_OF_THE_SUM : people)) throw new Error(`bench: ${name} pays ${paid}, not ${ours}`);
    const own = ns.get(name) ?? Number.NaN;
    return benchLine({
      id: `engine/batch-over-${name}`,
      value: own / (ns.get('batch') ?? Number.NaN),
      unit: 'x',
      against: `${words}: ${own.toPrecision(3)} ns a person; sum of ${people} people off by ${off.toFixed(2)}`,
    });
  });
  return Promise.all(lines);
}

/** The sums are added up in doubles. */
const ROUNDING_OF_THE_SUM = 0.005;

/** The payouts of the first people together, in major units. */
function payoutsOf({ pages, program, plan }: LoadedBatch, people: number): number {
  runPages(pages);
  const bonus = program.lowered.results.find(({ result }) => plan.results[result]?.kind === 'payout');
  if (bonus?.form.kind !== 'whole') throw new Error('bench: the payout is not whole');
  let total = 0;
  let left = people;
  for (const page of pages) {
    const column = page.output(bonus.form.column);
    for (let row = 0; row < Math.min(page.rows, left); row += 1) total += Number(column[row]);
    left -= Math.min(page.rows, left);
    if (left === 0) break;
  }
  return total / Number(bonus.form.unit);
}
