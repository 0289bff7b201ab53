/** `2026-10` on an axis: "10.26", short in both languages; the full name stands in the tooltip and the table. */
export function monthAxisLabel(period: string): string {
  const match = /^\d{2}(\d{2})-(\d{2})$/.exec(period);
  return match === null ? period : `${match[2]}.${match[1]}`;
}
