import type { ShownType, ShownValue } from '../format/value.ts';
import type { BilingualText, Language } from '../language.ts';
import type { NameOf } from '../wording/describe.ts';

/*
 * What an explanation is made from and what comes out. The inputs are shapes: a scheme document, the types of
 * its outputs (`compileScheme(document).types`) and a trace fit them as they are.
 */

export interface ExplainedNode {
  readonly id: string;
  readonly kind: string;
  readonly title?: BilingualText | undefined;
  readonly params?: Readonly<Record<string, unknown>> | undefined;
  readonly frame?: string | undefined;
}

export interface ExplainedScheme {
  readonly nodes: readonly ExplainedNode[];
  /** `from` is `node` or `node.output`, `to` is `node.input`. */
  readonly links: readonly { readonly from: string; readonly to: string }[];
  readonly title?: BilingualText | undefined;
  readonly parameters?: readonly { readonly key: string; readonly title?: BilingualText | undefined }[] | undefined;
  /** The schemes used as nodes, by the version that nodes pin. */
  readonly components?: Readonly<Record<string, ExplainedScheme>> | undefined;
}

/** Whose value of a parameter counted: it is not the scheme's own. */
export interface ExplainedOrigin {
  readonly scope: { readonly kind: 'company' | 'department' | 'employee'; readonly name: BilingualText };
  readonly from: string;
  readonly setBy: BilingualText;
  readonly reason: string;
}

export interface ExplainedProblem {
  readonly code: string;
  readonly nodeId: string;
  readonly input: string | null;
  readonly details: Readonly<Record<string, string>>;
}

export type ExplainedValue = ShownValue | { readonly kind: 'problem'; readonly problem: ExplainedProblem };

/** A record a frame worked out, with what its inner nodes came to. */
export interface ExplainedFact {
  readonly source: string;
  readonly id: string;
  readonly contribution?: ExplainedValue | undefined;
  readonly inner?: readonly ExplainedTraceNode[] | undefined;
}

export interface ExplainedTraceNode {
  readonly nodeId: string;
  readonly outputs: Readonly<Record<string, ExplainedValue>>;
  readonly factsUsed?: readonly ExplainedFact[] | undefined;
  readonly factsExcluded?:
    | readonly {
        readonly source: string;
        readonly id: string;
        readonly reason: string;
        readonly field?: string | undefined;
      }[]
    | undefined;
}

export interface ExplainRequest {
  readonly scheme: ExplainedScheme;
  /** Types of the outputs by `node.output`, the node's main output first. */
  readonly types: ReadonlyMap<string, ShownType>;
  readonly trace: { readonly nodes: readonly ExplainedTraceNode[] };
  /** `2026-10`, `2026-Q3` or `2026`. */
  readonly period: string;
  /** The result to explain: the id of a payout or indicator node. */
  readonly result: string;
  /** Titles of criteria, attributes, parameters and tables by key; a key stands for itself without one. */
  readonly nameOf?: NameOf | undefined;
  /** What people call a record; its id stands for itself without one. */
  readonly recordNameOf?: ((record: { readonly source: string; readonly id: string }) => string | null) | undefined;
  /** Where a parameter's value is from, by its key in the plan; null for the scheme's own. */
  readonly originOf?: ((parameter: string) => ExplainedOrigin | null) | undefined;
  readonly language: Language;
}

/** A piece of a sentence; a piece with a `nodeId` is a value that can become a link to it. */
export interface SentencePart {
  readonly text: string;
  readonly nodeId?: string;
  readonly output?: string;
}

export interface Sentence {
  readonly text: string;
  readonly parts: readonly SentencePart[];
}

/** `problem`: no value, the rule says why; `not-applied`: a rule that changed nothing. */
export type StepState = 'value' | 'problem' | 'not-applied';

export interface ExplanationStep {
  readonly nodeId: string;
  /** Counted from 1; null for a row that details the step above it. */
  readonly number: number | null;
  /** What the author called this step, when they did. */
  readonly title: string | null;
  readonly rule: Sentence;
  /** The formatted result; null when there is none. */
  readonly result: string | null;
  readonly state: StepState;
  /** What a component did inside, explained like a scheme of its own; of a frame, one of its records as an example. */
  readonly inside?: Explanation;
}

export interface Explanation {
  /** At most four, the amount first. */
  readonly sentences: readonly Sentence[];
  /** Every rule on the way to the result, in the order of the calculation. */
  readonly steps: readonly ExplanationStep[];
}
