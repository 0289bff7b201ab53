import type { Actor } from '@premia/access';
import type { SchemeSubmitted, SchemeVersionSummary } from '../contract.ts';
import type { ApprovalUseCases, SubmissionInput } from '../features/approvals/use-cases.ts';
import type { ServiceUnderTest } from './service-under-test.ts';

/** HR submits, finance approves, for tests that are about something else; throws when either is refused. */
export async function publishByApproval(
  approvals: ApprovalUseCases,
  { author, approver }: { readonly author: Actor; readonly approver: Actor },
  input: SubmissionInput,
): Promise<SchemeVersionSummary> {
  const submitted = await approvals.submit(author, input);
  if (!submitted.ok || !submitted.value.ok) throw new Error(`submitting was refused: ${JSON.stringify(submitted)}`);
  const { submissionId, revision } = submitted.value;
  const decided = await approvals.decide(approver, { submissionId, revision, decision: 'approve', comment: '' });
  if (!decided.ok || !decided.value.ok || decided.value.version === null) {
    throw new Error(`approving was refused: ${JSON.stringify(decided)}`);
  }
  return decided.value.version;
}

/** The same over HTTP, by the small company's people; a refusal of the submission is the answer. */
export async function publishOverHttp(
  service: ServiceUnderTest,
  input: SubmissionInput,
): Promise<
  | Extract<SchemeSubmitted, { readonly ok: false }>
  | { readonly ok: true; readonly version: SchemeVersionSummary | null }
> {
  const { api: hr } = await service.signedIn('hr');
  const { api: finance } = await service.signedIn('fin1');
  const { assignTo, ...rest } = input;
  const targets = assignTo?.targets.map((target) => ({ ...target }));
  const submitted = await hr.approvals.submit.mutate({
    ...rest,
    ...(assignTo === undefined || targets === undefined ? {} : { assignTo: { from: assignTo.from, targets } }),
  });
  if (!submitted.ok) return submitted;
  const { submissionId, revision } = submitted;
  const decided = await finance.approvals.approve.mutate({ submissionId, revision });
  if (!decided.ok) throw new Error(`approving was refused: ${JSON.stringify(decided)}`);
  return { ok: true, version: decided.version };
}

/** A department with those below it, from a day on. */
export const toDepartment = (id: string, from: string) => ({ from, targets: [{ kind: 'department' as const, id }] });
