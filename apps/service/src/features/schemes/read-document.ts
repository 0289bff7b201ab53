import { parseSchemeDocument, type SchemeDocument } from '@premia/scheme';
import { failure, type Result, success } from '../../failure.ts';

/** A document as somebody sent it; fails with the first fault and its place. */
export function readDocument(given: unknown): Result<SchemeDocument> {
  const parsed = parseSchemeDocument(given);
  if (parsed.ok) {
    return success(parsed.document);
  }
  const first = parsed.diagnostics[0];
  return failure('invalid', first?.code ?? 'document/bad-shape', { path: first?.place.path ?? '' });
}
