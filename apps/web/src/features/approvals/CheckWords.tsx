import type { ApprovalCard } from '@premia/service';
import { useTranslate } from '@premia/ui';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import classes from './Approvals.module.css';
import { approvalsMessages as messages } from './approvals.messages.ts';

/** What was checked when the scheme was submitted. */
export function CheckWords({ checks }: { readonly checks: ApprovalCard['checks'] }) {
  const t = useTranslate();
  const { cases, failingCases, despiteCases, unnamed } = checks;
  const isGood = despiteCases === null && cases > 0;
  return (
    <ul className={classes['checks']}>
      <li data-state={isGood ? 'good' : 'warn'}>
        {isGood ? <IconCheck size={16} aria-hidden="true" /> : <IconAlertTriangle size={16} aria-hidden="true" />}
        {despiteCases === null
          ? t(messages.casesGood, { count: cases })
          : t(messages.casesForced, { failing: failingCases, reason: despiteCases })}
      </li>
      {unnamed > 0 && (
        <li data-state="warn">
          <IconAlertTriangle size={16} aria-hidden="true" />
          {t(messages.unnamed, { count: unnamed })}
        </li>
      )}
    </ul>
  );
}
