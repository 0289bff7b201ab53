import type { PeriodSummary, SchemeSummary } from '@premia/service';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { monthsBetween } from '../../calendar/months.ts';
import { useTRPC } from '../../shell/api.ts';

const route = getRouteApi('/app/simulation');

/** The service compares no more periods at once. */
const PERIODS_MAX = 24;

export interface Scenario {
  readonly schemeId: string;
  /** `draft` or the id of a version. */
  readonly candidate: string;
  readonly periods: readonly string[];
  readonly departmentId: string | undefined;
}

/** Schemes that have something to be compared with. */
export function comparableSchemes(schemes: readonly SchemeSummary[]): readonly SchemeSummary[] {
  return schemes.filter((scheme) => scheme.activeVersion !== null && scheme.status !== 'archived');
}

/** Months that may be chosen, newest first. */
export function monthsOf(periods: readonly PeriodSummary[]): readonly string[] {
  return periods
    .map((period) => period.period)
    .filter((period) => /^\d{4}-\d{2}$/.test(period))
    .sort()
    .toReversed();
}

/** A past month tells more than one that has just begun: the newest finished one, else the newest. */
function defaultMonth(periods: readonly PeriodSummary[]): string | undefined {
  const months = monthsOf(periods);
  const open = new Set(periods.filter((period) => period.state === 'open').map((period) => period.period));
  return months.find((month) => !open.has(month)) ?? months[0];
}

/** The scenario of the address, completed with sensible defaults; null until there is something to compare. */
export function useScenario(): Scenario | null {
  const trpc = useTRPC();
  const search = route.useSearch();
  const schemes = useQuery(trpc.schemes.list.queryOptions()).data ?? [];
  const periods = useQuery(trpc.periods.list.queryOptions()).data ?? [];
  const comparable = comparableSchemes(schemes);
  // Who opens the simulation without a question asks what is about to change.
  const schemeId = search.scheme ?? (comparable.find(({ hasChanges }) => hasChanges) ?? comparable[0])?.id;
  const to = search.to ?? search.from ?? defaultMonth(periods);
  if (schemeId === undefined || to === undefined) return null;
  const [first = to, last = to] = [search.from ?? to, to].sort();
  return {
    schemeId,
    candidate: search.candidate ?? 'draft',
    periods: monthsBetween(first, last).slice(-PERIODS_MAX),
    departmentId: search.department,
  };
}
