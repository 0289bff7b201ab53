import { actorName } from '@premia/access';
import type { ApprovalStep } from '@premia/compensation';
import type { SubmissionRecord, Tx } from '@premia/database';
import type { BilingualText } from '../../contract.ts';
import { notify } from '../notifications/notify.ts';

interface Noticed extends Pick<SubmissionRecord, 'id' | 'schemeId'> {
  readonly title: BilingualText;
}

/** Those whose turn it is learn that a scheme waits for them. */
export async function noticeWaiting(tx: Tx, submission: Noticed, step: ApprovalStep): Promise<void> {
  const rows = await tx.rows<{ id: string }>('select employee_id as id from role_grants where role = $1 order by 1', [
    step,
  ]);
  const details = detailsOf(tx, submission);
  await notify(tx, [{ to: rows.map(({ id }) => id), code: 'submission/waits', details }]);
}

/** Its author learns of every step: a yes that sends it on, the last one, or that it comes back. */
export async function noticeDecided(
  tx: Tx,
  submission: Noticed & Pick<SubmissionRecord, 'authorId'>,
  became: 'approved' | 'passed' | 'returned',
): Promise<void> {
  const author = await tx.rows<{ id: string }>('select id from employees where id = $1', [submission.authorId]);
  const details = { ...detailsOf(tx, submission), became };
  await notify(tx, [{ to: author.map(({ id }) => id), code: 'submission/decided', details }]);
}

function detailsOf(tx: Tx, { id, schemeId, title }: Noticed): Readonly<Record<string, string>> {
  const { ru, en } = title;
  return {
    submissionId: id,
    schemeId,
    by: actorName(tx.actor),
    ...(ru === undefined ? {} : { titleRu: ru }),
    ...(en === undefined ? {} : { titleEn: en }),
  };
}
