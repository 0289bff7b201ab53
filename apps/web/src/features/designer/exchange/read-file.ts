import {
  compileScheme,
  type Diagnostic,
  LIMITS,
  parseSchemeText,
  type SchemeDocument,
  withFormulaTrees,
} from '@premia/scheme';
import { placeMissing } from '../layout/initial-placement.ts';

/** What a file is, before anything is done with it. */
export type ReadFile =
  | {
      readonly ok: true;
      readonly fileName: string;
      readonly document: SchemeDocument;
      /** Entries nobody knows, left out. */
      readonly warnings: readonly Diagnostic[];
      /** What the scheme itself would have to be mended of. */
      readonly errors: number;
    }
  | { readonly ok: false; readonly fileName: string; readonly diagnostics: readonly Diagnostic[] };

/** Reads a scheme file as strictly as everything else does; nothing of the open draft is touched. */
export async function readSchemeFile(file: Pick<File, 'name' | 'size' | 'text'>): Promise<ReadFile> {
  const fileName = file.name;
  if (file.size > LIMITS.documentTextBytes) {
    const details = { limit: LIMITS.documentTextBytes };
    return {
      ok: false,
      fileName,
      diagnostics: [{ code: 'document/too-large', severity: 'error', place: { path: '' }, details }],
    };
  }
  const parsed = parseSchemeText(await file.text());
  if (!parsed.ok) return { ok: false, fileName, diagnostics: parsed.diagnostics };
  const errors = compileScheme(parsed.document).diagnostics.filter(({ severity }) => severity === 'error').length;
  return {
    ok: true,
    fileName,
    document: placeMissing(withFormulaTrees(parsed.document)),
    warnings: parsed.diagnostics,
    errors,
  };
}

/** The file in the place of a draft: the scheme keeps its key, its period and its currency stay what people are paid in. */
export function inPlaceOf(draft: SchemeDocument, file: SchemeDocument): SchemeDocument {
  return { ...file, key: draft.key };
}
