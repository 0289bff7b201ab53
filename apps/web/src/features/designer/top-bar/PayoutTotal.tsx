import { Tooltip } from '@mantine/core';
import { formatMoney } from '@premia/locale';
import { useLanguage } from '@premia/ui';
import { useEffect, useRef, useState } from 'react';
import { designerMessages as messages } from '../designer.messages.ts';
import { problemText } from '../preview/problem-text.ts';
import { useDocumentPart, usePreviewState } from '../state/designer-context.tsx';
import classes from './TopBar.module.css';

const CHANGE_SHOWN_MS = 4_000;

/** What the sample employee is paid by the draft as it stands; a sum with a part missing is not a sum. */
export function PayoutTotal({ hasSample }: { readonly hasSample: boolean }) {
  const { language, translate: t } = useLanguage();
  const currency = useDocumentPart((document) => document.currency);
  const result = usePreviewState((preview) => preview.result);
  const isStale = usePreviewState((preview) => preview.isStale);
  // Without a single line there is nothing to add up: that is no zero.
  const total = result === null || result.lines.length === 0 ? null : result.total;
  const before = usePrevious(total, result?.id ?? null);
  const show = (amount: string) => formatMoney(amount, language, { currency, minorUnits: 'always' });
  const [problem] = result?.problems ?? [];
  const waiting = hasSample ? messages.payoutMissing : messages.payoutWaiting;
  const reason = problem === undefined ? t(waiting) : problemText(problem, language);
  return (
    <Tooltip label={total === null ? t(messages.payoutUnknown, { reason }) : t(messages.payout)} multiline maw={320}>
      <span className={classes['payout']} data-stale={isStale || undefined} aria-live="off">
        <span className={classes['payoutLabel']}>{isStale ? t(messages.stale) : t(messages.payout)}</span>
        {before !== null && <s className={classes['payoutBefore']}>{show(before)}</s>}
        <strong data-testid="payout-total">{total === null ? '—' : show(total)}</strong>
        {total === null && hasSample && (result?.problems.length ?? 0) > 0 && (
          <span className={classes['payoutProblem']}>
            {t(messages.payoutProblems, { count: result?.problems.length ?? 0 })}
          </span>
        )}
      </span>
    </Tooltip>
  );
}

/** The total before the last edit, for four seconds; another employee's total is no "before". */
function usePrevious(total: string | null, employeeId: string | null): string | null {
  const last = useRef({ total, employeeId });
  const [before, setBefore] = useState<string | null>(null);
  useEffect(() => {
    const was = last.current;
    last.current = { total, employeeId };
    if (was.employeeId !== employeeId || was.total === null || total === null || was.total === total) {
      if (was.employeeId !== employeeId) setBefore(null);
      return undefined;
    }
    setBefore(was.total);
    const timer = setTimeout(() => setBefore(null), CHANGE_SHOWN_MS);
    return () => clearTimeout(timer);
  }, [total, employeeId]);
  return before;
}
