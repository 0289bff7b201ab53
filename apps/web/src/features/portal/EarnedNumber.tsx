import type { PortalChange, PortalOverview } from '@premia/service';
import { DeltaText, differenceOf, MoneyText, useFormat, useTranslate } from '@premia/ui';
import { causeWords } from './change-words.ts';
import classes from './Portal.module.css';
import { portalMessages } from './portal.messages.ts';

/** The big number. When it changes under the reader's eyes it moves once and says why. */
export function EarnedNumber(props: { readonly overview: PortalOverview; readonly change: PortalChange | null }) {
  const { overview, change } = props;
  const t = useTranslate();
  const format = useFormat();
  const { currency, total } = overview;
  return (
    <div>
      <p className={classes['earnedLabel']}>{t(portalMessages.earned, { period: format.period(overview.period) })}</p>
      {total === null ? (
        <>
          <p className={classes['unknown']}>{t(portalMessages.notWorkedOut)}</p>
          <p className={classes['hint']}>{t(portalMessages.notWorkedOutWhy)}</p>
        </>
      ) : (
        <p className={classes['earned']}>
          {/* A new key plays the movement again; the first figure stands still. */}
          <span key={total} className={change === null ? undefined : classes['moved']}>
            <MoneyText amount={total} currency={currency} minorUnits="always" />
          </span>
        </p>
      )}
      <div aria-live="polite">{change !== null && <ChangeNote change={change} currency={currency} />}</div>
    </div>
  );
}

function ChangeNote(props: { readonly change: PortalChange; readonly currency: string }) {
  const t = useTranslate();
  const { change, currency } = props;
  const { totalBefore, totalAfter } = change;
  return (
    <p className={classes['changeNote']}>
      {totalBefore !== null && totalAfter !== null && (
        <DeltaText amount={differenceOf(totalAfter, totalBefore)} currency={currency} />
      )}
      <span>{causeWords(change, t)}</span>
    </p>
  );
}
