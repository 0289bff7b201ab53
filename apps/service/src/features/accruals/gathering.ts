import { setTimeout } from 'node:timers/promises';

/** A portion is followed by a rest of as many times what it took: work that is done in portions takes a quarter of the time. */
const RESTS_PER_PORTION = 3;
/** Nothing waits longer to be begun. */
const REST_MAX_MS = 200;

/**
 * Work that costs nearly the same for much as for little: a portion begins after a rest, in which more gathers. What comes
 * seldom is done in no time and waits for hardly any.
 */
export function gathering(): (portion: () => Promise<number>) => Promise<number> {
  let restsUntil = 0;
  return async (portion) => {
    const rest = restsUntil - performance.now();
    if (rest > 0) await setTimeout(rest);
    const begun = performance.now();
    const done = await portion();
    const now = performance.now();
    if (done > 0) restsUntil = now + Math.min(REST_MAX_MS, RESTS_PER_PORTION * (now - begun));
    return done;
  };
}
