import { SegmentedControl } from '@mantine/core';
import { Page, useTranslate } from '@premia/ui';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { currentMonth, monthsBetween, shiftMonth } from '../../calendar/months.ts';
import { useTRPC } from '../../shell/api.ts';
import classes from './Dashboards.module.css';
import { DepartmentTile } from './DepartmentTile.tsx';
import { dashboardMessages } from './dashboards.messages.ts';
import { FundTile } from './FundTile.tsx';
import { HeadlineTiles } from './HeadlineTiles.tsx';
import { RevenueTile } from './RevenueTile.tsx';

const route = getRouteApi('/app/dashboards');

const RANGES = [
  { months: 6, label: dashboardMessages.lastSix },
  { months: 12, label: dashboardMessages.lastTwelve },
  { months: 24, label: dashboardMessages.lastTwentyFour },
] as const;
const RANGE_DEFAULT_MONTHS = 12;

export interface MonthRange {
  readonly from: string;
  readonly to: string;
}

/** The company's newest month with data; the wall calendar's until that is known. */
function useLatestMonth(): string {
  const trpc = useTRPC();
  const periods = useQuery(trpc.periods.list.queryOptions());
  const months = (periods.data ?? []).map((period) => period.period).filter((period) => /^\d{4}-\d{2}$/.test(period));
  return months.sort().at(-1) ?? currentMonth(new Date());
}

/** A few numbers, always beside what they are compared with. Each tile loads and fails by itself. */
export function DashboardsRoute() {
  const t = useTranslate();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const latest = useLatestMonth();
  const to = search.to ?? latest;
  const range: MonthRange = { from: search.from ?? shiftMonth(to, 1 - RANGE_DEFAULT_MONTHS), to };
  const length = monthsBetween(range.from, range.to).length;
  return (
    <Page
      title={t(dashboardMessages.title)}
      description={t(dashboardMessages.description)}
      width="wide"
      actions={
        <SegmentedControl
          size="xs"
          aria-label={t(dashboardMessages.range)}
          value={String(length)}
          data={RANGES.map(({ months, label }) => ({ value: String(months), label: t(label) }))}
          onChange={(value) =>
            void navigate({
              search: (previous) => ({ ...previous, to, from: shiftMonth(to, 1 - Number(value)) }),
              replace: true,
            })
          }
        />
      }
    >
      <div className={classes['board']}>
        <HeadlineTiles range={range} />
        <FundTile range={range} />
        <RevenueTile range={range} />
        <DepartmentTile range={range} />
      </div>
    </Page>
  );
}
