import { readVersions, type Tx } from '@premia/database';
import type { BilingualText } from '../../contract.ts';
import { readStoredDocument, type SchemeCompiler } from '../schemes/compiled-schemes.ts';

/** What the payouts of scheme versions are called, by version and code. */
export async function readPayoutTitles(
  tx: Tx,
  compiler: SchemeCompiler,
  versionIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, BilingualText>>> {
  const versions = await readVersions(tx, [...new Set(versionIds)]);
  return new Map(
    versions.map((version) => {
      const { previewPlan } = compiler.compile(readStoredDocument(version.document), version.hash);
      const payouts = previewPlan.results.flatMap((result) =>
        result.kind === 'payout' ? [[result.code, result.title] as const] : [],
      );
      return [version.id, new Map(payouts)];
    }),
  );
}
