import type { PeriodState, PeriodSummary, RunSummary } from '@premia/service';
import {
  Card,
  EmptyState,
  MoneyText,
  Page,
  SkeletonRows,
  StatusBadge,
  type Tone,
  useFormat,
  useName,
  useTranslate,
} from '@premia/ui';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTRPC } from '../../shell/api.ts';
import { Loaded } from '../../shell/Loaded.tsx';
import { useSession } from '../../shell/session.ts';
import { AdjustmentsLink } from './AdjustmentsLink.tsx';
import { LaunchButtons } from './LaunchRun.tsx';
import classes from './Runs.module.css';
import { isWorking, POLL_INTERVAL_MS, RUN_TONES, totalOf } from './run-states.ts';
import { runsMessages } from './runs.messages.ts';

const route = getRouteApi('/app/runs');

const PERIOD_TONES: Readonly<Record<PeriodState, Tone>> = { open: 'active', closing: 'warn', sealed: 'good' };
const PERIOD_WORDS = {
  open: runsMessages.openPeriod,
  closing: runsMessages.closingPeriod,
  sealed: runsMessages.sealedPeriod,
} as const;

/** Periods on the left, the runs of the chosen one on the right. */
export function RunsRoute() {
  const t = useTranslate();
  const trpc = useTRPC();
  const { may } = useSession();
  const periods = useQuery(trpc.periods.list.queryOptions());
  return (
    <Page
      title={t(runsMessages.title)}
      description={t(
        may.includes('run.launch') || may.includes('adjustment.list')
          ? runsMessages.description
          : runsMessages.ownPeople,
      )}
      width="wide"
      actions={<AdjustmentsLink />}
    >
      <Loaded query={periods} skeleton={<SkeletonRows rows={6} />}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState title={t(runsMessages.noPeriods)} text={t(runsMessages.noPeriodsText)} />
          ) : (
            <PeriodsAndRuns periods={list} />
          )
        }
      </Loaded>
    </Page>
  );
}

function PeriodsAndRuns({ periods }: { readonly periods: readonly PeriodSummary[] }) {
  const t = useTranslate();
  const format = useFormat();
  const search = route.useSearch();
  const chosen = periods.find((period) => period.period === search.period) ?? periods[0];
  if (chosen === undefined) return null;
  return (
    <div className={classes['columns']}>
      <Card title={t(runsMessages.periods)} flush>
        <ul className={classes['periods']}>
          {periods.map((period) => (
            <li key={period.period}>
              <Link
                to="/runs"
                search={{ period: period.period }}
                className={classes['period']}
                data-chosen={period === chosen || undefined}
              >
                <span className={classes['periodName']}>{format.period(period.period)}</span>
                <StatusBadge tone={PERIOD_TONES[period.state]}>{t(PERIOD_WORDS[period.state])}</StatusBadge>
                <MoneyText
                  className={classes['periodAmount']}
                  amount={period.accrued}
                  currency={period.currency}
                  minorUnits="always"
                />
              </Link>
            </li>
          ))}
        </ul>
      </Card>
      <RunsOfPeriod key={chosen.period} period={chosen} />
    </div>
  );
}

function RunsOfPeriod({ period }: { readonly period: PeriodSummary }) {
  const t = useTranslate();
  const format = useFormat();
  const trpc = useTRPC();
  const runs = useQuery({
    ...trpc.runs.list.queryOptions({ period: period.period }),
    refetchInterval: (query) => ((query.state.data ?? []).some(isWorking) ? POLL_INTERVAL_MS : false),
  });
  return (
    <Card
      title={t(runsMessages.runsOf, { period: format.period(period.period) })}
      note={<LaunchButtons period={period} />}
    >
      <Loaded query={runs} skeleton={<SkeletonRows rows={3} height="4rem" />}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState title={t(runsMessages.noRuns)} text={t(runsMessages.noRunsText)} />
          ) : (
            <ul className={classes['runs']}>
              {list.map((run) => (
                <li key={run.id}>
                  <RunCard run={run} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Card>
  );
}

function RunCard({ run }: { readonly run: RunSummary }) {
  const t = useTranslate();
  const format = useFormat();
  const nameOf = useName();
  return (
    <Link to="/runs/$runId" params={{ runId: run.id }} className={classes['run']}>
      <span className={classes['runMain']}>
        <span className={classes['runKind']}>{t(runsMessages[run.kind])}</span>
        <span className={classes['quiet']}>
          {t(runsMessages.launchedBy, { name: nameOf(run.launchedBy), time: format.dateTime(run.launchedAt) })}
        </span>
      </span>
      <StatusBadge tone={RUN_TONES[run.state]} busy={isWorking(run)}>
        {t(runsMessages[run.state])}
      </StatusBadge>
      <span className={classes['runTotal']}>
        {isWorking(run) ? (
          <span className={classes['quiet']}>
            {t(runsMessages.progress, { computed: String(run.computed), participants: String(run.participants) })}
          </span>
        ) : (
          <MoneyText amount={totalOf(run)} currency={run.currency} minorUnits="always" />
        )}
      </span>
    </Link>
  );
}
