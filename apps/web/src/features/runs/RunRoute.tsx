import type { RunSummary } from '@premia/service';
import {
  Kpi,
  KpiStrip,
  MoneyText,
  Page,
  SkeletonRows,
  StatusBadge,
  useFormat,
  useName,
  useTranslate,
} from '@premia/ui';
import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTRPC } from '../../shell/api.ts';
import { Loaded } from '../../shell/Loaded.tsx';
import { useSession } from '../../shell/session.ts';
import { AdjustmentsOfPeriod } from './AdjustmentsOfPeriod.tsx';
import { AsOf } from './AsOf.tsx';
import { FailedRun } from './FailedRun.tsx';
import { Payroll } from './Payroll.tsx';
import { RunActions } from './RunActions.tsx';
import { RunExceptions } from './RunExceptions.tsx';
import { RunProgress } from './RunProgress.tsx';
import classes from './Runs.module.css';
import { isWorking, POLL_INTERVAL_MS, RUN_ROAD, RUN_TONES, roadIndex, totalOf } from './run-states.ts';
import { runsMessages } from './runs.messages.ts';
import { Statements } from './Statements.tsx';

const route = getRouteApi('/app/runs/$runId');

/** One run: how far it is, what needs attention, and what may be done next. */
export function RunRoute() {
  const trpc = useTRPC();
  const { runId } = route.useParams();
  const run = useQuery({
    ...trpc.runs.get.queryOptions({ runId }),
    refetchInterval: (query) =>
      query.state.data !== undefined && isWorking(query.state.data) ? POLL_INTERVAL_MS : false,
  });
  return (
    <Loaded query={run} skeleton={<SkeletonRows rows={8} />}>
      {(data) => <RunPage run={data} />}
    </Loaded>
  );
}

function RunPage({ run }: { readonly run: RunSummary }) {
  const t = useTranslate();
  const format = useFormat();
  const nameOf = useName();
  const kind = t(runsMessages[run.kind]);
  // A run that failed or was cancelled half-way has statements of some people, which are nobody's result.
  const isDone = run.runHash !== null;
  return (
    <Page
      width="wide"
      back={
        <Link to="/runs" search={{ period: run.period }} className={classes['back']}>
          <IconArrowLeft size={16} stroke={1.75} aria-hidden="true" />
          {t(runsMessages.back)}
        </Link>
      }
      title={t(runsMessages.runTitle, { kind, period: format.period(run.period) })}
      description={t(runsMessages.launchedBy, {
        name: nameOf(run.launchedBy),
        time: format.dateTime(run.launchedAt),
      })}
      actions={<RunActions run={run} />}
    >
      <div className={classes['stack']}>
        <Road run={run} />
        {run.earlierOpen !== null && (
          <p className={classes['fourEyes']} role="note">
            {t(runsMessages.earlierOpen, { period: format.period(run.earlierOpen) })}
          </p>
        )}
        {run.openHoles > 0 && <OpenHoles run={run} />}
        {isWorking(run) && <RunProgress run={run} />}
        {run.failure !== null && <FailedRun run={run} failure={run.failure} />}
        {run.state !== 'failed' && <Sums run={run} />}
        {isDone && <RunExceptions run={run} />}
        {isDone && run.kind === 'final' && <Payroll run={run} />}
        {isDone && <Statements run={run} />}
        {run.kind === 'final' && run.state !== 'failed' && <AdjustmentsOfPeriod period={run.period} />}
        {run.kind === 'final' && isDone && <AsOf run={run} />}
      </div>
    </Page>
  );
}

/** Days whose facts are not all in the run: it cannot be sealed until finance has answered for them. */
function OpenHoles({ run: { openHoles, period } }: { readonly run: RunSummary }) {
  const t = useTranslate();
  const { may } = useSession();
  return (
    <p className={classes['fourEyes']} role="note">
      {t(runsMessages.openHoles, { count: openHoles })}{' '}
      {may.includes('quarantine.list') && (
        <Link to="/facts" search={{ tab: 'totals', period }}>
          {t(runsMessages.seeHoles)}
        </Link>
      )}
    </p>
  );
}

function Sums({ run }: { readonly run: RunSummary }) {
  const t = useTranslate();
  const format = useFormat();
  return (
    <KpiStrip>
      <Kpi
        label={t(runsMessages.total)}
        value={<MoneyText amount={totalOf(run)} currency={run.currency} minorUnits="always" />}
      />
      <Kpi label={t(runsMessages.participants)} value={format.number(String(run.participants))} />
      <Kpi label={t(runsMessages.problems)} value={format.number(String(run.problems))} />
      {run.runHash !== null && (
        <Kpi label={t(runsMessages.hash)} value={<code className={classes['hash']}>{run.runHash.slice(0, 12)}</code>} />
      )}
    </KpiStrip>
  );
}

/** The steps every final run takes, and where this one stands. */
function Road({ run }: { readonly run: RunSummary }) {
  const t = useTranslate();
  const reached = roadIndex(run.state);
  if (reached === -1 || run.kind !== 'final') {
    return (
      <div>
        <StatusBadge tone={RUN_TONES[run.state]} busy={isWorking(run)}>
          {t(runsMessages[run.state])}
        </StatusBadge>
      </div>
    );
  }
  return (
    <ol className={classes['road']}>
      {RUN_ROAD.map((step, index) => (
        <li
          key={step}
          className={classes['step']}
          data-done={index < reached || undefined}
          aria-current={index === reached ? 'step' : undefined}
        >
          {t(runsMessages[step])}
        </li>
      ))}
    </ol>
  );
}
