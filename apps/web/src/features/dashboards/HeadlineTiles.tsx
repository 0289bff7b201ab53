import type { FundAgainstRevenue, FundByMonth } from '@premia/service';
import {
  Bone,
  DeltaPercent,
  Kpi,
  KpiStrip,
  MoneyText,
  PercentText,
  ratioOf,
  relativeChange,
  Skeleton,
  useFormat,
  useTranslate,
} from '@premia/ui';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../shell/api.ts';
import { Loaded } from '../../shell/Loaded.tsx';
import classes from './Dashboards.module.css';
import type { MonthRange } from './DashboardsRoute.tsx';
import { dashboardMessages } from './dashboards.messages.ts';
import { headlineOf } from './headline.ts';

/** The newest finished month in four numbers, each with its change. */
export function HeadlineTiles({ range }: { readonly range: MonthRange }) {
  const trpc = useTRPC();
  const fund = useQuery(trpc.dashboards.fundByMonth.queryOptions(range));
  const revenue = useQuery(trpc.dashboards.fundAgainstRevenue.queryOptions(range));
  return (
    <div className={classes['wide']}>
      <Loaded
        query={fund}
        skeleton={
          <Skeleton>
            <Bone height="6rem" />
          </Skeleton>
        }
      >
        {(data) => <Tiles fund={data} revenue={revenue.data} />}
      </Loaded>
    </div>
  );
}

function Tiles(props: { readonly fund: FundByMonth; readonly revenue: FundAgainstRevenue | undefined }) {
  const t = useTranslate();
  const format = useFormat();
  const { fund, revenue } = props;
  const headline = headlineOf(fund.rows);
  if (headline === null) return null;
  const { month, previous } = headline;
  const { currency } = fund;
  const perPerson = ratioOf(month.fund, String(month.people));
  const perPersonBefore = previous === null ? null : ratioOf(previous.fund, String(previous.people));
  const result = revenue?.rows.find((row) => row.period === month.period);
  const resultBefore = revenue?.rows.find((row) => row.period === previous?.period);
  const note = (
    after: string | null | undefined,
    before: string | null | undefined,
    write: (value: string) => string,
  ) =>
    previous === null || after == null || before == null ? undefined : (
      <>
        <DeltaPercent fraction={relativeChange(after, before)} neutral />
        <span>{t(dashboardMessages.toPrevious, { period: format.period(previous.period), value: write(before) })}</span>
      </>
    );
  const money = (value: string) => format.money(value, { currency, compact: true });
  const count = (value: string) => format.number(value);
  const percent = (value: string) => format.percent(value, { digits: 1 });
  return (
    <KpiStrip>
      <Kpi
        label={t(dashboardMessages.latestFund, { period: format.period(month.period) })}
        value={<MoneyText amount={month.fund} currency={currency} />}
        note={note(month.fund, previous?.fund, money)}
      />
      <Kpi
        label={t(dashboardMessages.perPerson)}
        value={<MoneyText amount={perPerson} currency={currency} digits={0} />}
        note={note(perPerson, perPersonBefore, money)}
      />
      <Kpi
        label={t(dashboardMessages.people)}
        value={format.number(String(month.people))}
        note={note(String(month.people), previous === null ? null : String(previous.people), count)}
      />
      <Kpi
        label={t(dashboardMessages.share)}
        value={<PercentText fraction={result?.ratio ?? null} digits={1} />}
        note={note(result?.ratio, resultBefore?.ratio, percent)}
      />
    </KpiStrip>
  );
}
