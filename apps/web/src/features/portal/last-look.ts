/**
 * The newest change a person has seen of a period, on this device: what came after it is new to them. Kept in the browser
 * alone: when somebody looks at their pay is nobody's business.
 */
export function takeLook(person: string, period: string, newest: string | undefined): string | null {
  const key = `premia.looked.${person}.${period}`;
  try {
    const seen = localStorage.getItem(key);
    if (newest !== undefined) localStorage.setItem(key, newest);
    return seen !== null && /^\d+$/.test(seen) ? seen : null;
  } catch {
    // Without storage every visit is a first one.
    return null;
  }
}

/** Whether a change came after the one that was seen; numbers of changes only grow. */
export function isNewer(id: string, seen: string): boolean {
  return BigInt(id) > BigInt(seen);
}

/** The number just before a change's: what came after it begins with the change. */
export function justBefore(id: string): string {
  return String(BigInt(id) - 1n);
}
