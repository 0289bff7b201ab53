/** One measured figure beside its bar. */
export interface BenchLine {
  /** `area/what`, stable, so that results can be compared over time. */
  readonly id: string;
  readonly value: number;
  /** `x` for a ratio. */
  readonly unit: string;
  /** `<= 1.15`, `>= 300`; null for a figure that is only told. */
  readonly bar: string | null;
  readonly ok: boolean;
  /** What the figure was measured against, with that one's own figure. */
  readonly against: string;
}

type Bar = { readonly most: number } | { readonly least: number } | null;

interface LineParts {
  readonly id: string;
  readonly value: number;
  readonly unit: string;
  readonly bar?: Bar;
  readonly against: string;
}

/** Three significant digits are more than a shared machine can promise. */
const SIGNIFICANT_DIGITS = 3;

export function benchLine({ id, value, unit, bar = null, against }: LineParts): BenchLine {
  const rounded = Number(value.toPrecision(SIGNIFICANT_DIGITS));
  return { id, value: rounded, unit, bar: barText(bar), ok: holds(bar, value), against };
}

function barText(bar: Bar): string | null {
  if (bar === null) return null;
  return 'most' in bar ? `<= ${bar.most}` : `>= ${bar.least}`;
}

function holds(bar: Bar, value: number): boolean {
  if (bar === null) return true;
  return 'most' in bar ? value <= bar.most : value >= bar.least;
}
