/** The smallest difference two amounts of so many places can have: `2` → `0.01`, `-2` → `100`. */
export function roundingStep(digits: number): string {
  return digits > 0 ? `0.${'0'.repeat(digits - 1)}1` : `1${'0'.repeat(-digits)}`;
}
