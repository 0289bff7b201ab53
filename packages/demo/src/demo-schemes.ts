import { parseSchemeDocument, type SchemeDocument } from '@premia/scheme';
import initiative from './schemes/initiative.scheme.json' with { type: 'json' };
import keyAccount from './schemes/key-account.scheme.json' with { type: 'json' };
import salesManager from './schemes/sales-manager.scheme.json' with { type: 'json' };
import serviceScorecard from './schemes/service-scorecard.scheme.json' with { type: 'json' };

export interface DemoScheme {
  readonly document: SchemeDocument;
  /** Whose people are paid by it; a department includes those below it. */
  readonly audience: readonly { readonly kind: 'department' | 'position'; readonly id: string }[];
}

/** Four schemes that between them show most of the catalogue. */
export function demoSchemes(): readonly DemoScheme[] {
  return [
    scheme(salesManager, [position('sales-manager'), position('inside-sales')]),
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
  return { document: parsed.document, audience };
}
