import type { PortalChange, PortalOverview } from '@premia/service';
import { Bone, Card, EmptyState, Skeleton, StaleBadge, useTranslate } from '@premia/ui';
import { IconSeedling } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useSubscription } from '@trpc/tanstack-react-query';
import { lazy, Suspense, useRef, useState } from 'react';
import { useTRPC } from '../../shell/api.ts';
import { Loaded } from '../../shell/Loaded.tsx';
import { Adjustments } from './Adjustments.tsx';
import { Announcements } from './Announcements.tsx';
import { Attainment } from './Attainment.tsx';
import { Changes } from './Changes.tsx';
import { EarnedNumber } from './EarnedNumber.tsx';
import { Lines } from './Lines.tsx';
import { isNewer } from './last-look.ts';
import { PeriodSwitch } from './PeriodSwitch.tsx';
import classes from './Portal.module.css';
import { Provisional } from './Provisional.tsx';
import { portalMessages } from './portal.messages.ts';
import { StatusSplit } from './StatusSplit.tsx';

// The wording of every problem there is; most people never meet one.
const ProblemList = lazy(() =>
  import('../../shell/ProblemList.tsx').then((module) => ({ default: module.ProblemList })),
);

const route = getRouteApi('/app/portal');

/** What I have earned, why, and what would move it. */
export function PortalRoute() {
  const trpc = useTRPC();
  const { period } = route.useSearch();
  const input = period === undefined ? undefined : { period };
  const overview = useQuery(trpc.portal.overview.queryOptions(input));
  return (
    <div className={classes['portal']}>
      <Loaded query={overview} skeleton={<PortalSkeleton />}>
        {(data) => <Overview key={data.period} overview={data} />}
      </Loaded>
    </div>
  );
}

/** The last change seen live, and whether the line to the service is up. */
function useLiveChange({ period, changes }: PortalOverview): {
  readonly change: PortalChange | null;
  readonly connected: boolean;
} {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [change, setChange] = useState<PortalChange | null>(null);
  // From the last change this page shows, so that nothing is lost between reading the page and opening the stream.
  const [after] = useState(() => changes[0]?.id ?? '0');
  const seen = useRef(after);
  const subscription = useSubscription(
    trpc.portal.watch.subscriptionOptions(
      { period, after },
      {
        onData: (next) => {
          // A stream that was cut begins again where it first began.
          if (!isNewer(next.id, seen.current)) return;
          seen.current = next.id;
          setChange(next);
          void queryClient.invalidateQueries({ queryKey: trpc.portal.pathKey() });
          void queryClient.invalidateQueries({ queryKey: trpc.changes.announcements.queryKey() });
        },
      },
    ),
  );
  return { change, connected: subscription.status === 'pending' };
}

function Overview({ overview }: { readonly overview: PortalOverview }) {
  const t = useTranslate();
  const live = useLiveChange(overview);
  return (
    <>
      <PeriodSwitch period={overview.period} periods={overview.periods} state={overview.state} />
      <section className={classes['hero']}>
        <EarnedNumber overview={overview} change={live.change} />
        <StaleBadge asOf={overview.asOf} note={t(live.connected ? portalMessages.live : portalMessages.reconnecting)} />
        {overview.total !== null && <StatusSplit overview={overview} total={overview.total} />}
      </section>
      {overview.provisional !== null && <Provisional overview={overview} provisional={overview.provisional} />}
      {overview.problems.length > 0 && (
        <Card title={t(portalMessages.problems)}>
          <Suspense fallback={<Bone height="3rem" />}>
            <ProblemList problems={overview.problems} />
          </Suspense>
        </Card>
      )}
      {overview.lines.length === 0 ? (
        overview.total !== null &&
        overview.adjustments.length === 0 && (
          <Card>
            <EmptyState
              icon={<IconSeedling size={22} stroke={1.75} />}
              title={t(portalMessages.noLines)}
              text={t(portalMessages.noLinesText)}
            />
          </Card>
        )
      ) : (
        <Lines overview={overview} />
      )}
      {overview.adjustments.length > 0 && <Adjustments overview={overview} />}
      {overview.attainment.length > 0 && <Attainment overview={overview} />}
      <Announcements />
      <Changes overview={overview} />
    </>
  );
}

function PortalSkeleton() {
  return (
    <Skeleton>
      <Bone width="12rem" height="1.75rem" />
      <Bone width="18rem" height="3.5rem" />
      <Bone height="4.5rem" />
      <Bone height="9rem" />
      <Bone height="7rem" />
    </Skeleton>
  );
}
