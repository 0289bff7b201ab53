/** Longer names are not compared: nobody mistypes them from memory. */
const LENGTH_MAX = 64;

/** The known name an author probably meant, or null. */
export function closestName(given: string, known: readonly string[]): string | null {
  if (given.length > LENGTH_MAX) return null;
  let best: { readonly name: string; readonly distance: number } | null = null;
  for (const name of known) {
    const slips = slipsAllowed(Math.max(given.length, name.length));
    if (Math.abs(given.length - name.length) > slips) continue;
    const distance = editDistance(given.toLowerCase(), name.toLowerCase());
    if (distance <= slips && (best === null || distance < best.distance)) best = { name, distance };
  }
  return best?.name ?? null;
}

/** A third of a name mistyped is still that name, two letters of it at most; of one letter nothing is left. */
function slipsAllowed(length: number): number {
  return length < 2 ? 0 : Math.min(2, Math.max(1, Math.floor(length / 3)));
}

/** Letters put in, left out, mistaken or swapped with their neighbour (optimal string alignment), a row at a time. */
function editDistance(left: string, right: string): number {
  const [letters, others] = [[...left], [...right]];
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: others.length + 1 }, (_, index) => index);
  for (const [i, letter] of letters.entries()) {
    const next = [i + 1];
    for (const [j, other] of others.entries()) {
      const replaced = (row[j] ?? 0) + (letter === other ? 0 : 1);
      const isSwapped = letter === others[j - 1] && letters[i - 1] === other;
      const swapped = isSwapped ? (before[j - 1] ?? 0) + 1 : replaced;
      next.push(Math.min(replaced, swapped, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    before = row;
    row = next;
  }
  return row[others.length] ?? 0;
}
