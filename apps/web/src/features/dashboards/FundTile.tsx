import type { Translate } from '@premia/locale';
import type { FundByMonth } from '@premia/service';
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

function specOf(data: FundByMonth, t: Translate, format: Format): ChartSpec {
  const { currency } = data;
  return {
    categories: data.rows.map((row) => ({
      key: row.period,
      label: format.period(row.period),
      axisLabel: monthAxisLabel(row.period),
      inProgress: !row.sealed,
    })),
    series: [
      {
        id: 'fund',
        name: t(dashboardMessages.fund),
        kind: 'bar',
        stroke: 'solid',
        values: data.rows.map((row) => row.fund),
        format: (value) => format.money(value, { currency }),
        axisFormat: (value) => format.money(value, { currency, compact: true }),
      },
    ],
  };
}

export function FundTile({ range }: { readonly range: MonthRange }) {
  const t = useTranslate();
  const format = useFormat();
  const trpc = useTRPC();
  const query = useQuery({ ...trpc.dashboards.fundByMonth.queryOptions(range), placeholderData: keepPreviousData });
  const { data } = query;
  const spec = useMemo(() => (data === undefined ? null : specOf(data, t, format)), [data, t, format]);
  return (
    <Card
      title={t(dashboardMessages.fundByMonth)}
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
        {(rows) =>
          rows.rows.length === 0 || spec === null ? (
            <EmptyState title={t(dashboardMessages.noData)} text={t(dashboardMessages.noDataText)} />
          ) : (
            <Chart
              label={t(dashboardMessages.fundByMonth)}
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
