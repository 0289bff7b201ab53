import { Button } from '@mantine/core';
import type { SubmissionSummary } from '@premia/service';
import { useFormat, useName, useTranslate } from '@premia/ui';
import { IconArrowBackUp, IconHourglass } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTRPCClient } from '../../../shell/api.ts';
import { failureWords } from '../../../shell/failures.ts';
import { useSession } from '../../../shell/session.ts';
import { approvalsMessages as messages } from '../../approvals/approvals.messages.ts';
import { RoutePicture } from '../../approvals/RoutePicture.tsx';
import { REFUSAL_WORDS } from '../../approvals/refusal-words.ts';
import classes from './SubmissionBanner.module.css';

export interface SubmissionBannerProps {
  readonly submission: SubmissionSummary;
  readonly onChanged: () => void;
}

/** Why the draft stands still, and for whom it waits; or what it came back with. */
export function SubmissionBanner({ submission, onChanged }: SubmissionBannerProps) {
  return submission.state === 'returned' ? (
    <Returned submission={submission} />
  ) : (
    <Waiting submission={submission} onChanged={onChanged} />
  );
}

function Waiting({ submission, onChanged }: SubmissionBannerProps) {
  const t = useTranslate();
  const format = useFormat();
  const nameOf = useName();
  const { may, roles } = useSession();
  const { withdraw, problem, isBusy } = useWithdraw(submission, onChanged);
  const { waitingFor, authorName, submittedAt, isOwn, steps } = submission;
  const since = steps.findLast(({ at }) => at !== null)?.at ?? submittedAt;
  const isTurn = waitingFor !== null && roles.includes(waitingFor) && may.includes('scheme.approve') && !isOwn;
  return (
    <section className={classes['banner']} aria-label={t(messages.onApproval)}>
      <IconHourglass size={18} aria-hidden="true" className={classes['icon']} />
      <div className={classes['words']}>
        <p className={classes['title']}>
          {t(waitingFor === 'executive' ? messages.waitsForExecutive : messages.waitsForFinance, {
            since: format.dateTime(since),
          })}
        </p>
        <p className={classes['quiet']}>{t(messages.readOnlyWhile, { name: nameOf(authorName) })}</p>
        {problem !== null && <p role="alert">{problem}</p>}
      </div>
      <RoutePicture submission={submission} />
      {isOwn && may.includes('scheme.withdraw') && (
        <Button size="xs" variant="default" loading={isBusy} onClick={() => void withdraw()}>
          {t(messages.withdraw)}
        </Button>
      )}
      {isTurn && (
        <Button size="xs" renderRoot={(props) => <Link to="/approvals" {...props} />}>
          {t(messages.decide)}
        </Button>
      )}
    </section>
  );
}

function useWithdraw({ id, revision }: SubmissionSummary, onChanged: () => void) {
  const t = useTranslate();
  const client = useTRPCClient();
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const withdraw = async () => {
    setBusy(true);
    try {
      const answer = await client.approvals.withdraw.mutate({ submissionId: id, revision });
      // Whoever was faster decided: the page shows what they said.
      if (answer.ok || answer.code === 'submission/closed' || answer.code === 'submission/changed-meanwhile')
        onChanged();
      else setProblem(t(REFUSAL_WORDS[answer.code]));
    } catch (error) {
      setProblem(failureWords(error, t).text);
    } finally {
      setBusy(false);
    }
  };
  return { withdraw, problem, isBusy };
}

function Returned({ submission: { steps } }: { readonly submission: SubmissionSummary }) {
  const t = useTranslate();
  const format = useFormat();
  const nameOf = useName();
  const returned = steps.find(({ decision }) => decision === 'return');
  if (returned === undefined || returned.byName === null || returned.at === null) return null;
  return (
    <section className={classes['banner']} data-state="returned" aria-label={t(messages.cameBack)}>
      <IconArrowBackUp size={18} aria-hidden="true" className={classes['icon']} />
      <div className={classes['words']}>
        <p className={classes['title']}>
          {t(messages.returnedBy, { name: nameOf(returned.byName), time: format.dateTime(returned.at) })}
        </p>
        <blockquote className={classes['comment']}>{returned.comment}</blockquote>
      </div>
    </section>
  );
}
