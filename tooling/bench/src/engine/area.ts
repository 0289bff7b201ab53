import type { BenchLine } from '../bench-line.ts';
import { measureBatch } from './measure-batch.ts';
import { measureCompile } from './measure-compile.ts';
import { measureExplain } from './measure-explain.ts';
import { measurePeers } from './measure-peers.ts';
import { measureSql } from './measure-sql.ts';
import { measureWhatIf } from './measure-what-if.ts';
import { prepareZen, type Zen, type ZenPerson, zenPeople } from './peers/zen.ts';
import { makePopulation } from './population.ts';
import { measureRoundTrip } from './round-trip/measure-round-trip.ts';

export interface ZenPeer {
  readonly zen: Zen;
  readonly people: readonly ZenPerson[];
}

const POPULATION = 1_000_000;
/** Enough for a median of a peer that takes tens of microseconds each. */
const ZEN_PEOPLE = 4_000;

/** What is asked of the engines. */
export async function measureEngine(): Promise<readonly BenchLine[]> {
  const population = makePopulation(POPULATION);
  const peer: ZenPeer = { zen: prepareZen(), people: zenPeople(population, ZEN_PEOPLE) };
  // First, as a service explains: to one person after another, each forgotten when told. Where thousands of answers have
  // been kept, the next ones are put among what lasts, where sweeping takes longer.
  const explain = await measureExplain(population, peer);
  const batch = await measureBatch(population, peer);
  const batchNs = batch.find(({ id }) => id === 'engine/batch')?.value ?? Number.NaN;
  return [
    ...batch,
    ...(await measurePeers(population)),
    ...explain,
    ...(await measureSql(batchNs)),
    ...(await measureRoundTrip(population)),
    ...(await measureWhatIf(population)),
    ...(await measureCompile()),
  ];
}
