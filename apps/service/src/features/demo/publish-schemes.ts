import type { Actor } from '@premia/access';
import type { DemoScheme } from '@premia/demo';
import type { SchemeDocument } from '@premia/scheme';
import type { SchemeUseCases } from '../schemes/use-cases.ts';

/** Creates, publishes and assigns the demo's schemes as the HR lead would; ones that are there already are left alone. */
export async function publishSchemes(
  schemes: SchemeUseCases,
  options: { readonly actor: Actor; readonly schemes: readonly DemoScheme[]; readonly from: string },
): Promise<void> {
  const known = new Set((await schemes.list(options.actor)).map(({ key }) => key));
  for (const { document, draft, audience } of options.schemes) {
    if (known.has(document.key)) continue;
    const { title, period, currency } = document;
    const created = await schemes.create(options.actor, { title, period, currency, document });
    if (!created.ok) throw new Error(`loadDemo: creating ${document.key}: ${created.failure.code}`);
    const { schemeId } = created.value;
    for (const target of audience) await publishTo(schemes, { ...options, schemeId, target });
    if (draft !== null) await saveDraft(schemes, { actor: options.actor, schemeId, draft });
  }
}

async function publishTo(
  schemes: SchemeUseCases,
  options: {
    readonly actor: Actor;
    readonly schemeId: string;
    readonly target: DemoScheme['audience'][number];
    readonly from: string;
  },
): Promise<void> {
  const { actor, schemeId, target, from } = options;
  const opened = await schemes.open(actor, { schemeId });
  if (!opened.ok) throw new Error(`loadDemo: opening ${schemeId}: ${opened.failure.code}`);
  const { revision } = opened.value;
  const assignTo = target.kind === 'position' ? { position: target.id, from } : { departmentId: target.id, from };
  const published = await schemes.publish(actor, { schemeId, revision, note: 'Demo', assignTo });
  if (!published.ok) throw new Error(`loadDemo: publishing ${schemeId}: ${published.failure.code}`);
  if (!published.value.ok) throw new Error(`loadDemo: publishing ${schemeId}: ${JSON.stringify(published.value)}`);
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
