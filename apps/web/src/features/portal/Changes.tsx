import type { PortalChange, PortalOverview } from '@premia/service';
import { Card, DeltaText, differenceOf, useFormat, useTranslate } from '@premia/ui';
import { causeWords } from './change-words.ts';
import classes from './Portal.module.css';
import { portalMessages } from './portal.messages.ts';

const CHANGES_SHOWN_MAX = 5;

/** What moved the amount lately, each with its cause; a decrease is an entry like any other. */
export function Changes({ overview }: { readonly overview: PortalOverview }) {
  const t = useTranslate();
  return (
    <Card title={t(portalMessages.changes)}>
      {overview.changes.length === 0 ? (
        <p className={classes['hint']}>{t(portalMessages.noChanges)}</p>
      ) : (
        <ul className={classes['changes']}>
          {overview.changes.slice(0, CHANGES_SHOWN_MAX).map((change) => (
            <ChangeItem key={`${change.at} ${change.cause?.id ?? ''}`} change={change} currency={overview.currency} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function ChangeItem(props: { readonly change: PortalChange; readonly currency: string }) {
  const t = useTranslate();
  const format = useFormat();
  const { change, currency } = props;
  return (
    <li className={classes['change']}>
      <span className={classes['lineText']}>
        <span>{causeWords(change, t)}</span>
        <span className={classes['hint']}>{format.dateTime(change.at)}</span>
      </span>
      <ChangeAmount change={change} currency={currency} />
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
