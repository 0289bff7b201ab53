import { Select } from '@mantine/core';
import type { Translate } from '@premia/locale';
import type { FundByDepartment } from '@premia/service';
import {
  Bone,
  Card,
  compareAmounts,
  EmptyState,
  type Format,
  Skeleton,
  useFormat,
  useName,
  useTranslate,
} from '@premia/ui';
import { Chart, type ChartSpec } from '@premia/ui/chart';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { monthsBetween, shiftMonth } from '../../calendar/months.ts';
import { useTRPC } from '../../shell/api.ts';
import { Loaded } from '../../shell/Loaded.tsx';
import classes from './Dashboards.module.css';
import type { MonthRange } from './DashboardsRoute.tsx';
import { dashboardMessages } from './dashboards.messages.ts';
import { Freshness } from './Freshness.tsx';

const route = getRouteApi('/app/dashboards');

const ROW_HEIGHT_PX = 34;
const FRAME_HEIGHT_PX = 72;

interface SpecWords {
  readonly t: Translate;
  readonly format: Format;
  readonly nameOf: ReturnType<typeof useName>;
}

function shownRows(data: FundByDepartment) {
  return data.rows
    .flatMap((row) => (row.fund === null ? [] : [{ ...row, fund: row.fund }]))
    .sort((left, right) => compareAmounts(right.fund, left.fund));
}

function specOf(data: FundByDepartment, { t, format, nameOf }: SpecWords): ChartSpec {
  const rows = shownRows(data);
  const money = {
    format: (value: string) => format.money(value, { currency: data.currency }),
    axisFormat: (value: string) => format.money(value, { currency: data.currency, compact: true }),
  };
  return {
    horizontal: true,
    categories: rows.map((row) => ({ key: row.departmentId, label: nameOf(row.name) })),
    series: [
      {
        id: 'fund',
        name: t(dashboardMessages.fund),
        kind: 'bar',
        stroke: 'solid',
        values: rows.map((row) => row.fund),
        ...money,
      },
      {
        id: 'previous',
        name: t(dashboardMessages.previousFund),
        kind: 'bar',
        stroke: 'outline',
        values: rows.map((row) => row.previousFund),
        ...money,
      },
    ],
  };
}

/** Who the fund goes to, beside the month before. Small groups are not shown at all. */
export function DepartmentTile({ range }: { readonly range: MonthRange }) {
  const t = useTranslate();
  const format = useFormat();
  const nameOf = useName();
  const trpc = useTRPC();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const period = search.period ?? shiftMonth(range.to, -1);
  const query = useQuery({
    ...trpc.dashboards.fundByDepartment.queryOptions({ period }),
    placeholderData: keepPreviousData,
  });
  const { data } = query;
  const spec = useMemo(
    () => (data === undefined ? null : specOf(data, { t, format, nameOf })),
    [data, t, format, nameOf],
  );
  const hidden = (data?.rows ?? []).filter((row) => row.fund === null).length;
  return (
    <Card
      className={classes['wide']}
      title={t(dashboardMessages.fundByDepartment)}
      note={data === undefined ? undefined : <Freshness freshness={data.freshness} />}
    >
      <Select
        className={classes['month'] ?? ''}
        aria-label={t(dashboardMessages.departmentMonth)}
        data={monthsBetween(range.from, range.to)
          .toReversed()
          .map((month) => ({ value: month, label: format.period(month) }))}
        value={period}
        onChange={(value) => {
          if (value !== null) void navigate({ search: (previous) => ({ ...previous, period: value }), replace: true });
        }}
      />
      <Loaded
        query={query}
        skeleton={
          <Skeleton>
            <Bone height="18rem" />
          </Skeleton>
        }
      >
        {() =>
          spec === null || spec.categories.length === 0 ? (
            <EmptyState title={t(dashboardMessages.noData)} text={t(dashboardMessages.noDataText)} />
          ) : (
            <Chart
              label={t(dashboardMessages.fundByDepartment)}
              spec={spec}
              height={spec.categories.length * ROW_HEIGHT_PX + FRAME_HEIGHT_PX}
              categoryHeader={t(dashboardMessages.department)}
            />
          )
        }
      </Loaded>
      {hidden > 0 && <p className={classes['hidden']}>{t(dashboardMessages.hidden, { count: hidden })}</p>}
    </Card>
  );
}
