import type { PortalOverview } from '@premia/service';
import { Card, MoneyText, useName, useTranslate } from '@premia/ui';
import { IconChevronRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import classes from './Portal.module.css';
import { portalMessages } from './portal.messages.ts';
import { checkedLines } from './status-parts.ts';

/** Every line of pay, each the door to its explanation. */
export function Lines({ overview }: { readonly overview: PortalOverview }) {
  const t = useTranslate();
  const nameOf = useName();
  return (
    <Card title={t(portalMessages.lines)} flush>
      <ul className={classes['lines']}>
        {overview.lines.map((line) => (
          <li key={`${line.schemeId} ${line.code}`}>
            <Link
              className={classes['line']}
              to="/portal/$period/$schemeId/$code"
              params={{ period: overview.period, schemeId: line.schemeId, code: line.code }}
            >
              <span className={classes['lineText']}>
                <span className={classes['lineTitle']}>{nameOf(line.title)}</span>
                <span className={classes['hint']}>{nameOf(line.schemeTitle)}</span>
              </span>
              <span className={classes['lineAmount']}>
                <MoneyText amount={line.amount} currency={overview.currency} minorUnits="always" />
                <span className={classes['why']}>{t(portalMessages.why)}</span>
              </span>
              <IconChevronRight size={18} stroke={1.75} aria-hidden="true" />
            </Link>
          </li>
        ))}
      </ul>
      {overview.lines.length + overview.adjustments.length > 1 && <Together overview={overview} />}
    </Card>
  );
}

/** The lines' own sum, so that anyone can see it is the number above. */
function Together({ overview }: { readonly overview: PortalOverview }) {
  const t = useTranslate();
  if (overview.total === null) return null;
  const booked = overview.adjustments.map(({ delta: amount }) => ({ amount }));
  const { sum, addsUp } = checkedLines([...overview.lines, ...booked], overview.total);
  return (
    <div className={classes['together']}>
      <p className={classes['togetherSum']}>
        <span>{t(portalMessages.together)}</span>
        <MoneyText amount={sum} currency={overview.currency} minorUnits="always" />
      </p>
      {!addsUp && <p className={classes['hint']}>{t(portalMessages.partsMoving)}</p>}
    </div>
  );
}
