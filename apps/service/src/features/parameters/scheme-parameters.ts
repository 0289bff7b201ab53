import { readVersions, type Tx } from '@premia/database';
import { type Plan, type SchemeDocument, valueText } from '@premia/scheme';
import type { SchemeParameter } from '../../contract.ts';
import { readStoredDocument, type SchemeCompiler } from '../schemes/compiled-schemes.ts';
import type { SchemeRow } from '../schemes/repository.ts';
import { newestVersionId } from './repository.ts';

/** The parameters of a scheme as it was last published, of its draft before that. */
export async function schemeParameters(
  tx: Tx,
  compiler: SchemeCompiler,
  scheme: SchemeRow,
): Promise<readonly SchemeParameter[]> {
  const versionId = await newestVersionId(tx, scheme.id);
  const [version] = versionId === null ? [] : await readVersions(tx, [versionId]);
  const document = readStoredDocument(version?.document ?? scheme.draft);
  const { previewPlan } = compiler.compile(document, version?.hash ?? scheme.draftHash);
  return previewPlan.requirements.parameters.map((parameter) => inWords(parameter, document));
}

function inWords(
  { key, type, value, dated }: Plan['requirements']['parameters'][number],
  document: SchemeDocument,
): SchemeParameter {
  const own = document.parameters?.find((known) => known.key === key);
  return {
    key,
    title: own?.title ?? { en: key },
    note: own?.note ?? {},
    type,
    value: value === null ? null : valueText(value),
    dated: dated.map((one) => ({ from: one.from, value: valueText(one.value) })),
  };
}
