import { availableParallelism } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Runs one full pass over `units` things; what it returns is only there so that no work can be left out. */
export interface Contender {
  readonly name: string;
  readonly units: number;
  readonly run: () => unknown;
  /**
   * `process` (the default): processor time of this process, which neighbours on a busy machine do not lengthen.
   * `spread`: the same over all cores, as if they were shared perfectly: the kindest reading for a peer with threads.
   * `wall`: for work in another process.
   */
  readonly clock?: 'process' | 'spread' | 'wall';
}

const WARM_UP_ROUNDS = 2;
const NANOSECONDS_A_MILLISECOND = 1e6;
const NANOSECONDS_A_MICROSECOND = 1e3;

/**
 * Nanoseconds per unit of each contender, median of rounds in which all take turns: whatever else the machine does
 * meanwhile falls on all of them alike. Before each turn the young memory is cleared, off the clock: what one leaves
 * there would else be moved out of the way in the turn of the next, and on its clock.
 */
export async function alternate(
  contenders: readonly Contender[],
  rounds: number,
): Promise<ReadonlyMap<string, number>> {
  const times = new Map(contenders.map(({ name }) => [name, [] as number[]]));
  for (let round = 0; round < rounds + WARM_UP_ROUNDS; round += 1) {
    for (const { name, units, run, clock = 'process' } of contenders) {
      collectGarbage({ type: 'minor' });
      const begin = readClock(clock);
      await run();
      const spent = (readClock(clock) - begin) / units;
      if (round >= WARM_UP_ROUNDS) times.get(name)?.push(spent);
    }
  }
  return new Map([...times].map(([name, values]) => [name, median(values)]));
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as (options: { readonly type: 'minor' }) => void;

/** Nanoseconds. */
function readClock(clock: NonNullable<Contender['clock']>): number {
  if (clock === 'wall') return performance.now() * NANOSECONDS_A_MILLISECOND;
  const { user, system } = process.cpuUsage();
  const spent = (user + system) * NANOSECONDS_A_MICROSECOND;
  return clock === 'spread' ? spent / availableParallelism() : spent;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new RangeError('median: no values');
  return middle;
}
