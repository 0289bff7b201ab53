import type { FundByMonth } from '@premia/service';

export interface Headline {
  /** The newest finished month: a month in progress is never compared with a full one. */
  readonly month: FundByMonth['rows'][number];
  readonly previous: FundByMonth['rows'][number] | null;
}

/** Rows come in rising order of period. */
export function headlineOf(rows: FundByMonth['rows']): Headline | null {
  const finished = rows.filter((row) => row.sealed);
  const shown = finished.length === 0 ? rows : finished;
  const month = shown.at(-1);
  return month === undefined ? null : { month, previous: shown.at(-2) ?? null };
}
