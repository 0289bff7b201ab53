import type { DecidedSubmission } from '@premia/service';
import { StatusBadge, type Tone, useFormat, useName, useTranslate } from '@premia/ui';
import { Link } from '@tanstack/react-router';
import classes from './Approvals.module.css';
import { approvalsMessages as messages } from './approvals.messages.ts';

const TONES: Readonly<Record<DecidedSubmission['state'], Tone>> = {
  submitted: 'warn',
  approved: 'good',
  returned: 'bad',
  withdrawn: 'neutral',
};

/** What became of the latest submissions, and by whom. */
export function DecidedList({ decided }: { readonly decided: readonly DecidedSubmission[] }) {
  return (
    <ul className={classes['decided']}>
      {decided.map((submission) => (
        <Decided key={submission.id} submission={submission} />
      ))}
    </ul>
  );
}

function Decided({ submission }: { readonly submission: DecidedSubmission }) {
  const t = useTranslate();
  const format = useFormat();
  const nameOf = useName();
  const { schemeId, schemeTitle, state, version, steps, authorName, closedAt, submittedAt } = submission;
  const last = steps.findLast(({ decision }) => decision !== null);
  const by = state === 'withdrawn' ? authorName : (last?.byName ?? authorName);
  return (
    <li>
      <div className={classes['decidedWords']}>
        <Link to="/schemes/$schemeId" params={{ schemeId }} className={classes['link']}>
          {nameOf(schemeTitle)}
        </Link>
        <span className={classes['quiet']}>
          {t(messages.by, { name: nameOf(by), time: format.dateTime(closedAt ?? submittedAt) })}
        </span>
        {last?.comment !== undefined && last.comment !== '' && <span>«{last.comment}»</span>}
      </div>
      <StatusBadge tone={TONES[state]}>
        {state === 'approved' ? t(messages.approved, { version: version ?? 0 }) : t(messages[state])}
      </StatusBadge>
    </li>
  );
}
