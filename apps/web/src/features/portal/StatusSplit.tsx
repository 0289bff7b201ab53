import type { PortalOverview } from '@premia/service';
import { MoneyText, shareOfWidth, signOf, useTranslate } from '@premia/ui';
import classes from './Portal.module.css';
import { portalMessages } from './portal.messages.ts';
import { checkedParts, STATUS_PARTS } from './status-parts.ts';

const HINTS = {
  accrued: portalMessages.accruedHint,
  approved: portalMessages.approvedHint,
  paid: portalMessages.paidHint,
} as const;

/** Where the money is on its way to me; the parts visibly add up to the number above. */
export function StatusSplit(props: { readonly overview: PortalOverview; readonly total: string }) {
  const t = useTranslate();
  const { overview, total } = props;
  const { addsUp } = checkedParts(overview, total);
  return (
    <section className={classes['split']} aria-label={t(portalMessages.split)}>
      <div className={classes['splitBar']} aria-hidden="true">
        {STATUS_PARTS.filter((part) => signOf(overview.status[part]) > 0).map((part) => (
          <span key={part} data-part={part} style={{ flexGrow: shareOfWidth(overview.status[part], total) }} />
        ))}
      </div>
      <dl className={classes['splitParts']}>
        {STATUS_PARTS.map((part) => (
          <div key={part} data-part={part}>
            <dt>{t(portalMessages[part])}</dt>
            <dd>
              <MoneyText amount={overview.status[part]} currency={overview.currency} minorUnits="always" />
            </dd>
            <dd className={classes['hint']}>{t(HINTS[part])}</dd>
          </div>
        ))}
      </dl>
      {!addsUp && <p className={classes['hint']}>{t(portalMessages.partsMoving)}</p>}
    </section>
  );
}
