import { parsePeriod, periodAround } from '@premia/scheme';
import type { PeriodSummary } from '@premia/service';

type PeriodKind = 'month' | 'quarter' | 'year';

/** The last period whose facts are all in, in the scheme's own length; of an open company's first month, that month. */
export function defaultPeriod(periods: readonly PeriodSummary[], kind: PeriodKind): string {
  const sorted = [...periods].sort((a, b) => (a.period < b.period ? -1 : 1));
  const sealed = sorted.findLast((one) => one.state === 'sealed') ?? sorted.at(-1);
  const parsed = sealed === undefined ? null : parsePeriod(sealed.period);
  if (parsed === null) return THE_FIRST_PERIOD[kind];
  const [year = 2026, month = 1] = parsed.lastDay.split('-').map(Number);
  return periodAround({ year, month, day: 1 }, kind).text;
}

/** Before any period exists. */
const THE_FIRST_PERIOD: Readonly<Record<PeriodKind, string>> = { month: '2026-01', quarter: '2026-Q1', year: '2026' };
