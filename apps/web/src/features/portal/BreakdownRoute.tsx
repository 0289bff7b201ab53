import type { PortalBreakdown } from '@premia/service';
import { MoneyText, Page, StaleBadge, useFormat, useName, useTranslate } from '@premia/ui';
import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTRPC } from '../../shell/api.ts';
import { Loaded } from '../../shell/Loaded.tsx';
import classes from './Breakdown.module.css';
import { breakdownMessages } from './breakdown.messages.ts';
import { ExplanationSkeleton } from './ExplanationSkeleton.tsx';

// The amount stands at once; the compiler and the words follow.
const ExplainedLineView = lazy(() =>
  import('./ExplainedLineView.tsx').then((module) => ({ default: module.ExplainedLineView })),
);

const route = getRouteApi('/app/portal/$period/$schemeId/$code');

/** Why this much: sentence, steps, records – one under the other. */
export function BreakdownRoute() {
  const trpc = useTRPC();
  const { period, schemeId, code } = route.useParams();
  const breakdown = useQuery(trpc.portal.breakdown.queryOptions({ period, schemeId, code }));
  return (
    <Loaded
      query={breakdown}
      skeleton={
        <Page title="" width="narrow">
          <ExplanationSkeleton />
        </Page>
      }
    >
      {(data) => <Breakdown breakdown={data} />}
    </Loaded>
  );
}

function Breakdown({ breakdown }: { readonly breakdown: PortalBreakdown }) {
  const t = useTranslate();
  const nameOf = useName();
  const format = useFormat();
  const { line, period, document, schemeVersion, asOf } = breakdown;
  return (
    <Page
      width="narrow"
      back={
        <Link to="/portal" search={{ period }} className={classes['back']}>
          <IconArrowLeft size={16} stroke={1.75} aria-hidden="true" />
          {t(breakdownMessages.back, { period: format.period(period) })}
        </Link>
      }
      title={nameOf(line.title)}
      description={t(breakdownMessages.version, {
        scheme: nameOf(line.schemeTitle),
        version: String(schemeVersion),
      })}
    >
      <div className={classes['stack']}>
        <div>
          <p className={classes['amount']}>
            <MoneyText amount={line.amount} currency={document.currency} minorUnits="always" />
          </p>
          <StaleBadge asOf={asOf} />
        </div>
        <Suspense fallback={<ExplanationSkeleton />}>
          <ExplainedLineView breakdown={breakdown} />
        </Suspense>
      </div>
    </Page>
  );
}
