import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkedLines, checkedParts } from './status-parts.ts';

/** Kopecks as the service writes them: exactly two places. */
function money(kopecks: bigint): string {
  const sign = kopecks < 0n ? '-' : '';
  const digits = (kopecks < 0n ? -kopecks : kopecks).toString().padStart(3, '0');
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

const kopecks = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });

describe('portal sums', () => {
  it('parts of any size add up to their total to the kopeck', () => {
    fc.assert(
      fc.property(kopecks, kopecks, kopecks, (accrued, approved, paid) => {
        const status = { accrued: money(accrued), approved: money(approved), paid: money(paid) };
        expect(checkedParts({ status }, money(accrued + approved + paid)).addsUp).toBe(true);
      }),
    );
  });

  it('sees a difference of one kopeck', () => {
    const status = { accrued: '0.10', approved: '0.20', paid: '90071992547409.93' };
    expect(checkedParts({ status }, '90071992547410.23').addsUp).toBe(true);
    expect(checkedParts({ status }, '90071992547410.24').addsUp).toBe(false);
  });

  it('adds lines exactly', () => {
    const lines = [{ amount: '6057.85' }, { amount: '277.60' }];
    expect(checkedLines(lines, '6335.45')).toEqual({ sum: '6335.45', addsUp: true });
  });
});
