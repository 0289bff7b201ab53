import type { SchemeDocument, SchemeLink, SchemeNode } from '../document/scheme-document.ts';
import type { BoundNode, NodeKind } from '../nodes/node-kind.ts';
import type { PlanParameter } from '../plan/plan.ts';

/** A document with every reference resolved: what is left to do is types and steps. */
export interface LinkedScheme {
  readonly document: SchemeDocument;
  readonly parameters: ReadonlyMap<string, PlanParameter>;
  /** Healthy nodes by id; one with a fault in itself is not among them, and its readers are blocked. */
  readonly nodes: ReadonlyMap<string, LinkedNode>;
}

export interface LinkedNode {
  readonly node: SchemeNode;
  readonly kind: NodeKind;
  readonly bound: BoundNode;
  /** The frame it runs in, if that is a healthy one. */
  readonly frame: string | null;
  readonly sources: Map<string, LinkedSource[]>;
  /** Outputs that somebody reads. */
  readonly readOutputs: Set<string>;
  /** A required input has no link, or one that leads nowhere: it cannot be lowered. */
  blocked: boolean;
}

export interface LinkedSource {
  readonly nodeId: string;
  readonly output: string;
  /** Whether this is a value of the current fact, inside the frame `nodeId`. */
  readonly inside: boolean;
  readonly link: SchemeLink;
}
