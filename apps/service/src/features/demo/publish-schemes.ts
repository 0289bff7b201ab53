import type { Actor } from '@premia/access';
import type { DemoScheme } from '@premia/demo';
import type { SchemeDocument } from '@premia/scheme';
import type { ApprovalUseCases } from '../approvals/use-cases.ts';
import type { Audience } from '../schemes/publish-scheme.ts';
import type { NewScheme, SchemeUseCases } from '../schemes/use-cases.ts';

interface DemoPublishing {
  readonly schemes: SchemeUseCases;
  readonly approvals: ApprovalUseCases;
  /** The HR lead. */
  readonly author: Actor;
  /** Of finance, and paid by none of the schemes. */
  readonly approver: Actor;
  readonly from: string;
}

const MESSAGE = 'Действует с начала истории. In force since the beginning of the history.';

/** Creates and submits the demo's schemes as the HR lead would, and approves them as finance; published ones are left alone. */
export async function publishSchemes(publishing: DemoPublishing, demoSchemes: readonly DemoScheme[]): Promise<void> {
  const { schemes, author } = publishing;
  const known = new Map((await schemes.list(author)).map(({ key, id, status }) => [key, { id, status }]));
  for (const { document, draft, audience } of demoSchemes) {
    const before = known.get(document.key);
    if (before !== undefined && before.status !== 'draft') continue;
    const { title, period, currency } = document;
    const schemeId = before?.id ?? (await create(schemes, author, { title, period, currency, document }));
    await publish(publishing, schemeId, audience);
    if (draft !== null) await saveDraft(schemes, { actor: author, schemeId, draft });
  }
}

async function create(schemes: SchemeUseCases, author: Actor, scheme: NewScheme): Promise<string> {
  const created = await schemes.create(author, scheme);
  if (!created.ok) throw new Error(`loadDemo: creating ${scheme.title.en}: ${created.failure.code}`);
  return created.value.schemeId;
}

async function publish(
  { schemes, approvals, author, approver, from }: DemoPublishing,
  schemeId: string,
  targets: DemoScheme['audience'],
): Promise<void> {
  const opened = await schemes.open(author, { schemeId });
  if (!opened.ok) throw new Error(`loadDemo: opening ${schemeId}: ${opened.failure.code}`);
  const { submission, revision } = opened.value;
  // A load that was interrupted goes on where it stopped.
  const waiting = submission ?? (await submit(approvals, author, { schemeId, revision, assignTo: { from, targets } }));
  const decided = await approvals.decide(approver, {
    submissionId: waiting.id,
    revision: waiting.revision,
    decision: 'approve',
    comment: '',
  });
  if (!decided.ok || !decided.value.ok) throw new Error(`loadDemo: approving ${schemeId}: ${JSON.stringify(decided)}`);
}

async function submit(
  approvals: ApprovalUseCases,
  author: Actor,
  input: { readonly schemeId: string; readonly revision: number; readonly assignTo: Audience },
): Promise<{ readonly id: string; readonly revision: number }> {
  const submitted = await approvals.submit(author, { ...input, message: MESSAGE });
  if (!submitted.ok || !submitted.value.ok) throw new Error(`loadDemo: submitting: ${JSON.stringify(submitted)}`);
  return { id: submitted.value.submissionId, revision: submitted.value.revision };
}

async function saveDraft(
  schemes: SchemeUseCases,
  { actor, schemeId, draft }: { readonly actor: Actor; readonly schemeId: string; readonly draft: SchemeDocument },
): Promise<void> {
  const opened = await schemes.open(actor, { schemeId });
  if (!opened.ok) throw new Error(`loadDemo: opening ${schemeId}: ${opened.failure.code}`);
  const saved = await schemes.saveDraft(actor, { schemeId, document: draft, revision: opened.value.revision });
  if (!saved.ok || !saved.value.ok)
    throw new Error(`loadDemo: saving the draft of ${schemeId}: ${JSON.stringify(saved)}`);
}
