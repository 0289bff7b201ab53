import type { z } from 'zod';
import type {
  SchemeCase,
  SchemeComponents,
  SchemeLink,
  SchemeNode,
  SchemeParameter,
} from '../document/scheme-document.ts';
import type { InBothLanguages } from './in-both-languages.ts';
import type { NodeContext, Outputs, Report } from './node-context.ts';
import type { InputPort, OutputPort } from './ports.ts';

export const NODE_GROUPS = [
  'inputs',
  'arithmetic',
  'logic',
  'tables',
  'facts',
  'team',
  'pay',
  'text',
  'results',
] as const;
export type NodeGroup = (typeof NODE_GROUPS)[number];

/** A whole small scheme that shows the kind at work; the catalogue prints it and a test runs it. */
export interface NodeExample {
  readonly nodes: readonly SchemeNode[];
  readonly links: readonly SchemeLink[];
  readonly parameters?: readonly SchemeParameter[];
  readonly components?: SchemeComponents;
  readonly inputs: SchemeCase['inputs'];
  readonly period?: string;
  readonly expect: SchemeCase['expect'];
}

/** All that one kind of node means. Its picture lives with the designer, joined by the kind's name. */
export interface NodeKindDefinition<Params> {
  readonly group: NodeGroup;
  readonly title: InBothLanguages;
  /** What it does, in one plain sentence. */
  readonly hint: InBothLanguages;
  readonly params: z.ZodType<Params>;
  readonly inputs: (params: Params) => readonly InputPort[];
  /** The first one is the output meant when a link names only the node. */
  readonly outputs: (params: Params) => readonly OutputPort[];
  /** Faults of the params themselves, told even while nothing is wired. */
  readonly check?: (params: Params, report: Report) => void;
  /**
   * Type rule and meaning at once: emits the steps and answers each output, or reports why it cannot and answers null.
   * Runs only when every connected input has a value to offer.
   */
  readonly lower: (context: NodeContext, params: Params) => Outputs | null;
  /** For a frame: what the nodes inside may read, lowered into the frame's own block. */
  readonly lowerInside?: (context: NodeContext, params: Params) => Outputs | null;
  readonly example: NodeExample;
}

/** A node of a document with its params read: what the compiler works with, whatever the kind. */
export interface BoundNode {
  readonly inputs: readonly InputPort[];
  readonly outputs: readonly OutputPort[];
  readonly check: (report: Report) => void;
  readonly lower: (context: NodeContext) => Outputs | null;
  readonly lowerInside: ((context: NodeContext) => Outputs | null) | null;
}

export type BindResult =
  | { readonly ok: true; readonly node: BoundNode }
  | { readonly ok: false; readonly issues: readonly z.core.$ZodIssue[] };

/** A kind with its params' type closed over, so that all kinds fit one catalogue. */
export interface NodeKind {
  readonly group: NodeGroup;
  readonly title: InBothLanguages;
  readonly hint: InBothLanguages;
  readonly params: z.ZodType;
  readonly example: NodeExample;
  readonly isFrame: boolean;
  readonly bind: (params: unknown) => BindResult;
}

export function defineNodeKind<Params>(definition: NodeKindDefinition<Params>): NodeKind {
  const { group, title, hint, params, example, lowerInside } = definition;
  return {
    group,
    title,
    hint,
    params,
    example,
    isFrame: lowerInside !== undefined,
    bind: remembered((input) => {
      const parsed = params.safeParse(input);
      if (!parsed.success) return { ok: false, issues: parsed.error.issues };
      const { data } = parsed;
      return {
        ok: true,
        node: {
          inputs: definition.inputs(data),
          outputs: definition.outputs(data),
          check: (report) => definition.check?.(data, report),
          lower: (context) => definition.lower(context, data),
          lowerInside: lowerInside === undefined ? null : (context) => lowerInside(context, data),
        },
      };
    }),
  };
}

/**
 * A document is compiled again at every keystroke and nearly all its params are the same objects as before, which
 * nobody writes into: each is read once.
 */
function remembered(bind: NodeKind['bind']): NodeKind['bind'] {
  const known = new WeakMap<object, BindResult>();
  return (params) => {
    if (typeof params !== 'object' || params === null) return bind(params);
    const found = known.get(params) ?? bind(params);
    known.set(params, found);
    return found;
  };
}
