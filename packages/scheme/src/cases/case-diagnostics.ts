import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { CasesOutcome } from './run-cases.ts';

/** The failing cases of a scheme as diagnostics on the cases, to be shown where all its other faults are shown. */
export function caseDiagnostics(outcome: CasesOutcome): readonly Diagnostic[] {
  if (!outcome.compiled) return outcome.diagnostics;
  return outcome.cases.flatMap(({ name, ok, lines, diagnostics }, index) => {
    if (ok) return [];
    const wrong = lines.find((line) => !line.ok);
    const details = {
      name,
      ...(wrong === undefined ? {} : { result: wrong.code, expected: wrong.expected }),
      ...(typeof wrong?.actual === 'string' ? { actual: wrong.actual } : {}),
    };
    return [{ code: 'case/failed', severity: 'error', place: { path: `cases.${index}` }, details }, ...diagnostics];
  });
}
