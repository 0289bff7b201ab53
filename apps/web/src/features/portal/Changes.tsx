import type { PortalChange, PortalOverview } from '@premia/service';
import { Bone, Card, DeltaText, differenceOf, useFormat, useTranslate } from '@premia/ui';
import { lazy, Suspense, useState } from 'react';
import { useSession } from '../../shell/session.ts';
import { causeWords } from './change-words.ts';
import { isNewer, justBefore, takeLook } from './last-look.ts';
import classes from './Portal.module.css';
import { portalMessages } from './portal.messages.ts';

// The wording of changes comes when somebody asks for it.
const WhyChangedBetween = lazy(() =>
  import('./WhyChangedView.tsx').then((module) => ({ default: module.WhyChangedBetween })),
);
const PeriodsCompared = lazy(() =>
  import('./WhyChangedView.tsx').then((module) => ({ default: module.PeriodsCompared })),
);

const CHANGES_SHOWN_MAX = 5;

/** What moved the amount lately, each with its cause; a decrease is an entry like any other. */
export function Changes({ overview }: { readonly overview: PortalOverview }) {
  const t = useTranslate();
  const { period, changes } = overview;
  return (
    <Card title={t(portalMessages.changes)}>
      {overview.state === 'sealed' ? <AgainstPrevious overview={overview} /> : <SinceLastLook overview={overview} />}
      {changes.length === 0 ? (
        <p className={classes['hint']}>{t(portalMessages.noChanges)}</p>
      ) : (
        <ul className={classes['changes']}>
          {changes.slice(0, CHANGES_SHOWN_MAX).map((change) => (
            <ChangeItem key={change.id} change={change} period={period} currency={overview.currency} />
          ))}
        </ul>
      )}
    </Card>
  );
}

/** Everything since the last visit taken together, when there is more than nothing. */
function SinceLastLook({ overview }: { readonly overview: PortalOverview }) {
  const t = useTranslate();
  const { employeeId } = useSession();
  const { period, changes } = overview;
  const newest = changes[0]?.id;
  const [seen] = useState(() => takeLook(employeeId, period, newest));
  if (seen === null || newest === undefined || !isNewer(newest, seen)) return null;
  return (
    <section className={classes['sinceLast']} aria-label={t(portalMessages.sinceLast)}>
      <h3 className={classes['sinceLastTitle']}>{t(portalMessages.sinceLast)}</h3>
      <Suspense fallback={<Bone height="2.5rem" />}>
        <WhyChangedBetween period={period} after={seen} upTo={newest} />
      </Suspense>
    </section>
  );
}

/** A closed period against the one before it. */
function AgainstPrevious({ overview }: { readonly overview: PortalOverview }) {
  const t = useTranslate();
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const rising = [...overview.periods].filter((period) => period.length === overview.period.length).sort();
  const before = rising[rising.indexOf(overview.period) - 1];
  if (before === undefined) return null;
  return (
    <section className={classes['sinceLast']}>
      <button type="button" className={classes['whyButton']} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {isOpen ? t(portalMessages.comparedWith, { period: format.period(before) }) : t(portalMessages.comparePrevious)}
      </button>
      {isOpen && (
        <Suspense fallback={<Bone height="2.5rem" />}>
          <PeriodsCompared from={before} to={overview.period} />
        </Suspense>
      )}
    </section>
  );
}

interface ChangeItemProps {
  readonly change: PortalChange;
  readonly period: string;
  readonly currency: string;
}

function ChangeItem({ change, period, currency }: ChangeItemProps) {
  const t = useTranslate();
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const isExplained = change.totalBefore !== null && change.totalAfter !== null && change.cause?.kind !== 'adjustment';
  return (
    <li className={classes['changeItem']}>
      <div className={classes['change']}>
        <span className={classes['lineText']}>
          <span>{causeWords(change, t)}</span>
          <span className={classes['hint']}>{format.dateTime(change.at)}</span>
        </span>
        <span className={classes['changeAmount']}>
          <ChangeAmount change={change} currency={currency} />
          {isExplained && (
            <button
              type="button"
              className={classes['whyButton']}
              aria-expanded={isOpen}
              onClick={() => setOpen(!isOpen)}
            >
              {t(isOpen ? portalMessages.hideWhy : portalMessages.whyChanged)}
            </button>
          )}
        </span>
      </div>
      {isOpen && (
        <Suspense fallback={<Bone height="2.5rem" />}>
          <WhyChangedBetween period={period} after={justBefore(change.id)} upTo={change.id} />
        </Suspense>
      )}
    </li>
  );
}

function ChangeAmount(props: { readonly change: PortalChange; readonly currency: string }) {
  const t = useTranslate();
  const format = useFormat();
  const { totalBefore, totalAfter } = props.change;
  if (totalAfter === null) return <span className={classes['hint']}>{t(portalMessages.nowUnknown)}</span>;
  if (totalBefore === null) {
    const amount = format.money(totalAfter, { currency: props.currency });
    return <span className={classes['hint']}>{t(portalMessages.firstFigure, { amount })}</span>;
  }
  return <DeltaText amount={differenceOf(totalAfter, totalBefore)} currency={props.currency} />;
}
