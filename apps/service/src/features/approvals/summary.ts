import { type Actor, actorName } from '@premia/access';
import { waitingFor } from '@premia/compensation';
import type { SubmissionRecord, SubmissionTarget, Tx } from '@premia/database';
import type { BilingualText, SubmissionStep, SubmissionSummary } from '../../contract.ts';
import { onRoute } from './on-route.ts';

export type TargetNames = ReadonlyMap<string, BilingualText>;

/** A submission as its banner and its card show it. */
export function toSummary(submission: SubmissionRecord, actor: Actor, names: TargetNames): SubmissionSummary {
  const { id, schemeId, state, revision, authorName, submittedAt, closedAt, message, deadline } = submission;
  return {
    id,
    schemeId,
    state,
    revision,
    authorName,
    isOwn: submission.authorId === actorName(actor),
    submittedAt,
    closedAt,
    message,
    deadline,
    effectiveFrom: submission.effectiveFrom,
    audience: submission.audience.map((target) => ({
      kind: target.kind,
      name: names.get(keyOf(target)) ?? { en: target.id },
    })),
    steps: submission.route.map((step): SubmissionStep => {
      const taken = submission.decisions.find((one) => one.step === step);
      return {
        step,
        decision: taken?.decision ?? null,
        byName: taken?.decidedByName ?? null,
        at: taken?.decidedAt ?? null,
        comment: taken?.comment ?? '',
      };
    }),
    waitingFor: waitingFor(onRoute(submission)),
    version: submission.version,
  };
}

const keyOf = ({ kind, id }: SubmissionTarget): string => `${kind}:${id}`;

/** What the targets of submissions are called. */
export async function targetNames(tx: Tx, submissions: readonly SubmissionRecord[]): Promise<TargetNames> {
  const targets = submissions.flatMap(({ audience }) => audience);
  if (targets.length === 0) return new Map();
  const rows = await tx.rows<SubmissionTarget & { readonly name: BilingualText }>(
    `select distinct on (t.kind, t.id) t.kind, t.id,
       coalesce(d.name, e.name, m.position_title, jsonb_build_object('en', t.id)) as name
     from jsonb_to_recordset($1::jsonb) as t(kind text, id text)
     left join departments d on t.kind = 'department' and d.id = t.id
     left join employees e on t.kind = 'employee' and e.id = t.id
     left join employments m on t.kind = 'position' and m.position = t.id
     order by t.kind, t.id, m.valid_from desc`,
    [JSON.stringify(targets)],
  );
  return new Map(rows.map((row) => [keyOf(row), row.name]));
}
