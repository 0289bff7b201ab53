import { explainInWords } from '@premia/locale';
import type { CompiledScheme, EmployeeResult, Plan, SchemeDocument, Trace } from '@premia/scheme';
import type { Language } from '../../command.ts';

/** How one result came about, as it is printed. */
export interface PrintedExplanation {
  readonly code: string;
  readonly sentences: readonly string[];
  readonly steps: readonly PrintedStep[];
}

interface PrintedStep {
  readonly nodeId: string;
  readonly number: number | null;
  readonly title: string | null;
  readonly rule: string;
  readonly result: string | null;
  readonly state: string;
}

export interface ExplainSetting {
  readonly document: SchemeDocument;
  readonly types: CompiledScheme['types'];
  readonly plan: Plan;
  readonly period: string;
  readonly language: Language;
}

/** Every payout and indicator of one employee in sentences and steps. */
export function explainResult(
  { trace }: Pick<EmployeeResult, 'trace'> & { readonly trace: Trace },
  { document, types, plan, period, language }: ExplainSetting,
): readonly PrintedExplanation[] {
  return plan.results.flatMap((result): readonly PrintedExplanation[] => {
    if (result.kind === 'balance') return [];
    const { nodeId, code } = result;
    const explained = explainInWords({ scheme: document, types, trace, period, result: nodeId, language });
    const steps = explained.steps.map(({ rule, ...step }) => ({ ...step, rule: rule.text }));
    return [{ code, sentences: explained.sentences.map(({ text }) => text), steps }];
  });
}
