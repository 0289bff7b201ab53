/** After so many tries that all failed the rest is not looked through: it fails together. */
const FAILED_TRIES_MAX = 12;

export interface Halving<Item, Report> {
  /** Does some of the items, all or none of them. */
  readonly attempt: (items: readonly Item[]) => Promise<Report>;
  /** Those that cannot be done, with the reason. */
  readonly fail: (items: readonly Item[], reason: string) => Promise<Report>;
  readonly add: (left: Report, right: Report) => Report;
}

/** Does a batch. One item that throws keeps no other from being done: the half it is in is halved until it is alone. */
export function inHalves<Item, Report>(
  items: readonly Item[],
  { attempt, fail, add }: Halving<Item, Report>,
): Promise<Report> {
  let failedInARow = 0;
  const work = async (some: readonly Item[]): Promise<Report> => {
    try {
      const report = await attempt(some);
      failedInARow = 0;
      return report;
    } catch (error) {
      failedInARow += 1;
      if (some.length <= 1 || failedInARow >= FAILED_TRIES_MAX) return fail(some, reasonOf(error));
    }
    const half = Math.ceil(some.length / 2);
    const first = await work(some.slice(0, half));
    return add(first, await work(some.slice(half)));
  };
  return work(items);
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
