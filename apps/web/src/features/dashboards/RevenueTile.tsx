import type { Translate } from '@premia/locale';
import type { FundAgainstRevenue } from '@premia/service';
import { Bone, Card, EmptyState, type Format, Skeleton, useFormat, useTranslate } from '@premia/ui';
import { Chart, type ChartSpec } from '@premia/ui/chart';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTRPC } from '../../shell/api.ts';
import { Loaded } from '../../shell/Loaded.tsx';
import type { MonthRange } from './DashboardsRoute.tsx';
import { dashboardMessages } from './dashboards.messages.ts';
import { Freshness } from './Freshness.tsx';
import { monthAxisLabel } from './month-axis.ts';

interface SpecWords {
  readonly t: Translate;
  readonly format: Format;
  /** Months that are not sealed yet. */
  readonly openMonths: ReadonlySet<string>;
}

function specOf(data: FundAgainstRevenue, { t, format, openMonths }: SpecWords): ChartSpec {
  const { currency, rows } = data;
  const money = {
    format: (value: string) => format.money(value, { currency }),
    axisFormat: (value: string) => format.money(value, { currency, compact: true }),
  };
  return {
    categories: rows.map((row) => ({
      key: row.period,
      label: format.period(row.period),
      axisLabel: monthAxisLabel(row.period),
      inProgress: openMonths.has(row.period),
    })),
    series: [
      {
        id: 'revenue',
        name: t(dashboardMessages.revenue),
        kind: 'bar',
        stroke: 'solid',
        values: rows.map((row) => row.revenue),
        ...money,
      },
      {
        id: 'share',
        name: t(dashboardMessages.share),
        kind: 'line',
        stroke: 'dashed',
        axis: 'right',
        values: rows.map((row) => row.ratio),
        format: (value) => format.percent(value, { digits: 1 }),
        axisFormat: (value) => format.percent(value, { digits: 1 }),
      },
    ],
  };
}

/** What the fund costs against what it brings. */
export function RevenueTile({ range }: { readonly range: MonthRange }) {
  const t = useTranslate();
  const format = useFormat();
  const trpc = useTRPC();
  const query = useQuery({
    ...trpc.dashboards.fundAgainstRevenue.queryOptions(range),
    placeholderData: keepPreviousData,
  });
  const { data } = query;
  const periods = useQuery(trpc.periods.list.queryOptions()).data;
  const spec = useMemo(() => {
    if (data === undefined) return null;
    const open = (periods ?? []).filter((period) => period.state !== 'sealed').map((period) => period.period);
    return specOf(data, { t, format, openMonths: new Set(open) });
  }, [data, periods, t, format]);
  return (
    <Card
      title={t(dashboardMessages.fundAgainstRevenue)}
      note={data === undefined ? undefined : <Freshness freshness={data.freshness} />}
    >
      <Loaded
        query={query}
        skeleton={
          <Skeleton>
            <Bone height="18rem" />
          </Skeleton>
        }
      >
        {(loaded) =>
          loaded.rows.length === 0 || spec === null ? (
            <EmptyState title={t(dashboardMessages.noData)} text={t(dashboardMessages.noDataText)} />
          ) : (
            <Chart
              label={t(dashboardMessages.fundAgainstRevenue)}
              spec={spec}
              timeline
              categoryHeader={t(dashboardMessages.month)}
            />
          )
        }
      </Loaded>
    </Card>
  );
}
