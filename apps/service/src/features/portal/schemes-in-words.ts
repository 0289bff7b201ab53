import { readVersions, type Tx } from '@premia/database';
import { type Plan, type SchemeDocument, schemeHash } from '@premia/scheme';
import type { BilingualText } from '../../contract.ts';
import { readStoredDocument, type SchemeCompiler } from '../schemes/compiled-schemes.ts';

/** What a statement needs to know about the scheme behind it. */
export interface SchemeInWords {
  readonly title: BilingualText;
  readonly plan: Plan;
  readonly lineTitles: ReadonlyMap<string, BilingualText>;
  /** Codes of payouts the scheme keeps from its people. */
  readonly hiddenCodes: ReadonlySet<string>;
}

export type SchemeReference =
  | { readonly schemeId: string; readonly schemeVersionId: string }
  | { readonly schemeId: string; readonly document: SchemeDocument };

/** By scheme id; a published version always compiles, that is what publishing means. */
export async function describeSchemes(
  tx: Tx,
  compiler: SchemeCompiler,
  references: readonly SchemeReference[],
): Promise<ReadonlyMap<string, SchemeInWords>> {
  const versionIds = references.flatMap((reference) =>
    'schemeVersionId' in reference ? [reference.schemeVersionId] : [],
  );
  const stored = versionIds.length === 0 ? [] : await readVersions(tx, versionIds);
  return new Map([
    ...stored.map(
      ({ schemeId, document, hash }) => [schemeId, describe(compiler, readStoredDocument(document), hash)] as const,
    ),
    ...references.flatMap((reference) =>
      'document' in reference
        ? [[reference.schemeId, describe(compiler, reference.document, schemeHash(reference.document))] as const]
        : [],
    ),
  ]);
}

function describe(compiler: SchemeCompiler, document: SchemeDocument, hash: string): SchemeInWords {
  const { plan } = compiler.compile(document, hash);
  if (plan === null) {
    throw new Error('a published version does not compile');
  }
  const payouts = plan.results.flatMap((result) => (result.kind === 'payout' ? [result] : []));
  return {
    title: document.title,
    plan,
    lineTitles: new Map(payouts.map(({ code, title }) => [code, title.ru || title.en ? title : { en: code }])),
    hiddenCodes: new Set(payouts.filter(({ visible }) => !visible).map(({ code }) => code)),
  };
}
