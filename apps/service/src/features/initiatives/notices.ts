import type { InitiativeCommand } from '@premia/compensation';
import type { InitiativeRecord, Tx } from '@premia/database';
import type { NotificationCode } from '../../contract.ts';
import { type Notice, notify } from '../notifications/notify.ts';

const TO_AUTHORS: Partial<Record<InitiativeCommand, NotificationCode>> = {
  return: 'initiative/returned',
  decline: 'initiative/declined',
  approve: 'initiative/approved',
  correct: 'initiative/corrected',
  revoke: 'initiative/revoked',
};

/**
 * Tells whoever a command concerns: the assessor of the task, finance of the decision, the authors of what became of it.
 * `isBack`: a correction was declined and what was approved before stands.
 */
export async function tellOf(
  tx: Tx,
  initiative: InitiativeRecord,
  { command, by, isBack }: { readonly command: InitiativeCommand; readonly by: string; readonly isBack: boolean },
): Promise<void> {
  const details = detailsOf(initiative, by);
  const authors = initiative.authors.map(({ employee }) => employee);
  const notices: Notice[] = [];
  const code = isBack ? 'initiative/correction-declined' : TO_AUTHORS[command];
  if (code !== undefined) notices.push({ to: authors, code, details });
  if ((command === 'assign' || command === 'resubmit') && initiative.assessorId !== null)
    notices.push({ to: [initiative.assessorId], code: 'initiative/assigned', details });
  if (command === 'measure' || command === 'correct')
    notices.push({ to: await whoApproves(tx, initiative), code: 'initiative/to-approve', details });
  await notify(tx, notices);
}

export function detailsOf(initiative: InitiativeRecord, by: string | null): Readonly<Record<string, string>> {
  const { id, title, deadline } = initiative;
  return {
    initiativeId: id,
    title,
    ...(deadline === null ? {} : { deadline }),
    ...(by === null ? {} : { by }),
  };
}

async function whoApproves(tx: Tx, { authors, measuredBy }: InitiativeRecord): Promise<readonly string[]> {
  const rows = await tx.rows<{ id: string }>(
    `select g.employee_id as id from role_grants g join employees e on e.id = g.employee_id
     where g.role = 'finance' and e.left_on is null and not g.employee_id = any($1) order by 1`,
    [[...authors.map(({ employee }) => employee), measuredBy ?? '']],
  );
  return rows.map(({ id }) => id);
}
