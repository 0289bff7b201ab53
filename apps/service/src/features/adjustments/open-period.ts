import { period as periodOf, shiftPeriod } from '@premia/compensation';
import { ensurePeriod, lockPeriodShared, type Tx } from '@premia/database';

/** More months than anything is corrected over. */
const SEARCHED_MAX = 1_200;

/**
 * The first open period from the origin on, of its kind, kept open until the transaction ends: whoever closes it waits.
 * A period nobody has come to yet is opened.
 */
export async function lockFirstOpenPeriod(tx: Tx, origin: string): Promise<string> {
  const from = periodOf(origin);
  for (let shift = 0; shift < SEARCHED_MAX; shift += 1) {
    const { text } = shiftPeriod(from, shift);
    await ensurePeriod(tx, text);
    if ((await lockPeriodShared(tx, text)) === 'open') return text;
  }
  throw new Error(`no open period after ${origin}`);
}
