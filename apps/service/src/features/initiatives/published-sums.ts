/** One thing that a sum counts, where, and whose it is. With another amount it is another contribution. */
export interface Contribution {
  readonly key: string;
  readonly departmentId: string;
  readonly people: readonly string[];
  readonly amount: string;
}

/** Something that happened: from then on these count, and those (by key) no more. */
export interface SumEvent {
  readonly at: string;
  readonly adds: readonly Contribution[];
  readonly removes: readonly string[];
}

/** Sums as they were shown from an instant on; a row is a department, or all those together that are too small. */
export interface PublishedSum {
  readonly row: string;
  readonly at: string;
  readonly departmentIds: ReadonlySet<string>;
  readonly contributions: readonly Contribution[];
}

export const TOGETHER = '';

/**
 * Every version of the sums that may be shown to those who see aggregates only, the oldest first. Who looks today and
 * tomorrow can subtract: so a row is shown anew only when neither it, nor what two or three of all sums ever shown come to
 * when they are added and subtracted, is about fewer people than `threshold`. Until then it stays as it was. What was shown
 * follows from what happened, so nobody has to remember it.
 */
export function publishedSums(events: readonly SumEvent[], threshold: number): readonly PublishedSum[] {
  const current = new Map<string, Contribution>();
  const shown: PublishedSum[] = [];
  for (const { at, adds, removes } of events) {
    const gone = removes.flatMap((key) => current.get(key) ?? []);
    for (const { key } of gone) current.delete(key);
    for (const contribution of adds) current.set(contribution.key, contribution);
    const touched = new Set([...gone, ...adds].map(({ departmentId }) => departmentId));
    for (const departmentId of touched) {
      shown.push(...nextVersions([...current.values()], { at, shown, departmentId, threshold }));
    }
  }
  return shown;
}

/** The version of each row that is shown now. */
export function latestSums(shown: readonly PublishedSum[]): readonly PublishedSum[] {
  return [...new Map(shown.map((version) => [version.row, version])).values()].filter(
    ({ contributions }) => contributions.length > 0,
  );
}

interface Showing {
  readonly at: string;
  readonly shown: readonly PublishedSum[];
  readonly departmentId: string;
  readonly threshold: number;
}

/** What a change in a department lets be shown anew: the department by itself, else those that are shown together. */
function nextVersions(current: readonly Contribution[], showing: Showing): readonly PublishedSum[] {
  const { at, shown, departmentId, threshold } = showing;
  const own = new Set(shown.flatMap(({ row }) => (row === TOGETHER ? [] : [row])));
  const version = (row: string, isIn: (id: string) => boolean): PublishedSum => {
    const contributions = current.filter((contribution) => isIn(contribution.departmentId));
    const departmentIds = new Set(contributions.map((contribution) => contribution.departmentId));
    return { row, at, contributions, departmentIds: row === TOGETHER ? departmentIds : new Set([row]) };
  };
  const alone = version(departmentId, (id) => id === departmentId);
  const isOwn = own.has(departmentId);
  const isTogetherShown = shown.some(({ row }) => row === TOGETHER);
  // A department that leaves the others is shown with what is left of them, or what it took along could be subtracted.
  const rest = version(TOGETHER, (id) => id !== departmentId && !own.has(id));
  const candidate = isOwn || !isTogetherShown ? [alone] : [alone, rest];
  const mayBegin = isOwn || peopleIn(alone.contributions) >= threshold;
  if (mayBegin && isSafe(candidate, shown, threshold)) return candidate;
  if (isOwn) return [];
  const together = [version(TOGETHER, (id) => !own.has(id))];
  return isSafe(together, shown, threshold) ? together : [];
}

/** Whether nothing about too few people follows from new sums, alone or with one or two of those shown before. */
function isSafe(news: readonly PublishedSum[], shown: readonly PublishedSum[], threshold: number): boolean {
  return news.every((next, index) => {
    for (const terms of derived(next, inReachOf(next, [...news.slice(0, index), ...shown]))) {
      if (isSmall(terms, threshold)) return false;
    }
    return true;
  });
}

/** Sums that have departments in common with it, or with one that has: others take nothing away from each other. */
function inReachOf(next: PublishedSum, all: readonly PublishedSum[]): readonly PublishedSum[] {
  let reached: readonly PublishedSum[] = [];
  let departments: ReadonlySet<string> = next.departmentIds;
  for (;;) {
    const found = all.filter(({ departmentIds }) => [...departmentIds].some((id) => departments.has(id)));
    if (found.length === reached.length) return found;
    reached = found;
    departments = new Set([...departments, ...found.flatMap(({ departmentIds }) => [...departmentIds])]);
  }
}

export type Terms = readonly (readonly [PublishedSum, 1 | -1])[];

/** The sum itself, and all that adding and subtracting one or two others make of it; what was shown last first. */
function* derived(next: PublishedSum, others: readonly PublishedSum[]): Generator<Terms, void, void> {
  yield [[next, 1]];
  const latestFirst = others.toReversed();
  for (const other of latestFirst) {
    yield [
      [next, 1],
      [other, -1],
    ];
  }
  for (const [index, left] of latestFirst.entries()) {
    for (const right of latestFirst.slice(index + 1)) {
      for (const [first, second] of SIGNS) {
        yield [
          [next, 1],
          [left, first],
          [right, second],
        ];
      }
    }
  }
}

const SIGNS = [
  [-1, -1],
  [-1, 1],
  [1, -1],
] as const;

/** Whether what the terms come to is about somebody, and about fewer than `threshold`. */
export function isSmall(terms: Terms, threshold: number): boolean {
  const weights = new Map<string, { weight: number; readonly people: readonly string[] }>();
  for (const [{ contributions }, sign] of terms) {
    for (const { key, people } of contributions) {
      const known = weights.get(key) ?? { weight: 0, people };
      weights.set(key, { ...known, weight: known.weight + sign });
    }
  }
  const people = new Set([...weights.values()].flatMap((entry) => (entry.weight === 0 ? [] : entry.people)));
  return people.size > 0 && people.size < threshold;
}

function peopleIn(contributions: readonly Contribution[]): number {
  return new Set(contributions.flatMap(({ people }) => people)).size;
}
