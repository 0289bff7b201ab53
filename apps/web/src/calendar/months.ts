const MONTHS_A_YEAR = 12;

/** The month `count` months away: `shiftMonth('2026-01', -1)` is `2025-12`. */
export function shiftMonth(month: string, count: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const index = year * MONTHS_A_YEAR + (number - 1) + count;
  const shifted = index - Math.floor(index / MONTHS_A_YEAR) * MONTHS_A_YEAR;
  return `${Math.floor(index / MONTHS_A_YEAR)}-${String(shifted + 1).padStart(2, '0')}`;
}

/** Both ends included; empty when `from` is later than `to`. */
export function monthsBetween(from: string, to: string): readonly string[] {
  const months: string[] = [];
  for (let month = from; month <= to; month = shiftMonth(month, 1)) months.push(month);
  return months;
}

/** The month the wall calendar shows. */
export function currentMonth(now: Date): string {
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}`;
}
