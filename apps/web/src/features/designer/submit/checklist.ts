import type { CasesOutcome, Diagnostic, SchemeDocument, SchemeNode } from '@premia/scheme';

export interface Checklist {
  readonly errors: number;
  readonly cases: { readonly kind: 'none' | 'waiting' } | { readonly kind: 'pass' | 'fail'; readonly count: number };
  /** Nodes employees see, and the scheme itself as null, whose name lacks a language. */
  readonly unnamed: readonly (SchemeNode | null)[];
  /** Nothing stands in the way. Missing names do not: the other language is shown. */
  readonly canSubmit: boolean;
}

export function checklistOf(
  document: SchemeDocument,
  diagnostics: readonly Diagnostic[],
  outcome: CasesOutcome | null,
): Checklist {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const cases = caseState(document, outcome);
  const payouts = document.nodes.filter((node) => node.kind === 'payout');
  const unnamed = [
    ...(isBilingual(document.title) ? [] : [null]),
    ...payouts.filter((node) => !isBilingual(node.params?.['title'])),
  ];
  return { errors, cases, unnamed, canSubmit: errors === 0 && (cases.kind === 'none' || cases.kind === 'pass') };
}

function caseState(document: SchemeDocument, outcome: CasesOutcome | null): Checklist['cases'] {
  const count = document.cases?.length ?? 0;
  if (count === 0) return { kind: 'none' };
  if (outcome === null || !outcome.compiled || outcome.cases.length !== count) return { kind: 'waiting' };
  const failing = outcome.cases.filter(({ ok }) => !ok).length;
  return failing === 0 ? { kind: 'pass', count } : { kind: 'fail', count: failing };
}

function isBilingual(title: unknown): boolean {
  if (typeof title !== 'object' || title === null) return false;
  const { ru, en } = title as { readonly ru?: unknown; readonly en?: unknown };
  return typeof ru === 'string' && ru !== '' && typeof en === 'string' && en !== '';
}
