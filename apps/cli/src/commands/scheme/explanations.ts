import { type Explanation, explainInWords, payMoreSentence, tellingChanges } from '@premia/locale';
import {
  type CompiledScheme,
  type EmployeeResult,
  type EvaluationRequest,
  type PayMore,
  type Plan,
  payMore,
  type SchemeDocument,
  type Trace,
} from '@premia/scheme';
import type { Language } from '../../command.ts';

/** How one result came about, as it is printed. */
export interface PrintedExplanation extends PrintedWords {
  readonly code: string;
}

interface PrintedWords {
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
  /** What a component did, or a frame with one of its records. */
  readonly inside?: PrintedWords;
}

export interface ExplainSetting {
  readonly document: SchemeDocument;
  readonly types: CompiledScheme['types'];
  readonly plan: Plan;
  readonly request: EvaluationRequest;
  readonly language: Language;
}

/** Every payout and indicator of one employee in sentences and steps. */
export function explainResult(
  { trace }: Pick<EmployeeResult, 'trace'> & { readonly trace: Trace },
  { document, types, plan, request: { period }, language }: ExplainSetting,
): readonly PrintedExplanation[] {
  return plan.results.flatMap((result): readonly PrintedExplanation[] => {
    if (result.kind === 'balance') return [];
    const { nodeId, code } = result;
    const explained = explainInWords({ scheme: document, types, trace, period, result: nodeId, language });
    return [{ code, ...printed(explained) }];
  });
}

/** Sentences and steps without the links a page makes of their values. */
function printed({ sentences, steps }: Explanation): PrintedWords {
  return {
    sentences: sentences.map(({ text }) => text),
    steps: steps.map(({ rule, inside, ...step }) => ({
      ...step,
      rule: rule.text,
      ...(inside === undefined ? {} : { inside: printed(inside) }),
    })),
  };
}

/** A smallest change that pays more, with its sentence where it is worth one. */
export type PrintedChange = PayMore & { readonly sentence: string | null };

/** What would pay one employee more. */
export function changesThatPayMore(
  employeeId: string,
  { plan, request, language }: ExplainSetting,
): readonly PrintedChange[] {
  const changes = payMore({ plan, request, employeeId });
  const telling = new Set(tellingChanges(changes));
  const { currency } = plan;
  return changes.map((change) => ({
    ...change,
    sentence: telling.has(change) ? payMoreSentence(change, { currency, language }) : null,
  }));
}
