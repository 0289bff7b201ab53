import type { ApprovalCard } from '@premia/service';
import { DeltaText, MoneyText, useFormat, useTranslate } from '@premia/ui';
import { effectMessages } from '../designer/compare/effect.messages.ts';
import classes from './Approvals.module.css';
import { approvalsMessages as messages } from './approvals.messages.ts';

/** The fund now and as proposed, over the last finished period, as it was when the scheme was submitted. */
export function ApprovalForecast({ approval }: { readonly approval: ApprovalCard }) {
  const t = useTranslate();
  const format = useFormat();
  const { forecast, checks } = approval;
  const people = <p>{t(messages.people, { count: checks.people })}</p>;
  switch (forecast.kind) {
    case 'no-period':
    case 'nobody':
      return (
        <>
          {people}
          <p className={classes['quiet']}>{t(messages.noForecast)}</p>
        </>
      );
    case 'withheld':
      return (
        <>
          {people}
          <p className={classes['quiet']}>{t(messages.withheld, { period: format.period(forecast.period) })}</p>
        </>
      );
    case 'effect': {
      const { base, fund, currency, failed } = forecast;
      return (
        <section aria-label={t(messages.fund, { period: format.period(forecast.period) })}>
          <h3>{t(messages.fund, { period: format.period(forecast.period) })}</h3>
          {base === null ? (
            <p className={classes['fund']}>
              {t(messages.wouldPay, { count: forecast.people, fund: format.money(fund, { currency }) })}
            </p>
          ) : (
            <>
              <p className={classes['fund']}>
                <MoneyText amount={base.fund} currency={currency} /> → <MoneyText amount={fund} currency={currency} />{' '}
                <DeltaText amount={base.delta} currency={currency} />
              </p>
              <p className={classes['quiet']}>
                {t(effectMessages.up, { count: base.up })} · {t(effectMessages.down, { count: base.down })} ·{' '}
                {t(effectMessages.same, { count: base.same })}
              </p>
            </>
          )}
          {failed > 0 && <p className={classes['warn']}>{t(effectMessages.failed, { count: failed })}</p>}
          {people}
        </section>
      );
    }
  }
}
