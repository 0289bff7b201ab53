/** Runs one full pass over `units` things; what it returns is only there so that no work can be left out. */
export interface Contender {
  readonly name: string;
  readonly units: number;
  readonly run: () => unknown;
}

const WARM_UP_ROUNDS = 2;
const NANOSECONDS = 1e6;

/**
 * Nanoseconds per unit of each contender, median of rounds in which all take turns: whatever else the machine does
 * meanwhile falls on all of them alike.
 */
export async function alternate(
  contenders: readonly Contender[],
  rounds: number,
): Promise<ReadonlyMap<string, number>> {
  const times = new Map(contenders.map(({ name }) => [name, [] as number[]]));
  for (let round = 0; round < rounds + WARM_UP_ROUNDS; round += 1) {
    for (const { name, units, run } of contenders) {
      const begin = performance.now();
      await run();
      const spent = ((performance.now() - begin) * NANOSECONDS) / units;
      if (round >= WARM_UP_ROUNDS) times.get(name)?.push(spent);
    }
  }
  return new Map([...times].map(([name, values]) => [name, median(values)]));
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new RangeError('median: no values');
  return middle;
}
