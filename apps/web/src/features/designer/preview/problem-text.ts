import { describeProblem, type Language } from '@premia/locale';
import type { Problem } from '@premia/scheme';

/** Why there is no value, in one sentence. */
export function problemText(problem: Problem, language: Language): string {
  return describeProblem(problem, { language });
}
