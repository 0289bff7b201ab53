import { TAKEN_OVER_WITHIN_SECONDS } from '@premia/database';

// What a killed worker held is taken over; everything else is much sooner.
const PATIENCE_MS = 1_500 * TAKEN_OVER_WITHIN_SECONDS;
const GLANCE_MS = 20;

/** Looks again and again until `look` finds something; fails, saying what was awaited, when it never does. */
export async function until<Value>(what: string, look: () => Promise<Value | null>): Promise<Value> {
  const giveUpAt = Date.now() + PATIENCE_MS;
  while (Date.now() < giveUpAt) {
    const found = await look();
    if (found !== null) {
      return found;
    }
    await new Promise((resolve) => setTimeout(resolve, GLANCE_MS));
  }
  throw new Error(`waited in vain for ${what}`);
}
