import type { PortalOverview, PortalProvisional } from '@premia/service';
import {
  Bone,
  Card,
  DeltaText,
  differenceOf,
  MoneyText,
  StatusBadge,
  signOf,
  useFormat,
  useName,
  useTranslate,
} from '@premia/ui';
import { lazy, Suspense, useState } from 'react';
import classes from './Portal.module.css';
import { portalMessages } from './portal.messages.ts';

// The wording of changes comes when somebody asks for it.
const SinceProvisional = lazy(() =>
  import('./WhyChangedView.tsx').then((module) => ({ default: module.SinceProvisional })),
);

interface ProvisionalProps {
  readonly overview: PortalOverview;
  readonly provisional: PortalProvisional;
}

/** What finance has shown of the period and not yet approved: whose word it is, of when, and what has moved since. */
export function Provisional({ overview, provisional }: ProvisionalProps) {
  const t = useTranslate();
  const format = useFormat();
  const nameOf = useName();
  const { currency } = overview;
  return (
    <Card
      title={t(portalMessages.provisional)}
      note={<StatusBadge tone="warn">{t(portalMessages.provisionalBadge)}</StatusBadge>}
    >
      <p className={classes['provisionalSum']}>
        {provisional.total === null ? (
          t(portalMessages.notWorkedOut)
        ) : (
          <MoneyText amount={provisional.total} currency={currency} minorUnits="always" />
        )}
      </p>
      <p className={classes['hint']}>
        {t(portalMessages.provisionalBy, {
          name: nameOf(provisional.shownBy),
          time: format.dateTime(provisional.shownAt),
        })}
      </p>
      <Since overview={overview} provisional={provisional} />
      {overview.adjustments.length > 0 && (
        <p className={classes['hint']}>{t(portalMessages.provisionalWithoutAdjustments)}</p>
      )}
    </Card>
  );
}

function Since({ overview: { period, currency }, provisional: { total, accrued } }: ProvisionalProps) {
  const t = useTranslate();
  const [isOpen, setOpen] = useState(false);
  if (total === null || accrued === null) return null;
  const difference = differenceOf(accrued, total);
  if (signOf(difference) === 0) return <p>{t(portalMessages.provisionalSame)}</p>;
  return (
    <>
      <p className={classes['provisionalSince']}>
        {t(portalMessages.provisionalSince)} <DeltaText amount={difference} currency={currency} />
        <button type="button" className={classes['whyButton']} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t(isOpen ? portalMessages.hideWhy : portalMessages.whyChanged)}
        </button>
      </p>
      {isOpen && (
        <Suspense fallback={<Bone height="2.5rem" />}>
          <SinceProvisional period={period} />
        </Suspense>
      )}
    </>
  );
}
