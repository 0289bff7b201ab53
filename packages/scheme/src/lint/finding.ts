import type { CompiledScheme } from '../compile/compile-scheme.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { SchemeEdit } from '../document/edits/scheme-edit.ts';
import type { SchemeDocument } from '../document/scheme-document.ts';
import type { EvaluationRequest } from '../evaluation/evaluation.ts';
import type { InputBounds } from './analysis/ranges.ts';

/** What a fix does, in one word; the words on its button live in `@premia/locale`. */
export const FIX_LABELS = [
  'fix/add-parameter',
  'fix/add-payout',
  'fix/balance-weights',
  'fix/begin-at-zero',
  'fix/close-bands',
  'fix/divide-weights',
  'fix/floor-at-zero',
  'fix/insert-node',
  'fix/name-payout',
  'fix/open-last-band',
  'fix/remove-link',
  'fix/remove-node',
  'fix/remove-parameter',
  'fix/remove-row',
  'fix/rename-code',
  'fix/sort-bands',
  'fix/through-frame',
  'fix/use-suggestion',
  'fix/zero-when-divisor-zero',
] as const;
export type FixLabel = (typeof FIX_LABELS)[number];

/** One click that mends a finding, where the right mend is beyond doubt. */
export interface Fix {
  readonly label: FixLabel;
  readonly edits: readonly SchemeEdit[];
}

/** Something finance or HR would want to know of a scheme that runs. */
export interface LintFinding extends Diagnostic {
  readonly fix?: Fix;
}

/** A criterion as the company's catalogue has it. */
export interface KnownCriterion {
  readonly key: string;
  readonly owner: string | null;
}

/** What is known around a scheme; all of it may be left out. */
export interface LintContext {
  /** The company's criteria; without them nobody is asked who owns one. */
  readonly criteria?: readonly KnownCriterion[] | undefined;
  /** Real inputs, as those of last period: the first employee is the typical one. */
  readonly sample?: EvaluationRequest | null | undefined;
  /** What inputs can be, where that is declared; the rest is assumed (`assumedBounds`). */
  readonly bounds?: InputBounds | undefined;
}

export interface LintSubject {
  readonly document: SchemeDocument;
  readonly compiled: CompiledScheme;
}
