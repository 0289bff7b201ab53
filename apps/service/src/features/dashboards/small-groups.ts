/** A sum over a group of people, as the question answered it. */
export interface GroupSum {
  readonly id: string;
  readonly people: number;
}

/**
 * Which groups must stay hidden from those who may see aggregates only: every group below `threshold`, and so many of
 * the next smallest that subtracting what is shown from the total leaves at least two groups and `threshold` people.
 * Groups nobody is in hide nothing and need no company.
 */
export function hiddenGroups(groups: readonly GroupSum[], threshold: number): ReadonlySet<string> {
  const bySize = groups
    .filter(({ people }) => people > 0)
    .sort((left, right) => left.people - right.people || (left.id < right.id ? -1 : 1));
  const hidden = bySize.filter(({ people }) => people < threshold);
  if (hidden.length === 0) {
    return new Set();
  }
  const others = bySize.slice(hidden.length);
  while (others.length > 0 && (hidden.length < 2 || peopleIn(hidden) < threshold)) {
    hidden.push(...others.splice(0, 1));
  }
  return new Set(hidden.map(({ id }) => id));
}

function peopleIn(groups: readonly GroupSum[]): number {
  return groups.reduce((sum, { people }) => sum + people, 0);
}
