import { parseSchemeDocument, type SchemeDocument } from '@premia/scheme';
import initiative from './schemes/initiative.scheme.json' with { type: 'json' };
import keyAccount from './schemes/key-account.scheme.json' with { type: 'json' };
import salesManager from './schemes/sales-manager.scheme.json' with { type: 'json' };
import serviceScorecard from './schemes/service-scorecard.scheme.json' with { type: 'json' };

export interface DemoScheme {
  /** The version in force. */
  readonly document: SchemeDocument;
  /** What HR is working on, for a head to simulate; null when the draft is the version in force. */
  readonly draft: SchemeDocument | null;
  /** Whose people are paid by it; a department includes those below it. */
  readonly audience: readonly { readonly kind: 'department' | 'position'; readonly id: string }[];
}

/** Four schemes that between them show most of the catalogue. */
export function demoSchemes(): readonly DemoScheme[] {
  return [
    withDraft(scheme(salesManager, [position('sales-manager'), position('inside-sales')]), raiseTopRate),
    scheme(keyAccount, [position('key-account-manager')]),
    scheme(serviceScorecard, [position('support-engineer'), position('field-engineer')]),
    scheme(initiative, [department('sales'), department('service'), department('marketing')]),
  ];
}

const position = (id: string) => ({ kind: 'position' as const, id });
const department = (id: string) => ({ kind: 'department' as const, id });

/** JSON modules are typed by their text, which is narrower and less exact than the document's type. */
function scheme(json: object, audience: DemoScheme['audience']): DemoScheme {
  const parsed = parseSchemeDocument(json);
  if (!parsed.ok) throw new Error(`demoSchemes: ${JSON.stringify(parsed.diagnostics)}`);
  return { document: parsed.document, draft: null, audience };
}

function withDraft(published: DemoScheme, change: (document: SchemeDocument) => SchemeDocument): DemoScheme {
  return { ...published, draft: change(published.document) };
}

/** The commission starts lower and rewards the best more: some gain, some lose. Cases of the old rates go. */
function raiseTopRate(document: SchemeDocument): SchemeDocument {
  const bands = [
    { from: '0', rate: '0.006' },
    { from: '1500000', rate: '0.012' },
    { from: '3000000', rate: '0.022' },
  ];
  const nodes = document.nodes.map((node) =>
    node.id === 'tiers' ? { ...node, params: { ...node.params, bands } } : node,
  );
  return { ...document, nodes, cases: [] };
}
