import type { BilingualText } from './bilingual-text.ts';

/** What a comment is pinned to: the whole scheme, a node, one of its ports, or a cell by its path in the node's params. */
export interface CommentAnchor {
  readonly nodeId?: string | undefined;
  readonly port?: string | undefined;
  readonly path?: string | undefined;
}

/** A remark on a scheme, or an answer to one (`threadId`). */
export interface SchemeComment {
  readonly id: string;
  readonly threadId: string | null;
  readonly anchor: CommentAnchor;
  readonly text: string;
  readonly mentions: readonly string[];
  readonly author: { readonly id: string; readonly name: BilingualText };
  readonly createdAt: string;
  readonly resolvedAt: string | null;
  readonly resolvedBy: BilingualText | null;
}

export interface MentionablePerson {
  readonly id: string;
  readonly name: BilingualText;
}
