/** What a chart shows, free of any drawing library. Amounts are decimal strings. */
export interface ChartSpec {
  readonly categories: readonly ChartCategory[];
  readonly series: readonly ChartSeries[];
  /** Bars run to the right, one category a line; for long names. */
  readonly horizontal?: boolean;
}

export interface ChartCategory {
  readonly key: string;
  readonly label: string;
  /** Short label for the axis. */
  readonly axisLabel?: string;
  /** Not finished yet: drawn hatched and never compared with a full one. */
  readonly inProgress?: boolean;
}

export interface ChartSeries {
  readonly id: string;
  readonly name: string;
  readonly kind: 'bar' | 'line';
  /** Tells series apart without colour. */
  readonly stroke: 'solid' | 'dashed' | 'outline';
  readonly axis?: 'left' | 'right';
  /** Null is "not known": a gap, not a zero. */
  readonly values: readonly (string | null)[];
  readonly format: (value: string) => string;
  readonly axisFormat: (value: string) => string;
}
