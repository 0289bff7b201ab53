import type { BandText } from '../../node-views/bodies/band-edits.ts';

export type TierGives = 'rate' | 'amount' | 'both';

export function tierGives(bands: readonly BandText[]): TierGives {
  const hasAmounts = bands.some(({ amount }) => amount !== undefined);
  if (!hasAmounts) return 'rate';
  return bands.some(({ rate }) => rate !== undefined) ? 'both' : 'amount';
}

/** The same tiers giving something else; what they have not said yet is nothing. */
export function tiersGiving(bands: readonly BandText[], gives: TierGives): readonly BandText[] {
  return bands.map(({ rate, amount, ...band }) => ({
    ...band,
    ...(gives === 'amount' ? {} : { rate: rate ?? '0' }),
    ...(gives === 'rate' ? {} : { amount: amount ?? '0' }),
  }));
}
