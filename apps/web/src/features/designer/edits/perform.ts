import { applyEdits, type EditOutcome, type SchemeEdit } from '@premia/scheme';
import type { ActionWords, Draft } from '../document-store/draft.ts';

/** Applies a person's action to the draft: whole, as one step of the history, or not at all. */
export function perform(draft: Draft, words: ActionWords, edits: readonly SchemeEdit[]): EditOutcome {
  const outcome = applyEdits(draft.getDocument(), edits);
  if (outcome.ok && edits.length > 0) draft.change(words, () => outcome.document);
  return outcome;
}
